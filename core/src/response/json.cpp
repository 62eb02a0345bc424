#include "response/json.h"

namespace balvps {

void write_value(JsonWriter &writer, const Value &value) {
    const std::string_view text = value.text();
    switch (value.type()) {
        case ValueType::none:
        case ValueType::null:
            writer.Null();
            break;
        case ValueType::boolean:
            writer.Bool(text == "true");
            break;
        case ValueType::number:
            write_json(writer, text);
            break;
        case ValueType::string:
            write_string(writer, text);
            break;
        case ValueType::array:
            writer.StartArray();
            for (const Value &item : value) {
                write_value(writer, item);
            }
            writer.EndArray();
            break;
        case ValueType::object:
            writer.StartObject();
            for (std::size_t i = 0; i < value.size(); ++i) {
                write_name(writer, value.name(i));
                write_value(writer, *value.item(i));
            }
            writer.EndObject();
            break;
    }
}

}  // namespace balvps
