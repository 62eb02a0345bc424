#include "common/utf8.h"

#include <cstdint>
#include <cstring>

namespace balvps {

std::size_t utf8_character_size(std::string_view text) noexcept {
    const auto first = static_cast<unsigned char>(text.front());
    const std::size_t size = first < 0x80   ? 1
                             : first < 0xC2 ? 0
                             : first < 0xE0 ? 2
                             : first < 0xF0 ? 3
                             : first < 0xF5 ? 4
                                            : 0;
    if (size == 0 || size > text.size()) {
        return 0;
    }
    for (std::size_t i = 1; i < size; ++i) {
        if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) {
            return 0;
        }
    }
    // These are longer than necessary, half of a UTF-16 surrogate pair, or beyond the last character.
    const auto second = static_cast<unsigned char>(size > 2 ? text[1] : '\0');
    const bool forbidden = (first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) ||
                           (first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F);
    return forbidden ? 0 : size;
}

char32_t utf8_character(std::string_view text) noexcept {
    char32_t number = static_cast<unsigned char>(text.front());
    if (text.size() > 1) {
        number &= 0x7FU >> text.size();  // without the bits that encode the size
    }
    for (const char next : text.substr(1)) {
        number = number << 6 | (static_cast<unsigned char>(next) & 0x3FU);
    }
    return number;
}

std::size_t valid_utf8_prefix(std::string_view text) noexcept {
    constexpr std::uint64_t high_bits = 0x8080808080808080;
    std::size_t at = 0;
    while (at < text.size()) {
        std::uint64_t eight = 0;  // most text is ASCII, so it is checked eight bytes at a time
        while (text.size() - at >= sizeof eight) {
            std::memcpy(&eight, text.data() + at, sizeof eight);
            if ((eight & high_bits) != 0) {
                break;
            }
            at += sizeof eight;
        }
        if (at == text.size()) {
            break;
        }
        const std::size_t size = utf8_character_size(text.substr(at));
        if (size == 0) {
            break;
        }
        at += size;
    }
    return at;
}

}  // namespace balvps
