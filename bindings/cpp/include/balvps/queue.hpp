// Many calls at once, on the caller's thread.
#pragma once

#include <algorithm>

#include "client.hpp"

namespace balvps::cpp {

/// Calls that run side by side, pulled as they finish:
///
///     balvps::Queue queue(client);
///     queue.submit(balvps::GetInvoice(308976));
///     while (const auto answer = queue.next<balvps::GetInvoiceAnswer>()) { ... answer->tag() ... }
///
/// submit() and cancel() may be called from any thread, all else from one at a time. It may outlive its
/// client.
class Queue : public detail::Handle<balvps_queue, balvps_queue_free> {
  public:
    explicit Queue(ClientBase &client) : Handle(balvps_queue_new(client.get()), client.kept()) {}

    /// Adds a call, a Call or one of an operation's class. It is copied. @return its tag, 1 or more.
    std::uint64_t submit(const detail::CallHandle &call) {
        const std::uint64_t tag = balvps_queue_submit(get(), call.get());
        return tag != 0 ? tag : throw std::bad_alloc();
    }
    /// The next call to finish, whatever its order, and whether it worked or failed. T is the view to read it
    /// with; where there are several kinds, take Value and read each with as(). Waits no longer than this.
    /// @return empty: none has finished by then, the config's interrupt() ended the waiting, or empty().
    template <typename T = Value>
    std::optional<Answer<T>> next(std::chrono::milliseconds timeout = std::chrono::milliseconds(-1)) {
        const auto wait = std::clamp<std::int64_t>(timeout.count(), -1, INT32_MAX);
        balvps_result *const result = balvps_queue_next(get(), static_cast<std::int32_t>(wait));
        return result != nullptr ? std::optional<Answer<T>>(result) : std::nullopt;
    }
    /// How many calls were submitted and not yet pulled.
    std::size_t size() const noexcept { return balvps_queue_size(get()); }
    bool empty() const noexcept { return size() == 0; }
    /// Becomes readable (poll, epoll) when next(0ms) should be called; owned by the queue.
    int descriptor() const noexcept { return balvps_queue_descriptor(get()); }
    /// Cancels one call, or with 0 all: each comes as finished, with errors::Cancelled.
    void cancel(std::uint64_t tag = 0) noexcept { balvps_queue_cancel(get(), tag); }
};

}  // namespace balvps::cpp
