// What the command line and the control path can change about the sandbox.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace sandbox {

/// Which reading of the service the sandbox plays.
enum class Dialect {
    wire,       ///< as recorded traffic of sister installs looks
    hostile,    ///< as that, and every list is an object with a gap
    documented  ///< exactly as the service's document says
};

/// What the dialects are called.
const std::map<std::string, Dialect> &dialects();

struct Settings {
    Dialect dialect = Dialect::wire;
    std::int64_t token_lifetime = 3600;         ///< seconds
    std::int64_t refresh_lifetime = 86400;      ///< seconds
    std::int64_t login_limit = 25;              ///< attempts per window, 0 = none
    std::int64_t login_window = 300;            ///< seconds
    std::optional<int> unauthorized_status;     ///< unset: what the dialect says
    bool login_reset_as_time = false;           ///< X-RateLimit-Reset: Unix time, not seconds left
    bool basic = true;                          ///< Basic authentication is accepted
    bool service_dns = false;                   ///< GET /service/@service_id/dns exists
    bool second_factor = false;                 ///< a login asks for a second factor
    std::int64_t second_factor_lifetime = 300;  ///< seconds to give it in
    bool second_factor_expires_as_time = true;  ///< mfa.expires_at: Unix time, not a date
    std::string totp_secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";  ///< base32; this one is RFC 6238's
    std::int64_t delay_ms = 0;  ///< every API answer is held back this long

    /// The HTTP status of "unauthorized" and "token_expired".
    int effective_unauthorized_status() const;
};

}  // namespace sandbox
