#include "client/backoff.h"

#include <algorithm>
#include <random>
#include <thread>

namespace balvps {

Milliseconds backoff(const RetrySettings &settings, int retry) {
    constexpr int most_doublings = 20;  // beyond any bound that the config allows
    const Milliseconds doubled = settings.base * (std::int64_t{1} << std::min(retry, most_doublings));
    const Milliseconds bound = std::min(doubled, settings.longest);
    std::random_device source;
    return Milliseconds(std::uniform_int_distribution<Milliseconds::rep>(0, bound.count())(source));
}

WaitOutcome wait(Milliseconds duration, const Deadline &deadline, const Interrupt &interrupt) {
    const Clock::time_point end = Clock::now() + duration;
    if (end >= deadline.at()) {
        return WaitOutcome::out_of_time;
    }
    while (Clock::now() < end) {
        if (interrupt.requested()) {
            return WaitOutcome::cancelled;
        }
        std::this_thread::sleep_until(std::min(end, Clock::now() + interrupt_interval));
    }
    return WaitOutcome::done;
}

}  // namespace balvps
