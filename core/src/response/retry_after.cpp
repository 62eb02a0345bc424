#include "response/retry_after.h"

#include <algorithm>

#include "common/number.h"
#include "transport/http_date.h"

namespace balvps {
namespace {

/// The seconds from now to a Unix time in a header.
std::int64_t seconds_until_time(std::int64_t time, const HttpHeaders &headers, std::int64_t now) {
    return std::clamp<std::int64_t>(
        within_calendar(time) - read_http_date(headers.find("Date")).value_or(now), 0, longest_wait);
}

/// The seconds that a number means: a small number is seconds, a large one a Unix time.
std::int64_t seconds_until(std::int64_t number, const HttpHeaders &headers, std::int64_t now) {
    constexpr std::int64_t smallest_unix_time = 1'000'000'000;  // in 2001; no window is so many seconds
    return number >= smallest_unix_time ? seconds_until_time(number, headers, now)
                                        : std::min(number, longest_wait);
}

}  // namespace

std::int64_t seconds_of_retry_after(const HttpHeaders &headers, std::int64_t now) {
    const std::string_view retry_after = headers.find("Retry-After");
    if (const auto number = whole_number(retry_after)) {
        return seconds_until(*number, headers, now);
    }
    const auto date = read_http_date(retry_after);
    return date ? seconds_until_time(*date, headers, now) : -1;
}

std::int64_t seconds_to_wait(const HttpHeaders &headers, std::int64_t now) {
    const std::int64_t seconds = seconds_of_retry_after(headers, now);
    const auto reset = whole_number(headers.find("X-RateLimit-Reset"));
    return seconds >= 0 || !reset ? seconds : seconds_until(*reset, headers, now);
}

}  // namespace balvps
