// The immutable tree of a decoded JSON text.
//
// A value takes 16 bytes. Short texts are stored inside it, long texts in the document's arena. Numbers keep
// their original text. The children of a container are contiguous, so reading never allocates and an index
// costs one addition. Objects with the same member names share one list of names (a shape) to save memory.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

namespace balvps {

enum class ValueType : std::uint8_t {
    none = 0,
    null = 1,
    boolean = 2,
    number = 3,
    string = 4,
    array = 5,
    object = 6,
};

class NameIndex;
class Value;

/// The member names of an object, in order.
struct Shape {
    Shape(const Value *the_names, std::uint32_t the_size, const NameIndex *the_index) noexcept
        : names(the_names), size(the_size), index(the_index) {}

    /// The position of a name, if it is there.
    std::optional<std::uint32_t> position(std::string_view name) const noexcept;

    const Value *names;
    std::uint32_t size;
    const NameIndex *index;  ///< nullptr: the names are few and are searched one by one
};

class alignas(8) Value {
  public:
    /// The longest text that is stored inside a value.
    static constexpr std::size_t inline_capacity = 14;

    ValueType type() const noexcept { return static_cast<ValueType>(tag_ & type_mask); }
    bool is_object() const noexcept { return type() == ValueType::object; }
    bool is_array() const noexcept { return type() == ValueType::array; }
    bool is_string() const noexcept { return type() == ValueType::string; }
    bool is_number() const noexcept { return type() == ValueType::number; }
    bool is_null() const noexcept { return type() == ValueType::null; }
    bool is_container() const noexcept { return is_array() || is_object(); }

    /// The text of a string, the exact text of a number, "true" or "false". A NUL follows it.
    std::string_view text() const noexcept;

    std::size_t size() const noexcept;

    /// The items of an array, or the member values of an object.
    const Value *begin() const noexcept;
    const Value *end() const noexcept { return begin() + size(); }
    const Value *item(std::size_t index) const noexcept { return index < size() ? begin() + index : nullptr; }

    /// The name of an object's member. The index must be in range.
    std::string_view name(std::size_t index) const noexcept;

    /// An object's member by its name. nullptr if there is none or the value is not an object.
    const Value *find(std::string_view name) const noexcept;

    /// The value at an RFC 6901 JSON pointer; nullptr: none.
    const Value *at(std::string_view pointer) const noexcept;

    std::optional<std::int64_t> as_integer() const noexcept;
    std::optional<double> as_double() const noexcept;
    std::optional<bool> as_boolean() const noexcept;

    /// The member names of an object.
    const Shape &shape() const noexcept;

    // For the code that builds and normalises a tree. A document hands out constant values.

    /// Sets a text of at most inline_capacity bytes.
    void set_inside(ValueType type, std::string_view text) noexcept;
    /// The same, with a copy of fixed size: inline_capacity bytes can be read at the text.
    void set_inside_from(ValueType type, std::string_view readable) noexcept;
    /// Sets a text that ends with a NUL, or children. Both are stored elsewhere.
    void set_outside(ValueType type, const void *memory, std::uint32_t size) noexcept;
    void set_type(ValueType type) noexcept {
        tag_ = static_cast<std::uint8_t>((tag_ & ~unsigned{type_mask}) | static_cast<unsigned>(type));
    }
    Value *children() noexcept { return static_cast<Value *>(pointer()); }
    /// Puts an object's shape into the slot in front of its children.
    static void put_shape(Value *slot, const Shape *shape) noexcept;

  private:
    static constexpr std::uint8_t type_mask = 0x0F;
    static constexpr std::uint8_t outside =
        0x0F;  // in the upper half: the text or children are stored elsewhere

    bool is_inside() const noexcept { return (tag_ >> 4) != outside; }
    void *pointer() const noexcept;
    std::uint32_t outside_size() const noexcept;
    void end_inside(ValueType type, std::size_t size) noexcept;
    /// Finds a member by a token of a JSON pointer.
    const Value *find_escaped(std::string_view token) const noexcept;

    std::array<char, 15> bytes_{};  // text and NUL, or pointer and size
    std::uint8_t tag_ = 0;          // lower half: type; upper half: size of the text inside, or `outside`
};

static_assert(sizeof(Value) == 16);

// These are inline because reading a list consists of them.

inline void *Value::pointer() const noexcept {
    void *memory = nullptr;
    std::memcpy(&memory, bytes_.data(), sizeof memory);
    return memory;
}

inline std::uint32_t Value::outside_size() const noexcept {
    std::uint32_t size = 0;
    std::memcpy(&size, bytes_.data() + sizeof(void *), sizeof size);
    return size;
}

inline void Value::set_inside(ValueType type, std::string_view text) noexcept {
    std::memcpy(bytes_.data(), text.data(), text.size());
    end_inside(type, text.size());
}

inline void Value::set_inside_from(ValueType type, std::string_view readable) noexcept {
    std::memcpy(bytes_.data(), readable.data(), inline_capacity);
    end_inside(type, readable.size());
}

inline void Value::end_inside(ValueType type, std::size_t size) noexcept {
    bytes_[size] = '\0';
    tag_ = static_cast<std::uint8_t>((size << 4) | static_cast<std::size_t>(type));
}

inline void Value::set_outside(ValueType type, const void *memory, std::uint32_t size) noexcept {
    std::memcpy(bytes_.data(), &memory, sizeof memory);
    std::memcpy(bytes_.data() + sizeof memory, &size, sizeof size);
    tag_ = static_cast<std::uint8_t>((unsigned{outside} << 4) | static_cast<unsigned>(type));
}

inline std::string_view Value::text() const noexcept {
    if (is_container() || is_null() || type() == ValueType::none) {
        return {};
    }
    if (is_inside()) {
        return {bytes_.data(), static_cast<std::size_t>(tag_ >> 4)};
    }
    return {static_cast<const char *>(pointer()), outside_size()};
}

inline std::size_t Value::size() const noexcept {
    return is_container() ? outside_size() : 0;
}

inline const Value *Value::begin() const noexcept {
    return is_container() ? static_cast<const Value *>(pointer()) : nullptr;
}

}  // namespace balvps
