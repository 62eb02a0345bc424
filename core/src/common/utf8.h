// Recognises UTF-8 characters.
#pragma once

#include <cstddef>
#include <string_view>

namespace balvps {

/// Size of the UTF-8 character at the start of a text; 0 if none is there. The text must not be empty.
std::size_t utf8_character_size(std::string_view text) noexcept;

/// The code point of a text that is one character.
char32_t utf8_character(std::string_view text) noexcept;

/// How many bytes at the start of a text are valid UTF-8.
std::size_t valid_utf8_prefix(std::string_view text) noexcept;

inline bool is_utf8(std::string_view text) noexcept {
    return valid_utf8_prefix(text) == text.size();
}

}  // namespace balvps
