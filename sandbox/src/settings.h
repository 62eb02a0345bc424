// The sandbox's settings, which the command line and the control path change.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace sandbox {

/// The format of the answers.
enum class Dialect {
    wire,       ///< as in recorded traffic of sister installs
    hostile,    ///< as `wire`, but every list is an object with a gap
    documented  ///< exactly as in the service's document
};

/// The dialects by name.
const std::map<std::string, Dialect> &dialects();

/// How the content of TXT and SPF records is sent and shown.
enum class TxtStyle {
    bare,   ///< taken as it is, and shown within double quotes
    quoted  ///< quoted strings with escapes, as in a zone file
};

/// The styles by name.
const std::map<std::string, TxtStyle> &txt_styles();

/// The longest delay that can be set, in seconds: a day.
inline constexpr double most_seconds = 86400;

struct Settings {
    Dialect dialect = Dialect::wire;
    TxtStyle txt_style = TxtStyle::bare;
    std::int64_t accounts = 1;                  ///< after a start or a reset
    std::int64_t minimum_ttl = 0;               ///< seconds; a lower TTL of a written record is raised to it
    std::int64_t token_lifetime = 3600;         ///< seconds
    std::int64_t refresh_lifetime = 86400;      ///< seconds
    std::int64_t login_limit = 25;              ///< attempts per window, 0 = no limit
    std::int64_t login_window = 300;            ///< seconds
    std::optional<int> unauthorized_status;     ///< unset: the dialect decides
    bool login_reset_as_time = false;           ///< X-RateLimit-Reset is a Unix time, not the seconds left
    bool basic = true;                          ///< Basic authentication is accepted
    bool service_dns = false;                   ///< GET /service/@service_id/dns exists
    bool second_factor = false;                 ///< a login asks for a second factor
    std::int64_t second_factor_lifetime = 300;  ///< seconds in which it must be given
    bool second_factor_expires_as_time = true;  ///< mfa.expires_at is a Unix time, not a date
    std::string totp_secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";  ///< base32; the default is RFC 6238's
    std::int64_t delay_ms = 0;         ///< every API answer is sent this much later
    double vm_delay = 1;               ///< seconds that a virtual machine takes to start, stop, …
    double activation_delay = 1;       ///< seconds from an order's payment until its service is active
    std::vector<std::string> missing;  ///< operations that this install does not have

    // Each of these is a row of switches().
    bool module_routes = false;
    bool leading_slash = false;
    bool own_fields = true;
    bool mismatched_names = true;
    bool empty_types = true;
    bool broken_examples = true;

    /// The HTTP status of "unauthorized" and "token_expired".
    int effective_unauthorized_status() const;
};

/// A setting that is on or off. The command line has an option for each, the control path a key.
struct Switch {
    const char *name;    ///< "leading_slash"; the options are --leading-slash and --no-leading-slash
    const char *effect;  ///< what it does when it is on
    bool Settings::*value;
};

std::span<const Switch> switches();

}  // namespace sandbox
