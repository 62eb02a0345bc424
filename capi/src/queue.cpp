#include <chrono>

#include "firewall.h"

using namespace balvps::capi;

namespace {

/// The time in so many milliseconds. None if the number is negative: the wait has no end.
std::optional<balvps::Clock::time_point> end_of(std::int32_t timeout_ms) {
    if (timeout_ms < 0) {
        return std::nullopt;
    }
    return balvps::Clock::now() + balvps::Milliseconds(timeout_ms);
}

}  // namespace

extern "C" {

balvps_queue *balvps_queue_new(balvps_client *client) {
    return guarded<balvps_queue *>(nullptr, [&]() -> balvps_queue * {
        if (client == nullptr) {
            return nullptr;
        }
        return std::make_unique<balvps_queue>(client->client).release();
    });
}

uint64_t balvps_queue_submit(balvps_queue *queue, const balvps_call *call) {
    return guarded<std::uint64_t>(0, [&]() -> std::uint64_t {
        return queue == nullptr || call == nullptr ? 0 : queue->queue.submit(call->input);
    });
}

balvps_result *balvps_queue_next(balvps_queue *queue, int32_t timeout_ms) {
    return guarded<balvps_result *>(nullptr, [&]() -> balvps_result * {
        if (queue == nullptr) {
            return nullptr;
        }
        // Made first, so that a finished call is not lost when there is no memory for its result.
        auto result = std::make_unique<balvps_result>(balvps::Outcome());
        auto finished = queue->queue.next(end_of(timeout_ms));
        if (!finished) {
            return nullptr;
        }
        result->take(std::move(finished->outcome));
        result->tag = finished->tag;
        return result.release();
    });
}

size_t balvps_queue_size(const balvps_queue *queue) {
    return queue == nullptr ? 0 : queue->queue.size();
}

int32_t balvps_queue_descriptor(const balvps_queue *queue) {
    return queue == nullptr ? -1 : queue->queue.descriptor();
}

void balvps_queue_cancel(balvps_queue *queue, uint64_t tag) {
    if (queue != nullptr) {
        guarded(false, [&] {
            queue->queue.cancel(tag);
            return true;
        });
    }
}

void balvps_queue_free(balvps_queue *queue) {
    std::unique_ptr<balvps_queue>(queue).reset();
}

}  // extern "C"
