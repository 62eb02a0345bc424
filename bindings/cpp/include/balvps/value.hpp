// Reading answers: values of any type, and what the generated views are made of. They are pointers into the
// answer they came from: copy them freely, and keep the answer.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <vector>

#include "handle.hpp"

namespace balvps::cpp {

/// A JSON value of an answer, or nothing: whatever is asked of nothing is nothing too.
class Value {
  public:
    explicit Value(const balvps_value *value = nullptr) noexcept : value_(value) {}
    /// The C ABI's own pointer; null for nothing.
    const balvps_value *get() const noexcept { return value_; }
    /// Whether there is a value; JSON's null is one.
    explicit operator bool() const noexcept { return value_ != nullptr; }
    /// One of BALVPS_VALUE_...; BALVPS_VALUE_NONE for nothing.
    std::int32_t type() const noexcept { return balvps_value_type(value_); }
    bool is_null() const noexcept { return type() == BALVPS_VALUE_NULL; }

    /// The member of an object by its name.
    Value operator[](std::string_view name) const noexcept {
        return Value(balvps_value_member(value_, name.data(), name.size()));
    }
    /// The items of an array, or the values of an object, as T; none for everything else.
    /// @throw std::out_of_range one of them is no T.
    template <typename T = Value>
    std::vector<T> items() const {
        std::vector<T> items;
        for (std::size_t i = 0; i < balvps_value_size(value_); ++i) {
            items.push_back(Value(balvps_value_index(value_, i)).as<T>("item"));
        }
        return items;
    }
    /// The names of an object's members, in their order; none for everything else.
    std::vector<std::string_view> names() const {
        std::vector<std::string_view> names;
        for (std::size_t i = 0; type() == BALVPS_VALUE_OBJECT && i < balvps_value_size(value_); ++i) {
            names.push_back(detail::text(balvps_value_key, value_, i));
        }
        return names;
    }

    /// The text of a string, or the exact digits of a number.
    std::optional<std::string_view> text() const noexcept {
        const std::string_view found = detail::text(balvps_value_string, value_);
        return found.data() == nullptr ? std::nullopt : std::optional(found);
    }
    /// A number that is an integer of 64 bits.
    std::optional<std::int64_t> integer() const noexcept {
        return read<std::int64_t, std::int64_t>(balvps_value_int);
    }
    /// A number in binary floating point. Not for money.
    std::optional<double> number() const noexcept { return read<double, double>(balvps_value_double); }
    std::optional<bool> boolean() const noexcept { return read<bool, std::int32_t>(balvps_value_bool); }

    /// The value as a T: a Value, a view, a text, an integer, a boolean, or std::optional of the last three.
    /// @throw std::out_of_range it is no T; the message names it.
    template <typename T>
    T as(const char *name) const {
        if constexpr (std::is_base_of_v<Value, T>) {
            return T(value_);
        } else if constexpr (std::is_same_v<T, std::optional<std::string_view>>) {
            return text();
        } else if constexpr (std::is_same_v<T, std::optional<std::int64_t>>) {
            return integer();
        } else if constexpr (std::is_same_v<T, std::optional<bool>>) {
            return boolean();
        } else if (const auto found = as<std::optional<T>>(name)) {
            return *found;
        } else if (std::is_same_v<T, std::string_view> && is_null()) {
            return T();  // some installs send null for a text that is not filled in
        }
        throw std::out_of_range(std::string("balvps: the answer has no such ") + name);
    }

  private:
    template <typename T, typename Number>
    std::optional<T> read(std::int32_t (*function)(const balvps_value *, Number *)) const noexcept {
        Number number{};
        return function(value_, &number) != 0 ? std::optional(static_cast<T>(number)) : std::nullopt;
    }

    const balvps_value *value_;
};

/// Base of the generated views, whose functions read fields by their types. A view of nothing is false.
class View : protected Value {
  public:
    using Value::Value;
    using Value::operator bool;
    /// Any field by its name, those that only this install sends included.
    using Value::operator[];
    /// The object itself, without types.
    Value untyped() const noexcept { return *this; }
};

}  // namespace balvps::cpp
