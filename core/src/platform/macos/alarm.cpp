#include "platform/alarm.h"

#include <fcntl.h>
#include <sys/event.h>

#include <algorithm>
#include <cstdint>

namespace balvps::platform {

/// A queue of its own, whose only event is the timer.
void Alarm::open() {
    timer_ = opened(kqueue(), "kqueue");
    fcntl(timer_.get(), F_SETFD, FD_CLOEXEC);
}

void Alarm::set(Time time) const noexcept {
    struct kevent change {};
    EV_SET(&change, 0, EVFILT_TIMER, EV_DELETE, 0, 0, nullptr);
    if (time != Time::max()) {
        const auto left = std::max(std::chrono::nanoseconds(0), time - std::chrono::steady_clock::now());
        EV_SET(&change, 0, EVFILT_TIMER, EV_ADD | EV_ONESHOT, NOTE_NSECONDS, left.count(), nullptr);
    }
    kevent(timer_.get(), &change, 1, nullptr, 0, nullptr);
}

void Alarm::take() const noexcept {
    struct kevent event {};
    const timespec at_once{};
    kevent(timer_.get(), nullptr, 0, &event, 1, &at_once);
}

}  // namespace balvps::platform
