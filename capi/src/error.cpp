#include "firewall.h"

using namespace balvps::capi;

namespace {

void write_text(balvps::JsonWriter &writer, std::string_view name, std::string_view text) {
    writer.member(name, text);
}

void write_error(balvps::JsonWriter &writer, const balvps::Error &error) {
    writer.start_object();
    writer.name("code");
    writer.integer(static_cast<int>(error.code));
    write_text(writer, "name", balvps::error_name(error.code));
    write_text(writer, "family", balvps::error_family(error.code));
    write_text(writer, "reason", error.reason);
    write_text(writer, "message", error.message);
    writer.name("messages");
    writer.start_array();
    for (const std::string &message : error.details().messages) {
        writer.string(message);
    }
    writer.end_array();
    write_text(writer, "operation", error.operation);
    writer.name("http_status");
    writer.integer(error.http_status);
    write_text(writer, "content_type", error.details().content_type);
    writer.name("retry_after");
    if (error.retry_after < 0) {
        writer.null();
    } else {
        writer.integer(error.retry_after);
    }
    writer.name("retryable");
    writer.boolean(error.retryable);
    write_text(writer, "excerpt", error.details().excerpt);
    writer.end_object();
}

std::string_view json(const balvps_error &error) {
    return error.json.get([&](auto &writer) { write_error(writer, error.error); });
}

}  // namespace

extern "C" {

int32_t balvps_error_code(const balvps_error *error) {
    return error == nullptr ? 0 : static_cast<int32_t>(error->error.code);
}

const char *balvps_error_name(const balvps_error *error) {
    return error == nullptr ? "" : balvps::error_name(error->error.code).data();
}

const char *balvps_error_family(const balvps_error *error) {
    return error == nullptr ? "" : balvps::error_family(error->error.code).data();
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
        return return_text({}, length);
    }
    return return_made(length, [&] { return json(*error); });
}

const balvps_value *balvps_error_value(const balvps_error *error) {
    if (error == nullptr) {
        return nullptr;
    }
    return guarded<const balvps_value *>(
        nullptr, [&] { return handle(error->tree.get([&] { return json(*error); })); });
}

void balvps_error_free(balvps_error *error) {
    if (error != out_of_memory_error()) {
        std::unique_ptr<balvps_error>(error).reset();
    }
}

}  // extern "C"
