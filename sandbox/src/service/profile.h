// The profile of a client or a contact: name, postal address, email address and telephone.
#pragma once

#include <span>
#include <string_view>

#include "common/json.h"
#include "service/state.h"
#include "settings.h"

namespace sandbox {

bool is_email(std::string_view text);

/// The fields that only this company asks for.
std::span<const char *const> own_profile_fields();

/// A copy of the stored profile with the profile fields among the arguments applied. Invalid values are
/// refused. Other arguments are ignored, as PHP programs do.
Json updated_profile(const Json &stored, const Json &arguments, const Settings &settings);

/// Throws Refusal if another client or contact has the profile's email address.
/// @param own the stored profile that is being changed, or nullptr for a new one
void refuse_taken_email(const State &state, const Json &profile, const Json *own = nullptr);

}  // namespace sandbox
