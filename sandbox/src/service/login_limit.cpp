#include "service/login_limit.h"

namespace sandbox {

LoginLimit::Verdict LoginLimit::attempt(std::int64_t limit, std::int64_t window_seconds) {
    const Clock::time_point now = Clock::now();
    if (now >= window_end_) {
        used_ = 0;
        window_end_ = now + std::chrono::seconds(window_seconds);
    }
    const std::int64_t reset = std::chrono::ceil<std::chrono::seconds>(window_end_ - now).count();
    if (used_ >= limit) {
        return {false, 0, reset};
    }
    ++used_;
    return {true, limit - used_, reset};
}

void LoginLimit::clear() {
    used_ = 0;
    window_end_ = {};
}

}  // namespace sandbox
