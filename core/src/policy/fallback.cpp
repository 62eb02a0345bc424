#include "policy/fallback.h"

#include <new>

#include "json/reader.h"
#include "json/writer.h"

namespace balvps {

Task<Result<void>> send_or_fall_back(Sender &sender, const Operation &operation, const Arguments &arguments,
                                     HttpRequest &request) {
    Result<void> sent = co_await sender.send_signed_in(operation, request);
    if (sent || sent.error().code != ErrorCode::unsupported) {
        co_return sent;
    }
    const Operation &other = *find_operation(operation.fallback);
    HttpRequest whole;
    whole.method = other.method;
    whole.path = other.path;
    sent = co_await sender.send_signed_in(other, whole);
    if (sent) {
        Document &document = sender.answer().document;
        document = narrowed(document, operation.parameters.front().name, integer_digits(*arguments.value(0)));
    }
    co_return sent;
}

Document narrowed(const Document &answer, std::string_view name, std::string_view value) {
    const auto belongs = [&](const Value &item) {
        if (item.is_string()) {
            return true;  // a message, not an ID
        }
        const Value *owner = item.is_object() ? item.find(name) : &item;
        return owner != nullptr && owner->text() == value;
    };
    JsonWriter writer;
    const Value &root = answer.root();
    writer.start_object();
    for (std::size_t i = 0; i < root.size(); ++i) {
        const Value &member = *root.item(i);
        writer.name(root.name(i));
        if (!member.is_array()) {
            writer.value(member);
            continue;
        }
        writer.start_array();
        for (const Value &item : member) {
            if (belongs(item)) {
                writer.value(item);
            }
        }
        writer.end_array();
    }
    writer.end_object();
    return read_own_json(writer.text());
}

}  // namespace balvps
