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

/// Puts something into a queue. @return its tag; 0: there is no queue, or no memory for it.
template <typename Put>
std::uint64_t submit(balvps_queue *queue, Put put) noexcept {
    return guarded<std::uint64_t>(0, [&] { return queue == nullptr ? 0 : put(queue->queue); });
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
    return submit(queue, [&](balvps::Queue &into) {
        if (operation == nullptr) {
            return into.submit_failed(argument_error("argument 'operation' must not be NULL"));
        }
        if (auto mistake = mistake_in(operation, params)) {
            return into.submit_failed(std::move(*mistake));
        }
        return into.submit(operation, arguments_json({}, params), options_of(params));
    });
}

uint64_t balvps_queue_submit_json(balvps_queue *queue, const char *operation, const char *json,
                                  size_t length) {
    return submit(queue, [&](balvps::Queue &into) {
        const auto arguments = text(json, length);
        if (operation == nullptr || !arguments) {
            return into.submit_failed(argument_error(operation == nullptr
                                                         ? "argument 'operation' must not be NULL"
                                                         : "argument 'length' is not the length of a text"));
        }
        return into.submit(operation, balvps::Secret(*arguments), {});
    });
}

uint64_t balvps_queue_submit_request(balvps_queue *queue, const char *method, const char *path,
                                     const char *json, size_t length, const balvps_params *params) {
    return submit(queue, [&](balvps::Queue &into) {
        if (auto mistake = mistake_in_request(method, path, json, length, params)) {
            return into.submit_failed(std::move(*mistake));
        }
        const auto body = json == nullptr ? balvps::Secret() : balvps::Secret(*text(json, length));
        return into.submit_request(method, path, body, options_of(params));
    });
}

uint64_t balvps_queue_submit_second_factor(balvps_queue *queue, const char *code, size_t length,
                                           const balvps_params *params) {
    return submit(queue, [&](balvps::Queue &into) {
        if (auto mistake = mistake_in_second_factor(code, length, params)) {
            return into.submit_failed(std::move(*mistake));
        }
        return into.submit_second_factor(balvps::Secret(*text(code, length)), options_of(params));
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
