// Many calls at once, on the caller's thread.
#pragma once

#include <algorithm>

#include "client.hpp"

namespace balvps::cpp {

/// Calls that run at the same time. Each is taken out when it has finished:
///
///     balvps::Queue queue(client);
///     queue.submit(balvps::GetInvoice(308976));
///     while (const auto answer = queue.next<balvps::GetInvoiceAnswer>()) { ... answer->tag() ... }
///
/// Any thread may call submit() and cancel(). Only one thread at a time may call the other functions. A queue
/// may outlive its client.
class Queue : public detail::Handle<balvps_queue, balvps_queue_free> {
  public:
    explicit Queue(ClientBase &client) : Handle(balvps_queue_new(client.get()), client.kept()) {}

    /// Adds a copy of a call. It is a Call or of an operation's class. @return its tag, 1 or more.
    std::uint64_t submit(const detail::CallHandle &call) {
        const std::uint64_t tag = balvps_queue_submit(get(), call.get());
        return tag != 0 ? tag : throw std::bad_alloc();
    }
    /// Waits for the next call that finishes, in any order, and returns its answer or error. T is the view of
    /// the answer. If the queue has calls of several operations, use Value here and as() for each answer.
    /// @return nothing if the timeout passed, if the config's interrupt() returned true, or if empty().
    template <typename T = Value>
    std::optional<Answer<T>> next(std::chrono::milliseconds timeout = std::chrono::milliseconds(-1)) {
        const auto wait = std::clamp<std::int64_t>(timeout.count(), -1, INT32_MAX);
        balvps_result *const result = balvps_queue_next(get(), static_cast<std::int32_t>(wait));
        return result != nullptr ? std::optional<Answer<T>>(result) : std::nullopt;
    }
    /// The number of calls that were submitted and not yet returned by next().
    std::size_t size() const noexcept { return balvps_queue_size(get()); }
    bool empty() const noexcept { return size() == 0; }
    /// A descriptor for poll or epoll. If it is readable, call next(0ms). The queue owns it.
    int descriptor() const noexcept { return balvps_queue_descriptor(get()); }
    /// Cancels one call, or all calls with 0. next() returns each of them with errors::Cancelled.
    void cancel(std::uint64_t tag = 0) noexcept { balvps_queue_cancel(get(), tag); }
};

}  // namespace balvps::cpp
