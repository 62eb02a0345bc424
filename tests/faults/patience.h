// Time limits for busy machines and sanitizers.
#pragma once

#include <chrono>

namespace balvps::test {

using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::milliseconds;

#ifdef BALVPS_SANITIZED
inline constexpr bool under_sanitizer = true;
#else
inline constexpr bool under_sanitizer = false;
#endif

/// The longest time of a call without a fault, even on a busy machine.
inline constexpr Milliseconds ordinary_time{under_sanitizer ? 8000 : 4000};

inline Milliseconds since(Clock::time_point start) {
    return std::chrono::duration_cast<Milliseconds>(Clock::now() - start);
}

}  // namespace balvps::test
