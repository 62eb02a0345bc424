// What a client and a contact have in common: name, address, ways to be reached.
#pragma once

#include <string_view>

#include "json.h"

namespace sandbox {

bool is_email(std::string_view text);

/// The stored profile with the arguments that are profile fields written over it. Values that cannot be
/// stored are refused; arguments that are no profile field are ignored, as PHP programs do.
Json updated_profile(const Json &stored, const Json &arguments);

}  // namespace sandbox
