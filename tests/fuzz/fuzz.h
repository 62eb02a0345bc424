// Shared by the fuzz targets. Each target takes a readable text, so that people can read and write its
// corpus. Each target checks promises, not only that nothing crashes.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "common/utf8.h"

/// Runs one input. libFuzzer and replay.cpp call this.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

namespace balvps::fuzz {

/// Ends the program if a promise is broken. The fuzzer then keeps the input.
inline void require(bool holds) noexcept {
    if (!holds) {
        std::abort();
    }
}

inline std::string_view text(const std::uint8_t *data, std::size_t size) noexcept {
    return {reinterpret_cast<const char *>(data), size};
}

/// Whether a terminal may show a text. It must be UTF-8 on one line, without control characters,
/// bidirectional controls and the usual invisible characters. The check compares bytes and does not use the
/// library's list.
inline bool is_harmless(std::string_view text) noexcept {
    struct Harm {
        std::string_view start;
        unsigned char first_end, last_end;  // range of the byte after start
    };
    static constexpr std::array<Harm, 9> harms = {{{"", 0, 0x1F},
                                                   {"", 0x7F, 0x7F},
                                                   {"\xC2", 0x80, 0x9F},
                                                   {"\xD8", 0x9C, 0x9C},
                                                   {"\xE2\x80", 0x8B, 0x8F},
                                                   {"\xE2\x80", 0xA8, 0xAE},
                                                   {"\xE2\x81", 0xA0, 0xAF},
                                                   {"\xEF\xBB", 0xBF, 0xBF},
                                                   {"\xF3\xA0", 0x80, 0xBF}}};
    for (std::string_view rest = text; !rest.empty(); rest.remove_prefix(1)) {
        for (const Harm &harm : harms) {
            if (rest.starts_with(harm.start) && rest.size() > harm.start.size()) {
                const auto end = static_cast<unsigned char>(rest[harm.start.size()]);
                if (harm.first_end <= end && end <= harm.last_end) {
                    return false;
                }
            }
        }
    }
    return is_utf8(text);
}

/// Cuts off and returns the text before the first such letter, and removes the letter. Returns the whole text
/// if it has none.
inline std::string_view cut(std::string_view &rest, char at) noexcept {
    const std::size_t end = rest.find(at);
    const std::string_view first = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    return first;
}

}  // namespace balvps::fuzz
