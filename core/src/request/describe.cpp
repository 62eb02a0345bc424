#include "request/describe.h"

#include "json/reader.h"
#include "response/mask.h"
#include "transport/base_url.h"

namespace balvps {
namespace {

constexpr std::string_view masked = "***";

void write_masked(JsonWriter &writer, const Value &value) {
    if (value.is_object()) {
        writer.start_object();
        for (std::size_t i = 0; i < value.size(); ++i) {
            writer.name(value.name(i));
            if (is_secret_member(value.name(i))) {
                writer.string(masked);
            } else {
                write_masked(writer, *value.item(i));
            }
        }
        writer.end_object();
    } else if (value.is_array()) {
        writer.start_array();
        for (const Value &item : value) {
            write_masked(writer, item);
        }
        writer.end_array();
    } else {
        writer.value(value);
    }
}

}  // namespace

void write_description(JsonWriter &writer, const RequestDescription &request) {
    writer.member("method", method_name(request.method));
    writer.member("url", request.url);
    writer.name("body");
    if (request.body.empty()) {
        writer.null();
    } else {
        writer.json(request.body);
    }
    writer.name("safe");
    writer.boolean(request.safe);
}

Document describe_request(const HttpRequest &request, std::string_view base_url, bool safe) {
    Mask mask;
    mask.hide_all(request.secrets_of_path);
    JsonWriter body;
    if (request.has_body) {
        write_masked(body, read_own_json(request.body.view()).root());
    }
    JsonWriter writer;
    writer.start_object();
    write_description(
        writer,
        {request.method,
         mask.masked(std::string(request.beside_api ? portal_address(base_url) : base_url) + request.path),
         body.text(), safe});
    writer.end_object();
    return read_own_json(writer.text());
}

}  // namespace balvps
