// Reads when a JSON Web Token was issued and when it expires. Only the service checks the signature.
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

/// Reads the times of a token. Both are missing if it is not a readable JWT.
JwtTimes read_jwt_times(std::string_view token);

/// How long a token that was issued just now is valid, if it says so. It is computed from the token's own
/// `iat`, so a different local clock does no harm.
std::optional<std::chrono::seconds> lifetime_when_fresh(const JwtTimes &times, std::int64_t now);

}  // namespace balvps
