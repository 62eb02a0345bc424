#include <algorithm>
#include <array>
#include <cstdio>

#include "firewall.h"

using namespace balvps::capi;

balvps_result::balvps_result(balvps::Outcome &&what) : outcome(std::move(what)) {
    take_error();
}

void balvps_result::take(balvps::Outcome &&what) noexcept {
    outcome = std::move(what);
    take_error();
}

void balvps_result::take_error() noexcept {
    if (!outcome.result) {
        error.emplace(std::move(outcome.result.error()));
    }
}

namespace {

void write_attempt(balvps::JsonWriter &writer, const balvps::Attempt &attempt) {
    std::array<char, 32> milliseconds{};
    const int size = std::snprintf(milliseconds.data(), milliseconds.size(), "%lld.%03d",
                                   static_cast<long long>(attempt.duration.count() / 1000),
                                   static_cast<int>(attempt.duration.count() % 1000));
    writer.start_object();
    writer.member("method", balvps::method_name(attempt.method));
    writer.member("path", attempt.path);
    writer.name("status");
    writer.integer(attempt.status);
    writer.name("milliseconds");
    writer.json({milliseconds.data(), static_cast<std::size_t>(size)});
    writer.name("attempt");
    writer.integer(attempt.number);
    writer.member("error", balvps::error_name(attempt.error));
    if (!attempt.rate_limit.limit.empty()) {
        writer.name("rate_limit");
        writer.start_object();
        writer.member("limit", attempt.rate_limit.limit);
        writer.member("remaining", attempt.rate_limit.remaining);
        writer.member("reset", attempt.rate_limit.reset);
        writer.end_object();
    }
    writer.end_object();
}

}  // namespace

extern "C" {

const balvps_error *balvps_result_error(const balvps_result *result) {
    return result != nullptr && result->error ? &*result->error : nullptr;
}

uint64_t balvps_result_tag(const balvps_result *result) {
    return result == nullptr ? 0 : result->tag;
}

int32_t balvps_result_http_status(const balvps_result *result) {
    return result == nullptr ? 0 : result->outcome.response.status;
}

const char *balvps_result_header(const balvps_result *result, const char *name, size_t name_length,
                                 size_t *length) {
    const auto header = balvps::text(name, name_length);
    if (result == nullptr || name == nullptr || !header) {
        return return_text({}, length);
    }
    return return_text(result->outcome.response.headers.find(*header), length);
}

const char *balvps_result_body(const balvps_result *result, size_t *length) {
    if (result == nullptr || result->outcome.response.status == 0) {
        return return_text({}, length);
    }
    return return_text(balvps::view(result->outcome.response.body), length);
}

const char *balvps_result_json(const balvps_result *result, size_t *length) {
    if (result == nullptr || result->error) {
        return return_text({}, length);
    }
    return return_made(length, [&] {
        return result->json.get([&](auto &writer) { writer.value(result->outcome.document.root()); });
    });
}

const balvps_value *balvps_result_value(const balvps_result *result) {
    if (result == nullptr || result->error) {
        return nullptr;
    }
    return handle(&result->outcome.document.root());
}

const char *balvps_result_attempts_json(const balvps_result *result, size_t *length) {
    if (result == nullptr) {
        return return_text({}, length);
    }
    return return_made(length, [&] {
        return result->attempts_json.get([&](auto &writer) {
            writer.start_array();
            for (const balvps::Attempt &attempt : result->outcome.attempts) {
                write_attempt(writer, attempt);
            }
            writer.end_array();
        });
    });
}

void balvps_result_free(balvps_result *result) {
    if (result != out_of_memory_result()) {
        std::unique_ptr<balvps_result>(result).reset();
    }
}

}  // extern "C"
