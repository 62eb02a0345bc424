// One-time passwords for a second factor (RFC 6238): six digits, a new one every 30 seconds.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "common/error.h"
#include "common/secret.h"

namespace balvps {

inline constexpr std::int64_t totp_step = 30;  ///< in seconds

/// Decodes a secret as services show it: base32, in any case, spaces allowed.
Result<Secret> totp_key(std::string_view base32);

/// The password at a time. @param key from totp_key().
Secret totp_code(const Secret &key, std::int64_t unix_time);

}  // namespace balvps
