#include <chrono>
#include <string>

#include "call_operation.h"
#include "firewall.h"
#include "text.h"

using namespace balvps::capi;

namespace {

/// When a time in milliseconds is over; nothing: never.
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

uint64_t balvps_queue_submit(balvps_queue *queue, const char *operation, const balvps_params *params) {
    return guarded<std::uint64_t>(0, [&]() -> std::uint64_t {
        if (queue == nullptr) {
            return 0;
        }
        if (operation == nullptr) {
            return queue->queue.submit_failed(argument_error("argument 'operation' must not be NULL"));
        }
        if (auto mistake = mistake_in(operation, params)) {
            return queue->queue.submit_failed(std::move(*mistake));
        }
        return queue->queue.submit(operation, arguments_json({}, params),
                                   params == nullptr ? balvps::CallOptions() : params->options);
    });
}

uint64_t balvps_queue_submit_json(balvps_queue *queue, const char *operation, const char *json,
                                  size_t length) {
    return guarded<std::uint64_t>(0, [&]() -> std::uint64_t {
        if (queue == nullptr) {
            return 0;
        }
        const auto arguments = text(json, length);
        if (operation == nullptr || !arguments) {
            return queue->queue.submit_failed(
                argument_error(operation == nullptr ? "argument 'operation' must not be NULL"
                                                    : "argument 'length' is not the length of a text"));
        }
        return queue->queue.submit(operation, balvps::Secret(*arguments), {});
    });
}

balvps_result *balvps_queue_next(balvps_queue *queue, int32_t timeout_ms) {
    return guarded<balvps_result *>(nullptr, [&]() -> balvps_result * {
        if (queue == nullptr) {
            return nullptr;
        }
        auto result =
            std::make_unique<balvps_result>(balvps::Outcome());  // first, so that none is lost for it
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
