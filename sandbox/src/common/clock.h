// Times in the formats that the service uses.
#pragma once

#include <cstdint>
#include <string>

namespace sandbox {

/// The service writes this in place of a date if the event has not happened.
inline constexpr const char *never = "0000-00-00 00:00:00";

/// Whole seconds since 1970, the unit of a JWT's `exp`.
std::int64_t unix_time();

/// Milliseconds of a clock that is never set, for delays. Never 0.
std::int64_t steady_milliseconds();

/// The date format of HTTP headers (RFC 9110, 5.6.7): "Sun, 06 Nov 1994 08:49:37 GMT".
std::string http_date(std::int64_t seconds);

/// "YYYY-MM-DD HH:MM:SS", UTC.
std::string date_time(std::int64_t seconds);

/// "YYYY-MM-DD", UTC.
std::string date_of(std::int64_t seconds);

/// The same day in another month or year: "2027-01-31" and 1 month are "2027-02-28".
std::string months_later(const std::string &date, std::int64_t months);

/// Whole days from one date to another, negative if it is earlier.
std::int64_t days_between(const std::string &from, const std::string &to);

}  // namespace sandbox
