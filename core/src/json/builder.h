// Takes what RapidJSON's reader reports and lays it down as a tree.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/secret.h"
#include "common/watch.h"
#include "json/arena.h"
#include "json/name_index.h"
#include "json/value.h"

namespace balvps {

/// Deeper nesting than this is refused: it comes from nobody's invoice.
inline constexpr std::size_t deepest_nesting = 256;

/// A longer number is refused, and one with more than three digits of exponent: no language can do anything
/// with such a number but hang or fail.
inline constexpr std::size_t longest_number = 1000;

class DocumentBuilder {
  public:
    /// @param decoded the string at hand where it has escapes; else empty (see TextStream).
    /// @param check_surrogates the text has escapes that may leave half a surrogate pair in a string.
    /// @param watch told of each value.
    DocumentBuilder(Arena &arena, const Body &decoded, bool check_surrogates, Watch &watch)
        : arena_(arena),
          decoded_(decoded),
          check_surrogates_(check_surrogates),
          watch_(watch),
          values_(WorkAllocator<Value>(arena)),
          names_(WorkAllocator<Value>(arena)) {
        constexpr std::size_t usual_fields = 32;  // of an object
        constexpr std::size_t usual_depth = 8;
        values_.reserve(usual_fields);
        names_.reserve(usual_fields);
        frames_.reserve(usual_depth);
        last_shape_.reserve(usual_depth);
    }

    // The handler RapidJSON's reader calls; the names are its own.
    bool Null() { return push_word(ValueType::null, ""); }
    bool Bool(bool value) { return push_word(ValueType::boolean, value ? "true" : "false"); }
    bool RawNumber(const char *text, std::uint32_t size, bool /*copy*/) {
        if (size >= shortest_absurd_number && is_absurd({text, size})) {
            absurd_number_ = true;
            return false;
        }
        push_text(ValueType::number, {text, size});
        return true;
    }
    bool String(const char *text, std::uint32_t size, bool /*copy*/) {
        const std::string_view string = decoded(text, size);
        if (check_surrogates_ && has_surrogate(string)) {
            return false;
        }
        push_text(ValueType::string, string);
        return true;
    }
    bool StartObject() { return open(); }
    bool Key(const char *text, std::uint32_t size, bool /*copy*/);
    bool EndObject(std::uint32_t size);
    bool StartArray() { return open(); }
    bool EndArray(std::uint32_t size);

    // The reader is told to hand out every number as text, so these are never called; its interface asks for
    // them.
    bool Int(int /*value*/) { return false; }
    bool Uint(unsigned /*value*/) { return false; }
    bool Int64(std::int64_t /*value*/) { return false; }
    bool Uint64(std::uint64_t /*value*/) { return false; }
    bool Double(double /*value*/) { return false; }

    /// The finished root.
    const Value &root() const noexcept { return values_.front(); }
    bool too_deep() const noexcept { return too_deep_; }
    bool absurd_number() const noexcept { return absurd_number_; }
    /// A name that the root has more than once; empty: none.
    std::string_view repeated() const noexcept { return repeated_; }

    /// A string or number, its text inside the value or copied into the arena.
    static Value make_text(Arena &arena, ValueType type, std::string_view text);
    static Value make_word(ValueType type, std::string_view word) noexcept;
    /// An array of `size` items at `items`, which stay where they are.
    static Value make_array(const Value *items, std::size_t size) noexcept;

  private:
    /// An object or array that is being read.
    struct Frame {
        std::size_t first_value = 0;
        std::size_t first_name = 0;       // in names_, where `expected` does not fit
        const Shape *expected = nullptr;  // names of the last object read at this depth
        std::uint32_t matched = 0;        // names that were as expected so far
        bool matches = false;
    };

    /// The reader lets half a surrogate pair through where an escape writes one ("\\udc00"), which is no
    /// UTF-8.
    static bool has_surrogate(std::string_view text) noexcept;

    static constexpr std::size_t shortest_absurd_number = 6;  // such as 1e1000
    /// A number of more than longest_number characters or three digits of exponent.
    static bool is_absurd(std::string_view number) noexcept;

    std::string_view decoded(const char *text, std::size_t size) const noexcept {
        return {decoded_.empty() ? text : decoded_.data(), size};
    }
    /// A text from the stream, behind which there are bytes enough to read (reading_padding).
    void push_text(ValueType type, std::string_view text) {
        watch_.step();
        Value &value = values_.emplace_back();
        if (text.size() <= Value::inline_capacity) {
            value.set_inside_from(type, text);
        } else {
            value = make_text(arena_, type, text);
        }
    }
    bool push_word(ValueType type, std::string_view word) {
        watch_.step();
        values_.push_back(make_word(type, word));
        return true;
    }
    bool open();
    static bool are_few_and_different(const Value *names, std::size_t size) noexcept;
    const NameIndex *keep_last_of_repeated(const Frame &frame);
    const Shape *close_shape(Frame &frame);
    Value *lay_down(std::size_t first, std::size_t slots_in_front);

    Arena &arena_;
    const Body &decoded_;
    bool check_surrogates_;
    Watch &watch_;
    WorkVector<Value> values_;
    WorkVector<Value> names_;
    std::vector<Frame> frames_;
    std::vector<const Shape *> last_shape_;  // by depth
    std::string repeated_;
    bool too_deep_ = false;
    bool absurd_number_ = false;
};

}  // namespace balvps
