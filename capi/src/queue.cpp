#include <chrono>
#include <string>

#include "call_operation.h"
#include "firewall.h"
#include "text.h"

using namespace balvps::capi;

namespace {

/// The time when so many milliseconds are over. None if the number is negative: the wait has no end.
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

uint64_t balvps_queue_submit(balvps_queue *queue, const char *operation, size_t operation_length,
                             const balvps_params *params) {
    return submit(queue, [&](balvps::Queue &into) {
        auto name = operation_name({operation, operation_length});
        if (!name) {
            return into.submit_failed(std::move(name.error()));
        }
        if (auto checked = check(*name, params); !checked) {
            return into.submit_failed(std::move(checked.error()));
        }
        return into.submit(*name, arguments_of({}, params), options_of(params));
    });
}

uint64_t balvps_queue_submit_json(balvps_queue *queue, const char *operation, size_t operation_length,
                                  const char *json, size_t json_length) {
    return submit(queue, [&](balvps::Queue &into) {
        auto name = operation_name({operation, operation_length});
        auto text = call_json({json, json_length});
        if (!name || !text) {
            return into.submit_failed(std::move(name ? text.error() : name.error()));
        }
        auto arguments = balvps::read_arguments(*text);
        if (!arguments) {
            arguments.error().operation = *name;
            return into.submit_failed(std::move(arguments.error()));
        }
        return into.submit(*name, std::move(*arguments), {});
    });
}

uint64_t balvps_queue_submit_request(balvps_queue *queue, const char *method, size_t method_length,
                                     const char *path, size_t path_length, const char *json,
                                     size_t json_length, const balvps_params *params) {
    return submit(queue, [&](balvps::Queue &into) {
        auto texts = request_texts({method, method_length}, {path, path_length}, {json, json_length}, params);
        if (!texts) {
            return into.submit_failed(std::move(texts.error()));
        }
        const auto body = json == nullptr ? balvps::Secret() : balvps::Secret(texts->json);
        return into.submit_request(texts->method, texts->path, body, options_of(params));
    });
}

uint64_t balvps_queue_submit_second_factor(balvps_queue *queue, const char *code, size_t length,
                                           const balvps_params *params) {
    return submit(queue, [&](balvps::Queue &into) {
        auto text = second_factor_code({code, length}, params);
        if (!text) {
            return into.submit_failed(std::move(text.error()));
        }
        return into.submit_second_factor(balvps::Secret(*text), options_of(params));
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
