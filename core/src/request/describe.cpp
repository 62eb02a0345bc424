#include "request/describe.h"

#include <string>

#include "json/reader.h"
#include "json/writer.h"
#include "response/mask.h"

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

Document describe_request(const HttpRequest &request, std::string_view base_url, bool safe) {
    JsonWriter writer;
    writer.start_object();
    writer.member("method", method_name(request.method));
    writer.member("url", Mask().masked(std::string(base_url) + request.path));
    writer.name("body");
    if (request.has_body) {
        write_masked(writer, read_own_json(request.body.view()).root());
    } else {
        writer.null();
    }
    writer.name("safe");
    writer.boolean(safe);
    writer.end_object();
    return read_own_json(writer.text());
}

}  // namespace balvps
