#include "platform/event_set.h"

#include <fcntl.h>
#include <sys/event.h>
#include <sys/time.h>

#include <algorithm>
#include <ctime>

namespace balvps::platform {
namespace {

bool control(const FileDescriptor &set, int descriptor, std::int16_t filter, int flags) noexcept {
    struct kevent change {};
    EV_SET(&change, static_cast<std::uintptr_t>(descriptor), filter, static_cast<std::uint16_t>(flags), 0, 0,
           nullptr);
    return kevent(set.get(), &change, 1, nullptr, 0, nullptr) == 0;
}

bool want(const FileDescriptor &set, int descriptor, std::int16_t filter, bool wanted) noexcept {
    if (!wanted) {
        control(set, descriptor, filter, EV_DELETE);  // it may not be there
        return true;
    }
    return control(set, descriptor, filter, EV_ADD);
}

}  // namespace

EventSet::EventSet() : set_(opened(kqueue(), "kqueue")) {
    fcntl(set_.get(), F_SETFD, FD_CLOEXEC);
}

bool EventSet::watch(int descriptor, Readiness wanted) noexcept {
    return want(set_, descriptor, EVFILT_READ, wanted.readable) &&
           want(set_, descriptor, EVFILT_WRITE, wanted.writable);
}

bool EventSet::watch_edges(int descriptor) noexcept {
    return control(set_, descriptor, EVFILT_READ, EV_ADD | EV_CLEAR);
}

void EventSet::forget(int descriptor) noexcept {
    watch(descriptor, {});
}

std::span<const Event> EventSet::wait(Events &events, std::chrono::milliseconds longest) const noexcept {
    std::array<struct kevent, most_events> found{};
    const auto wait = std::max(longest, std::chrono::milliseconds(0));
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(wait);
    timespec time{};
    time.tv_sec = static_cast<time_t>(seconds.count());
    time.tv_nsec = static_cast<long>(std::chrono::nanoseconds(wait - seconds).count());
    const int count =
        std::max(0, kevent(set_.get(), nullptr, 0, found.data(), static_cast<int>(found.size()), &time));
    std::transform(found.begin(), found.begin() + count, events.begin(), [](const struct kevent &event) {
        return Event{static_cast<int>(event.ident), event.filter == EVFILT_READ, event.filter == EVFILT_WRITE,
                     (event.flags & (EV_EOF | EV_ERROR)) != 0};
    });
    return std::span(events).first(static_cast<std::size_t>(count));
}

}  // namespace balvps::platform
