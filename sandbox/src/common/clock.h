// The time, as the service writes it.
#pragma once

#include <cstdint>
#include <string>

namespace sandbox {

/// What the service writes for a moment that never was.
inline constexpr const char *never = "0000-00-00 00:00:00";

/// Whole seconds since 1970 (as in a JWT's `exp`).
std::int64_t unix_time();

/// As HTTP headers have it (RFC 9110, 5.6.7): "Sun, 06 Nov 1994 08:49:37 GMT".
std::string http_date(std::int64_t seconds);

/// "YYYY-MM-DD HH:MM:SS", UTC.
std::string date_time(std::int64_t seconds);

}  // namespace sandbox
