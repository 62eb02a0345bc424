#include "dns/field_reader.h"

#include <algorithm>
#include <utility>

#include "common/number.h"
#include "common/printable.h"
#include "request/arguments.h"

namespace balvps {
std::string shown_value(const Value *value) {
    constexpr std::size_t longest = 60;
    if (value == nullptr) {
        return "nothing";
    }
    if (value->is_container()) {
        return value->is_array() ? "a list" : "an object";
    }
    if (value->is_null()) {
        return "null";
    }
    const std::string text = printable(value->text(), longest);
    return value->is_string() ? "'" + text + "'" : text;
}

Error FieldReader::error(std::string_view argument) const {
    return argument_error("argument '" + std::string(argument) + "': " + mistake_.value_or(""));
}

void FieldReader::refuse(std::string mistake) {
    if (!mistake_) {
        mistake_ = std::move(mistake);
    }
}

void FieldReader::must_be(const std::string &place, std::string_view allowed, const Value *value) {
    refuse(place + " must be " + std::string(allowed) + ", not " + shown_value(value));
}

void FieldReader::refuse_data(const std::string &start, const Error &error) {
    // "argument 'content': an A record ..." becomes "changes[3].after.content: an A record ...".
    std::string message = error.message;
    constexpr std::string_view argument = "argument '";
    const std::size_t quote = message.find('\'', argument.size());
    if (message.starts_with(argument) && quote != std::string::npos) {
        message.erase(quote, 1).erase(0, argument.size());
    }
    refuse(start + message);
}

const Value *FieldReader::object(const std::string &place, const Value &value,
                                 std::initializer_list<std::string_view> members) {
    if (!value.is_object()) {
        must_be(place, "an object", &value);
        return nullptr;
    }
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (std::find(members.begin(), members.end(), value.name(i)) == members.end()) {
            refuse(place + " has the unknown member '" + printable(value.name(i), 60) + "'");
            return nullptr;
        }
    }
    return &value;
}

std::string FieldReader::text(const std::string &place, const Value *value) {
    if (value == nullptr || !value->is_string()) {
        must_be(place, "a text", value);
        return {};
    }
    return std::string(value->text());
}

std::optional<std::string> FieldReader::digits(const std::string &place, const Value *value,
                                               std::int64_t largest) {
    if (is_missing(value)) {
        return std::nullopt;
    }
    const std::string_view digits = integer_digits(*value);
    if (digits.empty() || *read_number<std::int64_t>(digits) > largest) {
        must_be(place, "a whole number from 0 to " + std::to_string(largest), value);
        return std::nullopt;
    }
    return std::string(digits);
}

std::optional<std::int64_t> FieldReader::number(const std::string &place, const Value *value,
                                                std::int64_t largest) {
    const std::optional<std::string> text = digits(place, value, largest);
    return text ? read_number<std::int64_t>(*text) : std::nullopt;
}

bool FieldReader::is_list(const Value *value) noexcept {
    return value != nullptr && (value->is_array() || (value->is_object() && value->size() == 0));
}

bool FieldReader::is_missing(const Value *value) noexcept {
    return value == nullptr || value->is_null();
}

}  // namespace balvps
