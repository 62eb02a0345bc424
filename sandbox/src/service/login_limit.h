// The limit on login attempts. Its fixed window begins with the first attempt.
#pragma once

#include <chrono>
#include <cstdint>

namespace sandbox {

class LoginLimit {
  public:
    struct Verdict {
        bool allowed;
        std::int64_t remaining;
        std::int64_t reset;  ///< seconds until the window ends
    };

    /// Counts one attempt.
    Verdict attempt(std::int64_t limit, std::int64_t window_seconds);
    void clear();

  private:
    using Clock = std::chrono::steady_clock;

    std::int64_t used_ = 0;
    Clock::time_point window_end_{};
};

}  // namespace sandbox
