// The time limit of a call, and its cancellation.
#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>

namespace balvps {

using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::milliseconds;

/// How a caller stops a call: a function of the host program, called on the calling thread, and a flag that
/// any thread may set.
struct Interrupt {
    std::int32_t (*function)(void *context) = nullptr;
    void *context = nullptr;
    const std::atomic<bool> *cancelled = nullptr;

    bool is_cancelled() const noexcept {
        return cancelled != nullptr && cancelled->load(std::memory_order_relaxed);
    }
    bool possible() const noexcept { return function != nullptr || cancelled != nullptr; }
    bool requested() const { return is_cancelled() || (function != nullptr && function(context) != 0); }
};

/// How often a waiting call checks its interrupt.
inline constexpr Milliseconds interrupt_interval{50};

class Deadline {
  public:
    explicit Deadline(Milliseconds timeout) noexcept : at_(Clock::now() + timeout) {}

    /// The earlier of this deadline and a new one that begins now.
    Deadline within(Milliseconds timeout) const noexcept {
        Deadline earlier(timeout);
        earlier.at_ = std::min(earlier.at_, at_);
        return earlier;
    }

    Clock::time_point at() const noexcept { return at_; }
    bool passed() const noexcept { return Clock::now() >= at_; }

    /// Time left; zero if the deadline has passed.
    Milliseconds remaining() const noexcept {
        return std::max(Milliseconds(0), std::chrono::ceil<Milliseconds>(at_ - Clock::now()));
    }

  private:
    Clock::time_point at_;
};

}  // namespace balvps
