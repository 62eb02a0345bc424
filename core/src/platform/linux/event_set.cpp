#include "platform/event_set.h"

#include <sys/epoll.h>

#include <algorithm>
#include <cerrno>

namespace balvps::platform {
namespace {

constexpr std::chrono::milliseconds longest_wait{86'400'000};  // the call takes an int

bool control(const FileDescriptor &set, int operation, int descriptor, std::uint32_t events) noexcept {
    epoll_event event{};
    event.events = events;
    event.data.fd = descriptor;
    return epoll_ctl(set.get(), operation, descriptor, &event) == 0;
}

}  // namespace

EventSet::EventSet() : set_(opened(epoll_create1(EPOLL_CLOEXEC), "epoll_create1")) {}

bool EventSet::watch(int descriptor, Readiness wanted) noexcept {
    const std::uint32_t events =
        (wanted.readable ? std::uint32_t{EPOLLIN} : 0U) | (wanted.writable ? std::uint32_t{EPOLLOUT} : 0U);
    return control(set_, EPOLL_CTL_ADD, descriptor, events) ||
           (errno == EEXIST && control(set_, EPOLL_CTL_MOD, descriptor, events));
}

bool EventSet::watch_edges(int descriptor) noexcept {
    return control(set_, EPOLL_CTL_ADD, descriptor, EPOLLIN | EPOLLET);
}

void EventSet::forget(int descriptor) noexcept {
    epoll_ctl(set_.get(), EPOLL_CTL_DEL, descriptor, nullptr);
}

std::span<const Event> EventSet::wait(Events &events, std::chrono::milliseconds longest) const noexcept {
    std::array<epoll_event, most_events> found;  // NOLINT(*-member-init): the system fills what is read
    const auto wait = std::clamp(longest, std::chrono::milliseconds(0), longest_wait).count();
    const int count = std::max(
        0, epoll_wait(set_.get(), found.data(), static_cast<int>(found.size()), static_cast<int>(wait)));
    std::transform(found.begin(), found.begin() + count, events.begin(), [](const epoll_event &event) {
        return Event{event.data.fd, (event.events & EPOLLIN) != 0, (event.events & EPOLLOUT) != 0,
                     (event.events & (EPOLLERR | EPOLLHUP)) != 0};
    });
    return std::span(events).first(static_cast<std::size_t>(count));
}

}  // namespace balvps::platform
