// Values of answers, and the base of the generated views. They are pointers into their answer. They may be
// copied, but the answer must be kept.
#pragma once

#include <cstdint>
#include <iterator>
#include <stdexcept>

#include "handle.hpp"

namespace balvps::cpp {

template <typename T>
class List;

/// A JSON value of an answer, or no value. A member or an item of no value is no value too.
class Value {
  public:
    explicit Value(const balvps_value *value = nullptr) noexcept : value_(value) {}
    /// The C ABI's own pointer. Null for no value.
    const balvps_value *get() const noexcept { return value_; }
    /// Whether there is a value. JSON's null is a value.
    explicit operator bool() const noexcept { return value_ != nullptr; }
    /// One of BALVPS_VALUE_... BALVPS_VALUE_NONE for no value.
    std::int32_t type() const noexcept { return balvps_value_type(value_); }
    bool is_null() const noexcept { return type() == BALVPS_VALUE_NULL; }

    /// The member of an object by its name.
    Value operator[](std::string_view name) const noexcept {
        return Value(balvps_value_member(value_, name.data(), name.size()));
    }
    /// The items of an array, or the values of an object, as T. Other values have no items.
    template <typename T = Value>
    List<T> items() const noexcept {
        return List<T>(value_);
    }
    /// The name of an object's member at a position of items(). Null for other values.
    std::string_view name(std::size_t index) const { return detail::text(balvps_value_key, value_, index); }

    /// The value as JSON text. "" for no value.
    std::string json() const {
        std::size_t length = 0;
        const std::unique_ptr<char, void (*)(char *)> text(balvps_value_json(value_, &length),
                                                           balvps_text_free);
        return value_ == nullptr || text ? std::string(text.get(), length) : throw std::bad_alloc();
    }
    /// The text of a string, or the exact digits of a number.
    std::optional<std::string_view> text() const noexcept {
        const std::string_view found = detail::text(balvps_value_string, value_);
        return found.data() == nullptr ? std::nullopt : std::optional(found);
    }
    /// A number, if it is an integer of 64 bits.
    std::optional<std::int64_t> integer() const noexcept { return read<std::int64_t>(balvps_value_int); }
    std::optional<bool> boolean() const noexcept { return read<bool>(balvps_value_bool); }

    /// The value as a T: a Value, a view, a text, an integer, a boolean, or std::optional of the last three.
    /// @throw std::out_of_range the value is no T. The message has the name.
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
        } else if (const auto found = as<std::optional<T>>(name);
                   // Some installs send null for a text that is not filled in.
                   found || (std::is_same_v<T, std::string_view> && is_null())) {
            return found.value_or(T());
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

/// The items of a value. Each is read when it is used, and nothing is copied.
template <typename T>
class List {
  public:
    /// A random access iterator. It may outlive the list, but not the answer.
    class iterator {
      public:
        using iterator_category = std::random_access_iterator_tag;
        using value_type = T;
        using difference_type = std::ptrdiff_t;
        using pointer = std::optional<T>;  // the result of ->
        using reference = T;

        iterator(List list = List(), difference_type index = 0) noexcept : list_(list), index_(index) {}
        T operator*() const { return list_[static_cast<std::size_t>(index_)]; }
        pointer operator->() const { return **this; }
        T operator[](difference_type steps) const { return *(*this + steps); }
        iterator &operator+=(difference_type steps) noexcept { return index_ += steps, *this; }
        iterator &operator-=(difference_type steps) noexcept { return index_ -= steps, *this; }
        iterator &operator++() noexcept { return *this += 1; }
        iterator &operator--() noexcept { return *this -= 1; }
        iterator operator++(int) noexcept { return std::exchange(*this, *this + 1); }
        iterator operator--(int) noexcept { return std::exchange(*this, *this - 1); }
        friend iterator operator+(iterator from, difference_type steps) noexcept { return from += steps; }
        friend iterator operator+(difference_type steps, iterator from) noexcept { return from += steps; }
        friend iterator operator-(iterator from, difference_type steps) noexcept { return from -= steps; }
        friend difference_type operator-(iterator a, iterator b) noexcept { return a.index_ - b.index_; }
        friend bool operator==(iterator a, iterator b) noexcept { return a.index_ == b.index_; }
        friend bool operator!=(iterator a, iterator b) noexcept { return a.index_ != b.index_; }
        friend bool operator<(iterator a, iterator b) noexcept { return a.index_ < b.index_; }
        friend bool operator>(iterator a, iterator b) noexcept { return a.index_ > b.index_; }
        friend bool operator<=(iterator a, iterator b) noexcept { return a.index_ <= b.index_; }
        friend bool operator>=(iterator a, iterator b) noexcept { return a.index_ >= b.index_; }

      private:
        List list_;
        difference_type index_;
    };

    explicit List(const balvps_value *value = nullptr) noexcept : value_(value) {}
    std::size_t size() const noexcept { return balvps_value_size(value_); }
    bool empty() const noexcept { return size() == 0; }
    iterator begin() const noexcept { return *this; }
    iterator end() const noexcept { return {*this, static_cast<std::ptrdiff_t>(size())}; }
    /// The item at an index. Beyond the end a view is false. @throw std::out_of_range the item is no T.
    T operator[](std::size_t index) const { return Value(balvps_value_index(value_, index)).as<T>("item"); }

  private:
    const balvps_value *value_;
};

/// Base of the generated views. Their functions read fields with types. A view of no value is false.
class View : protected Value {
  public:
    using Value::Value;
    using Value::operator bool;
    /// Any field by its name. It may also be a field that only this install sends.
    using Value::operator[];
    /// The object itself, without types.
    Value untyped() const noexcept { return *this; }
};

}  // namespace balvps::cpp
