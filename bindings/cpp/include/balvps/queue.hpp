// Many calls at once, on the caller's thread.
#pragma once

#include <chrono>

#include "call.hpp"

namespace balvps::cpp {

/// Calls that run side by side, pulled as they finish:
///
///     balvps::Queue queue(client);
///     queue.submit("get_invoice", balvps::Params().set("id", 308976));
///     while (auto answer = queue.next()) { ... answer->tag() ... }
///
/// submit() and cancel() may be called from any thread, all else from one at a time.
class Queue : public detail::Handle<balvps_queue, balvps_queue_free> {
  public:
    explicit Queue(detail::ClientBase &client) : Handle(balvps_queue_new(client.get())) {}

    /// Adds a call. @param params are copied. @return its tag, 1 or more.
    std::uint64_t submit(const std::string &operation, const detail::ParamsHandle &params = Params()) {
        const std::uint64_t tag = balvps_queue_submit(get(), operation.c_str(), params.get());
        return tag != 0 ? tag : throw std::bad_alloc();
    }
    /// The next call to finish, whatever its order; `as` reads it as its operation's view. Waits no longer
    /// than this. @return empty: none has finished by then, or none is left.
    std::optional<Answer<>> next(std::chrono::milliseconds timeout = std::chrono::milliseconds(-1)) {
        const std::shared_ptr<balvps_result> result(
            balvps_queue_next(get(), static_cast<std::int32_t>(timeout.count())), balvps_result_free);
        return result ? std::optional<Answer<>>(result) : std::nullopt;
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
