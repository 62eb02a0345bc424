#include "platform/alarm.h"

#include <sys/timerfd.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>

namespace balvps::platform {

void Alarm::open() {
    timer_ = opened(timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK), "timerfd_create");
}

void Alarm::set(Time time) const noexcept {
    // steady_clock is CLOCK_MONOTONIC here. A time of zero stops the timer.
    const auto nanoseconds =
        time == Time::max()
            ? 0
            : std::max<std::int64_t>(1, time.time_since_epoch() / std::chrono::nanoseconds(1));
    itimerspec when{};
    when.it_value.tv_sec = static_cast<time_t>(nanoseconds / 1'000'000'000);
    when.it_value.tv_nsec = static_cast<long>(nanoseconds % 1'000'000'000);
    timerfd_settime(timer_.get(), TFD_TIMER_ABSTIME, &when, nullptr);
}

void Alarm::take() const noexcept {
    std::uint64_t count = 0;
    static_cast<void>(!::read(timer_.get(), &count, sizeof count));
}

}  // namespace balvps::platform
