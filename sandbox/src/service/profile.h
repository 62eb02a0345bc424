// What a client and a contact have in common: name, address, ways to be reached.
#pragma once

#include <string_view>

#include "common/json.h"
#include "service/state.h"

namespace sandbox {

bool is_email(std::string_view text);

/// The stored profile with the arguments that are profile fields written over it. Values that cannot be
/// stored are refused; arguments that are no profile field are ignored, as PHP programs do.
Json updated_profile(const Json &stored, const Json &arguments);

/// Refuses a profile with the email address of somebody else. `own` is what is stored of the one it is for.
void refuse_taken_email(const State &state, const Json &profile, const Json *own = nullptr);

}  // namespace sandbox
