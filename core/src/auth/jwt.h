// What a client may read from a JSON Web Token: when it was issued and when it expires. The signature is the
// service's business.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

namespace balvps {

struct JwtTimes {
    std::optional<std::int64_t> issued_at = {};   ///< `iat`, Unix time
    std::optional<std::int64_t> expires_at = {};  ///< `exp`, Unix time
};

/// Reads the times from a token; both are missing where it is not a readable JWT.
JwtTimes read_jwt_times(std::string_view token);

/// How long a token that has just been issued stays valid, if it says so.
/// Reckoned from the token's own `iat`, so that a clock that runs differently here does no harm.
std::optional<std::chrono::seconds> lifetime_when_fresh(const JwtTimes &times, std::int64_t now);

}  // namespace balvps
