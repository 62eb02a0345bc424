#include "firewall.h"
#include "text.h"

using namespace balvps::capi;

namespace {

void write_text(balvps::JsonWriter &writer, std::string_view name, std::string_view text) {
    balvps::write_name(writer, name);
    balvps::write_string(writer, text);
}

void write_error(balvps::JsonWriter &writer, const balvps::Error &error) {
    writer.StartObject();
    balvps::write_name(writer, "code");
    writer.Int(static_cast<int>(error.code));
    write_text(writer, "name", balvps::error_name(error.code));
    write_text(writer, "reason", error.reason);
    write_text(writer, "message", error.message);
    balvps::write_name(writer, "messages");
    writer.StartArray();
    for (const std::string &message : error.messages) {
        balvps::write_string(writer, message);
    }
    writer.EndArray();
    write_text(writer, "operation", error.operation);
    balvps::write_name(writer, "http_status");
    writer.Int(error.http_status);
    write_text(writer, "content_type", error.content_type);
    balvps::write_name(writer, "retry_after");
    if (error.retry_after < 0) {
        writer.Null();
    } else {
        writer.Int64(error.retry_after);
    }
    balvps::write_name(writer, "retryable");
    writer.Bool(error.retryable);
    write_text(writer, "excerpt", error.excerpt);
    writer.EndObject();
}

}  // namespace

extern "C" {

int32_t balvps_error_code(const balvps_error *error) {
    return error == nullptr ? 0 : static_cast<int32_t>(error->error.code);
}

const char *balvps_error_name(const balvps_error *error) {
    return error == nullptr ? "" : balvps::error_name(error->error.code).data();
}

const char *balvps_error_reason(const balvps_error *error) {
    return error == nullptr || error->error.reason.empty() ? "" : error->error.reason.data();
}

const char *balvps_error_message(const balvps_error *error) {
    return error == nullptr ? "" : error->error.message.c_str();
}

int32_t balvps_error_retryable(const balvps_error *error) {
    return error != nullptr && error->error.retryable ? 1 : 0;
}

int64_t balvps_error_retry_after(const balvps_error *error) {
    return error == nullptr ? -1 : error->error.retry_after;
}

const char *balvps_error_json(const balvps_error *error, size_t *length) {
    if (error == nullptr) {
        return give({}, length);
    }
    return guarded<const char *>(nullptr, [&] {
        return give(error->json.get([&](auto &writer) { write_error(writer, error->error); }), length);
    });
}

void balvps_error_free(balvps_error *error) {
    if (error != out_of_memory_error()) {
        std::unique_ptr<balvps_error>(error).reset();
    }
}

}  // extern "C"
