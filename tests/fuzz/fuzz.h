// What the fuzz targets share. Each takes a text of a readable form, so that its corpus can be read and
// written by hand, and demands more than that nothing crashes.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "common/utf8.h"

/// Runs one input; what libFuzzer and replay.cpp call.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

namespace balvps::fuzz {

/// Ends the program where a promise is broken; the fuzzer keeps the input then.
inline void require(bool holds) noexcept {
    if (!holds) {
        std::abort();
    }
}

inline std::string_view text(const std::uint8_t *data, std::size_t size) noexcept {
    return {reinterpret_cast<const char *>(data), size};
}

/// Whether a terminal may show a text: UTF-8, on one line, without controls, bidirectional controls and the
/// usual characters that have no glyph. They are told by their bytes, not by the library's own list.
inline bool is_harmless(std::string_view text) noexcept {
    struct Harm {
        std::string_view start;
        unsigned char first_end, last_end;  // the byte after it
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

/// Cuts a text off at the first such letter, which goes too; all of it where there is none.
inline std::string_view cut(std::string_view &rest, char at) noexcept {
    const std::size_t end = rest.find(at);
    const std::string_view first = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    return first;
}

}  // namespace balvps::fuzz
