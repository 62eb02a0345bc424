// Builds a tree from the events of RapidJSON's reader.
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

/// Deeper nesting is refused. No answer of the service is so deep.
inline constexpr std::size_t deepest_nesting = 256;

/// A longer number is refused, and so is an exponent of more than three digits. Other languages hang or fail
/// on such numbers.
inline constexpr std::size_t longest_number = 1000;

class DocumentBuilder {
  public:
    /// @param decoded the current string, if it has escapes; else empty (see TextStream).
    /// @param check_surrogates the text has escapes that may leave half a surrogate pair in a string.
    /// @param watch counts each value as a step.
    /// @param keep_repeated members with the same name are all kept.
    DocumentBuilder(Arena &arena, const Body &decoded, bool check_surrogates, Watch &watch,
                    bool keep_repeated)
        : arena_(arena),
          decoded_(decoded),
          check_surrogates_(check_surrogates),
          watch_(watch),
          keep_repeated_(keep_repeated),
          values_(WorkAllocator<Value>(arena)),
          names_(WorkAllocator<Value>(arena)) {
        constexpr std::size_t usual_fields = 32;
        constexpr std::size_t usual_depth = 8;
        values_.reserve(usual_fields);
        names_.reserve(usual_fields);
        frames_.reserve(usual_depth);
        last_shape_.reserve(usual_depth);
    }

    // RapidJSON's reader calls these, so it sets their names.
    bool Null() { return push_word(ValueType::null, ""); }
    bool Bool(bool value) { return push_word(ValueType::boolean, value ? "true" : "false"); }
    bool RawNumber(const char *text, std::uint32_t size, bool /*copy*/) {
        if (size >= shortest_unsupported_number && exceeds_number_limits({text, size})) {
            unsupported_number_ = true;
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

    // The reader's interface requires these but never calls them, because it reports every number as text.
    bool Int(int /*value*/) { return false; }
    bool Uint(unsigned /*value*/) { return false; }
    bool Int64(std::int64_t /*value*/) { return false; }
    bool Uint64(std::uint64_t /*value*/) { return false; }
    bool Double(double /*value*/) { return false; }

    /// The finished root.
    const Value &root() const noexcept { return values_.front(); }
    bool too_deep() const noexcept { return too_deep_; }
    bool unsupported_number() const noexcept { return unsupported_number_; }
    /// A member name that the root has more than once; empty: none.
    std::string_view repeated() const noexcept { return repeated_; }

    /// Makes a string or number. Its text stands inside the value or is copied into the arena.
    static Value make_text(Arena &arena, ValueType type, std::string_view text);
    static Value make_word(ValueType type, std::string_view word) noexcept;
    /// Makes an array of `size` items at `items`. The items are not copied.
    static Value make_array(const Value *items, std::size_t size) noexcept;

  private:
    /// An object or array that is being read.
    struct Frame {
        std::size_t first_value = 0;
        std::size_t first_name = 0;       // in names_, used if `expected` does not match
        const Shape *expected = nullptr;  // the names of the last object at this depth
        std::uint32_t matched = 0;        // how many names matched so far
        bool matches = false;
    };

    /// The reader accepts half a surrogate pair if it is escaped ("\\udc00"), which is not valid UTF-8.
    static bool has_surrogate(std::string_view text) noexcept;

    static constexpr std::size_t shortest_unsupported_number = 6;  // such as 1e1000
    /// Whether a number has more than longest_number characters or three digits of exponent.
    static bool exceeds_number_limits(std::string_view number) noexcept;

    std::string_view decoded(const char *text, std::size_t size) const noexcept {
        return {decoded_.empty() ? text : decoded_.data(), size};
    }
    /// Adds a text from the stream. reading_padding bytes behind it can be read.
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
    Value *move_to_arena(std::size_t first, std::size_t slots_in_front);

    Arena &arena_;
    const Body &decoded_;
    bool check_surrogates_;
    Watch &watch_;
    bool keep_repeated_;
    WorkVector<Value> values_;
    WorkVector<Value> names_;
    std::vector<Frame> frames_;
    std::vector<const Shape *> last_shape_;  // by depth
    std::string repeated_;
    bool too_deep_ = false;
    bool unsupported_number_ = false;
};

}  // namespace balvps
