#include "client/fallback.h"

#include <new>

#include "response/json.h"

namespace balvps {

Document narrowed(const Document &answer, std::string_view name, std::string_view value) {
    const auto belongs = [&](const Value &item) {
        if (item.is_string()) {
            return true;  // a message, not an id
        }
        const Value *owner = item.is_object() ? item.find(name) : &item;
        return owner != nullptr && owner->text() == value;
    };
    JsonBuffer buffer;
    JsonWriter writer(buffer);
    const Value &root = answer.root();
    writer.StartObject();
    for (std::size_t i = 0; i < root.size(); ++i) {
        const Value &member = *root.item(i);
        write_name(writer, root.name(i));
        if (!member.is_array()) {
            write_value(writer, member);
            continue;
        }
        writer.StartArray();
        for (const Value &item : member) {
            if (belongs(item)) {
                write_value(writer, item);
            }
        }
        writer.EndArray();
    }
    writer.EndObject();
    Document document;
    ParseFailure why;
    if (!Document::parse(view(buffer), false, document, why)) {
        throw std::bad_alloc();  // what was just written parses; only memory can be lacking
    }
    return document;
}

}  // namespace balvps
