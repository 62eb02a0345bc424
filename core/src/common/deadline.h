// How long a call may take in all, and whether its caller still wants it.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>

namespace balvps {

using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::milliseconds;

/// The host program's question "stop waiting?", asked on the calling thread.
struct Interrupt {
    std::int32_t (*function)(void *context) = nullptr;
    void *context = nullptr;

    bool requested() const { return function != nullptr && function(context) != 0; }
};

/// How often an interrupt is asked for while waiting.
inline constexpr Milliseconds interrupt_interval{50};

class Deadline {
  public:
    explicit Deadline(Milliseconds timeout) noexcept : at_(Clock::now() + timeout) {}

    Clock::time_point at() const noexcept { return at_; }
    bool passed() const noexcept { return Clock::now() >= at_; }

    /// Time left, at least zero.
    Milliseconds remaining() const noexcept {
        return std::max(Milliseconds(0), std::chrono::ceil<Milliseconds>(at_ - Clock::now()));
    }

  private:
    Clock::time_point at_;
};

}  // namespace balvps
