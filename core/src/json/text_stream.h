// The input of RapidJSON's reader: a text that is not changed.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "common/secret.h"
#include "common/watch.h"

namespace balvps {

/// The reader treats this as a text that it may decode in place (kParseInsituFlag), so it does not copy each
/// string. But nothing is written: a string without escapes is used where it stands, and a string with
/// escapes is decoded into a buffer. RapidJSON sets the names of the functions.
class TextStream {
  public:
    using Ch = char;

    /// @param text ends with reading_padding zeros and outlives the stream.
    /// @param decoded gets the current string and a NUL, if it has escapes; else it is empty.
    /// @param watch counts each escape as a step.
    TextStream(const char *text, Body &decoded, Watch &watch) noexcept
        : text_(text), at_(text), decoded_(&decoded), watch_(&watch) {}

    char Peek() const noexcept { return *at_; }
    char Take() noexcept { return *at_++; }
    std::size_t Tell() const noexcept { return static_cast<std::size_t>(at_ - text_); }

    /// Begins a string, behind its quote, or a number, which needs no search for its end.
    char *PutBegin() noexcept {
        const bool is_string = at_ != text_ && at_[-1] == '"';
        if (!is_string) {
            return const_cast<char *>(at_);  // NOLINT(*-const-cast): the reader only hands it on
        }
        if (!decoded_->empty()) {
            decoded_->clear();
        }
        string_ = at_;
        escape_ = at_ = end_of_plain(at_);
        return const_cast<char *>(string_);  // NOLINT(*-const-cast): the reader only hands it on
    }

    /// Stores a character that the reader has decoded, or the NUL at the string's end.
    [[gnu::always_inline]] void Put(char letter) {
        if (!is_plain()) {
            watch_->step();
            at_ = decode(*decoded_, {string_, escape_}, at_, letter);
        }
    }

    /// @return how many bytes the string and its NUL have.
    std::size_t PutEnd(const char *begin) const noexcept {
        return is_plain() ? static_cast<std::size_t>(at_ - begin) : decoded_->size();
    }

    // The reader's interface requires these but never calls them.
    void Flush() noexcept {}
    char *Push(std::size_t /*count*/) noexcept { return nullptr; }
    void Pop(std::size_t /*count*/) noexcept {}

  private:
    /// Whether the string had no escapes. Valid at its end.
    bool is_plain() const noexcept { return at_ == escape_ + 1 && *escape_ == '"'; }

    /// Separate from Put and static, so that the stream itself stays in registers.
    /// @param start the text in front of the first escape.
    /// @return where reading continues.
    [[gnu::noinline]] static const char *decode(Body &decoded, std::string_view start, const char *at,
                                                char letter) {
        if (decoded.empty()) {
            decoded.assign(start);
        }
        decoded.push_back(letter);
        const bool ends = letter == '\0' && at[-1] == '"';  // for "\u0000" at[-1] is a digit
        if (ends || static_cast<unsigned char>(letter) >= 0x80) {
            return at;  // the reader also delivers the other bytes of this character
        }
        const char *const next = end_of_plain(at);
        decoded.append(at, next);
        return next;
    }

    /// Finds the next quote, backslash or control character. The zeros at the text's end count as such.
    static const char *end_of_plain(const char *at) noexcept {
        constexpr std::uint64_t each = 0x0101010101010101;
        constexpr std::uint64_t high = each * 0x80;
        const auto below = [](std::uint64_t bytes, std::uint64_t limit) {
            return (bytes - each * limit) & ~bytes &
                   high;  // correct for the first such byte and those in front of it
        };
        if constexpr (std::endian::native == std::endian::little) {
            for (;; at += sizeof(std::uint64_t)) {
                std::uint64_t eight = 0;
                std::memcpy(&eight, at, sizeof eight);
                const std::uint64_t found =
                    below(eight, 0x20) | below(eight ^ (each * '"'), 1) | below(eight ^ (each * '\\'), 1);
                if (found != 0) {
                    return at + std::countr_zero(found) / 8;
                }
            }
        }
        while (static_cast<unsigned char>(*at) >= 0x20 && *at != '"' && *at != '\\') {
            ++at;
        }
        return at;
    }

    const char *text_;
    const char *at_;
    const char *string_ = nullptr;
    const char *escape_ = nullptr;  // the string's first escape, or its end
    Body *decoded_;
    Watch *watch_;
};

}  // namespace balvps

namespace rapidjson {

template <typename Stream>
struct StreamTraits;
template <typename Stream>
void SkipWhitespace(Stream &is);  // NOLINT(readability-redundant-declaration): as RapidJSON has it

/// Makes the reader work on a copy of the stream, which the compiler can keep in registers. The reader relies
/// on the copy when it reports a number.
template <>
struct StreamTraits<balvps::TextStream> {
    enum { copyOptimization = 1 };
};

/// Always inlined, so that the stream stays in registers. Otherwise link-time optimisation may not inline it,
/// and decoding takes 1.7 times the processor time.
template <>
[[gnu::always_inline]] inline void SkipWhitespace(balvps::TextStream &is) {
    while (is.Peek() == ' ' || is.Peek() == '\n' || is.Peek() == '\r' || is.Peek() == '\t') {
        is.Take();
    }
}

}  // namespace rapidjson
