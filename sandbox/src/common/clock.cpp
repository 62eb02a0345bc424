#include "common/clock.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>

namespace sandbox {

namespace {

/// Formats a time with strftime, in UTC.
std::string format(std::int64_t seconds, const char *pattern) {
    const std::time_t moment = seconds;
    std::tm parts{};
    gmtime_r(&moment, &parts);
    std::array<char, 64> text{};
    const std::size_t length = std::strftime(text.data(), text.size(), pattern, &parts);
    return std::string(text.data(), length);
}

std::chrono::year_month_day parsed(const std::string &date) {
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    std::sscanf(date.c_str(), "%d-%u-%u", &year, &month, &day);
    return {std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
}

}  // namespace

std::int64_t unix_time() {
    const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::seconds>(since_epoch).count();
}

std::int64_t steady_milliseconds() {
    const auto since_start = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::milliseconds>(since_start).count() + 1;
}

std::string http_date(std::int64_t seconds) {
    return format(seconds, "%a, %d %b %Y %H:%M:%S GMT");
}

std::string date_time(std::int64_t seconds) {
    return format(seconds, "%Y-%m-%d %H:%M:%S");
}

std::string date_of(std::int64_t seconds) {
    return format(seconds, "%Y-%m-%d");
}

std::string months_later(const std::string &date, std::int64_t months) {
    std::chrono::year_month_day moved = parsed(date) + std::chrono::months(months);
    if (!moved.ok()) {
        moved = moved.year() / moved.month() / std::chrono::last;
    }
    const std::chrono::sys_days day = moved;
    return date_of(std::chrono::duration_cast<std::chrono::seconds>(day.time_since_epoch()).count());
}

std::int64_t days_between(const std::string &from, const std::string &to) {
    return (std::chrono::sys_days(parsed(to)) - std::chrono::sys_days(parsed(from))).count();
}

}  // namespace sandbox
