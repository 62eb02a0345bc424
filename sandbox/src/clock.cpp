#include "clock.h"

#include <array>
#include <chrono>
#include <ctime>

namespace sandbox {

std::int64_t unix_time() {
    const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::seconds>(since_epoch).count();
}

std::string date_time(std::int64_t seconds) {
    const std::time_t moment = seconds;
    std::tm parts{};
    gmtime_r(&moment, &parts);
    std::array<char, 32> text{};
    const std::size_t length = std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M:%S", &parts);
    return std::string(text.data(), length);
}

}  // namespace sandbox
