// What RapidJSON's reader reads from: a text that stays as it is.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "common/secret.h"
#include "common/watch.h"

namespace balvps {

/// To the reader this is a text that it may decode in place (kParseInsituFlag), which saves it a copy of
/// every string. But nothing is written: a string without escapes is handed out as it stands in the text, and
/// only one with escapes is decoded aside. The reader's functions have the reader's names.
class TextStream {
  public:
    using Ch = char;

    /// @param text ends with reading_padding zeros; outlives the stream.
    /// @param decoded the last string, with a NUL behind it, where it has escapes; else empty.
    /// @param watch told of each escape.
    TextStream(const char *text, Body &decoded, Watch &watch) noexcept
        : text_(text), at_(text), decoded_(&decoded), watch_(&watch) {}

    char Peek() const noexcept { return *at_; }
    char Take() noexcept { return *at_++; }
    std::size_t Tell() const noexcept { return static_cast<std::size_t>(at_ - text_); }

    /// A string begins here, behind its quote, or a number, which has no end to look for.
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

    /// Takes a character that the reader has decoded, and a NUL at the string's end.
    [[gnu::always_inline]] void Put(char letter) {
        if (!is_plain()) {
            watch_->step();
            at_ = decode(*decoded_, {string_, escape_}, at_, letter);
        }
    }

    /// @return bytes of the string and of the NUL behind it.
    std::size_t PutEnd(const char *begin) const noexcept {
        return is_plain() ? static_cast<std::size_t>(at_ - begin) : decoded_->size();
    }

    // The reader's interface asks for them, and never calls them.
    void Flush() noexcept {}
    char *Push(std::size_t /*count*/) noexcept { return nullptr; }
    void Pop(std::size_t /*count*/) noexcept {}

  private:
    /// At the end of a string: whether it had no escapes.
    bool is_plain() const noexcept { return at_ == escape_ + 1 && *escape_ == '"'; }

    /// Not a part of Put, and static, so that the stream itself stays in registers.
    /// @param start what stands in front of the first escape.
    /// @return where reading goes on.
    [[gnu::noinline]] static const char *decode(Body &decoded, std::string_view start, const char *at,
                                                char letter) {
        if (decoded.empty()) {
            decoded.assign(start);
        }
        decoded.push_back(letter);
        const bool ends = letter == '\0' && at[-1] == '"';  // "\u0000" has a digit there
        if (ends || static_cast<unsigned char>(letter) >= 0x80) {
            return at;  // within a character of several bytes, the next comes from the reader too
        }
        const char *const next = end_of_plain(at);
        decoded.append(at, next);
        return next;
    }

    /// Where the next quote, backslash or control character stands. The zeros at the text's end are such.
    static const char *end_of_plain(const char *at) noexcept {
        constexpr std::uint64_t each = 0x0101010101010101;
        constexpr std::uint64_t high = each * 0x80;
        const auto below = [](std::uint64_t bytes, std::uint64_t limit) {
            return (bytes - each * limit) & ~bytes & high;  // right up to and with the first that is
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
    const char *escape_ = nullptr;  // the first of the string; without one, its end
    Body *decoded_;
    Watch *watch_;
};

}  // namespace balvps

namespace rapidjson {

template <typename Stream>
struct StreamTraits;
template <typename Stream>
void SkipWhitespace(Stream &is);  // NOLINT(readability-redundant-declaration): as RapidJSON has it

/// The reader works on a copy of the stream, which the compiler can keep in registers; and it relies on that
/// where it hands out a number.
template <>
struct StreamTraits<balvps::TextStream> {
    enum { copyOptimization = 1 };
};

/// Always inlined, so that the stream stays in registers: else link-time optimisation, which has much to
/// choose from, makes decoding take 1.7 times the processor time.
template <>
[[gnu::always_inline]] inline void SkipWhitespace(balvps::TextStream &is) {
    while (is.Peek() == ' ' || is.Peek() == '\n' || is.Peek() == '\r' || is.Peek() == '\t') {
        is.Take();
    }
}

}  // namespace rapidjson
