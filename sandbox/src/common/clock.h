// Times in the formats that the service uses.
#pragma once

#include <cstdint>
#include <string>

namespace sandbox {

/// The service writes this in place of a date if the event has not happened.
inline constexpr const char *never = "0000-00-00 00:00:00";

/// Whole seconds since 1970, the unit of a JWT's `exp`.
std::int64_t unix_time();

/// The date format of HTTP headers (RFC 9110, 5.6.7): "Sun, 06 Nov 1994 08:49:37 GMT".
std::string http_date(std::int64_t seconds);

/// "YYYY-MM-DD HH:MM:SS", UTC.
std::string date_time(std::int64_t seconds);

}  // namespace sandbox
