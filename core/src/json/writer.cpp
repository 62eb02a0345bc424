#include "json/writer.h"

#include <algorithm>
#include <string>

#include "common/utf8.h"

namespace balvps {
namespace {

bool is_escaped(char letter) noexcept {
    return static_cast<unsigned char>(letter) < 0x20 || letter == '"' || letter == '\\';
}

void append_escape(Body &text, char letter) {
    constexpr std::string_view short_ones =
        "\"\"\\\\\bb\ff\nn\rr\tt";  // pairs of a character and its letter in the escape
    constexpr std::string_view digits = "0123456789ABCDEF";
    for (std::size_t i = 0; i < short_ones.size(); i += 2) {
        if (letter == short_ones[i]) {
            text.append({'\\', short_ones[i + 1]});
            return;
        }
    }
    const auto code = static_cast<unsigned char>(letter);
    text.append("\\u00").append({digits[code >> 4U], digits[code & 0xFU]});
}

}  // namespace

JsonWriter::JsonWriter() {
    // A short text must not stand inside the string itself, where nothing wipes it.
    constexpr std::size_t usual_size = 256;
    text_.reserve(usual_size);
}

void JsonWriter::separate() {
    if (needs_comma_) {
        text_.push_back(',');
    }
    needs_comma_ = true;
}

void JsonWriter::start(char bracket) {
    separate();
    text_.push_back(bracket);
    needs_comma_ = false;
}

void JsonWriter::end(char bracket) {
    text_.push_back(bracket);
    needs_comma_ = true;
}

void JsonWriter::in_quotes(std::string_view text) {
    text_.push_back('"');
    while (!text.empty()) {
        const auto escape = std::find_if(text.begin(), text.end(), &is_escaped);
        text_.append(text.begin(), escape);
        text.remove_prefix(static_cast<std::size_t>(escape - text.begin()));
        if (!text.empty()) {
            append_escape(text_, text.front());
            text.remove_prefix(1);
        }
    }
    text_.push_back('"');
}

void JsonWriter::start_object() {
    start('{');
}

void JsonWriter::end_object() {
    end('}');
}

void JsonWriter::start_array() {
    start('[');
}

void JsonWriter::end_array() {
    end(']');
}

void JsonWriter::name(std::string_view name) {
    separate();
    in_quotes(name);
    text_.push_back(':');
    needs_comma_ = false;
}

void JsonWriter::null() {
    json("null");
}

void JsonWriter::boolean(bool value) {
    json(value ? "true" : "false");
}

void JsonWriter::integer(std::int64_t value) {
    json(std::to_string(value));
}

void JsonWriter::string(std::string_view text) {
    if (!is_utf8(text)) {
        return null();
    }
    separate();
    in_quotes(text);
}

void JsonWriter::json(std::string_view json) {
    separate();
    text_.append(json);
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
        case ValueType::number:
            json(value.text());
            break;
        case ValueType::string:
            separate();
            in_quotes(value.text());
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
