#include "response/json.h"

#include "common/utf8.h"

namespace balvps {

std::string_view view(const JsonBuffer &buffer) {
    return {buffer.GetString(), buffer.GetSize()};
}

void JsonWriter::start_object() {
    writer_.StartObject();
}

void JsonWriter::end_object() {
    writer_.EndObject();
}

void JsonWriter::start_array() {
    writer_.StartArray();
}

void JsonWriter::end_array() {
    writer_.EndArray();
}

void JsonWriter::name(std::string_view name) {
    writer_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
}

void JsonWriter::null() {
    writer_.Null();
}

void JsonWriter::boolean(bool value) {
    writer_.Bool(value);
}

void JsonWriter::integer(std::int64_t value) {
    writer_.Int64(value);
}

bool JsonWriter::string(std::string_view text) {
    return is_utf8(text) && writer_.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

void JsonWriter::json(std::string_view json) {
    writer_.RawValue(json.data(), json.size(), rapidjson::kObjectType);
}

void JsonWriter::member(std::string_view name, std::string_view text) {
    this->name(name);
    string(text);
}

void JsonWriter::value(const Value &value) {
    switch (value.type()) {
        case ValueType::none:
        case ValueType::null:
            null();
            break;
        case ValueType::boolean:
            boolean(value.text() == "true");
            break;
        case ValueType::number:
            json(value.text());
            break;
        case ValueType::string:
            string(value.text());
            break;
        case ValueType::array:
            start_array();
            for (const Value &item : value) {
                this->value(item);
            }
            end_array();
            break;
        case ValueType::object:
            start_object();
            for (std::size_t i = 0; i < value.size(); ++i) {
                name(value.name(i));
                this->value(*value.item(i));
            }
            end_object();
            break;
    }
}

}  // namespace balvps
