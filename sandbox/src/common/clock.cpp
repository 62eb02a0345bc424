#include "common/clock.h"

#include <array>
#include <chrono>
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

}  // namespace

std::int64_t unix_time() {
    const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::seconds>(since_epoch).count();
}

std::string http_date(std::int64_t seconds) {
    return format(seconds, "%a, %d %b %Y %H:%M:%S GMT");
}

std::string date_time(std::int64_t seconds) {
    return format(seconds, "%Y-%m-%d %H:%M:%S");
}

}  // namespace sandbox
