#include "json/value.h"

#include <cstring>
#include <string>

#include "common/number.h"
#include "json/name_index.h"

namespace balvps {
namespace {

/// Compares one token of a JSON pointer, in which "~1" stands for "/" and "~0" for "~", with a name.
bool token_is(std::string_view token, std::string_view name) noexcept {
    std::size_t at = 0;
    for (std::size_t i = 0; i < token.size(); ++i, ++at) {
        char letter = token[i];
        if (letter == '~') {
            ++i;
            if (i == token.size() || (token[i] != '0' && token[i] != '1')) {
                return false;
            }
            letter = token[i] == '1' ? '/' : '~';
        }
        if (at >= name.size() || name[at] != letter) {
            return false;
        }
    }
    return at == name.size();
}

std::optional<std::size_t> position(std::string_view token) noexcept {
    const bool leading_zero = token.size() > 1 && token.front() == '0';
    return leading_zero ? std::nullopt : read_number<std::size_t>(token);
}

}  // namespace

std::optional<std::uint32_t> Shape::position(std::string_view name) const noexcept {
    if (index != nullptr) {
        return index->find(name, names);
    }
    for (std::uint32_t i = 0; i < size; ++i) {
        if (names[i].text() == name) {
            return i;
        }
    }
    return std::nullopt;
}

// The slot in front of an object's children holds the pointer to its shape.
const Shape &Value::shape() const noexcept {
    const void *shape = nullptr;
    std::memcpy(&shape, static_cast<const Value *>(pointer()) - 1, sizeof shape);
    return *static_cast<const Shape *>(shape);
}

void Value::put_shape(Value *slot, const Shape *shape) noexcept {
    const void *address = shape;
    std::memcpy(static_cast<void *>(slot), &address, sizeof address);
}

std::string_view Value::name(std::size_t index) const noexcept {
    return shape().names[index].text();
}

const Value *Value::find(std::string_view name) const noexcept {
    if (!is_object()) {
        return nullptr;
    }
    const auto position = shape().position(name);
    return position ? begin() + *position : nullptr;
}

const Value *Value::find_escaped(std::string_view token) const noexcept {
    if (token.find('~') == std::string_view::npos) {
        return find(token);
    }
    for (std::size_t i = 0; is_object() && i < size(); ++i) {
        if (token_is(token, name(i))) {
            return begin() + i;
        }
    }
    return nullptr;
}

const Value *Value::at(std::string_view pointer) const noexcept {
    const Value *value = this;
    while (value != nullptr && !pointer.empty()) {
        if (pointer.front() != '/') {
            return nullptr;
        }
        pointer.remove_prefix(1);
        const std::string_view token = pointer.substr(0, pointer.find('/'));
        pointer.remove_prefix(token.size());
        if (value->is_array()) {
            const auto index = position(token);
            value = index ? value->item(*index) : nullptr;
        } else {
            value = value->find_escaped(token);
        }
    }
    return value;
}

std::optional<std::int64_t> Value::as_integer() const noexcept {
    return is_number() ? read_number<std::int64_t>(text()) : std::nullopt;
}

std::optional<double> Value::as_double() const noexcept {
    return is_number() ? read_number<double>(text()) : std::nullopt;
}

std::optional<bool> Value::as_boolean() const noexcept {
    if (type() != ValueType::boolean) {
        return std::nullopt;
    }
    return text() == "true";
}

}  // namespace balvps
