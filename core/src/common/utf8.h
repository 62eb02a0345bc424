// Which bytes are a character of UTF-8.
#pragma once

#include <cstddef>
#include <string_view>

namespace balvps {

/// Size of the UTF-8 character that begins there; 0: none does. The text must not be empty.
std::size_t utf8_character_size(std::string_view text) noexcept;

/// The number of a character, which the text is.
char32_t utf8_character(std::string_view text) noexcept;

/// How many bytes from the start are valid UTF-8.
std::size_t valid_utf8_prefix(std::string_view text) noexcept;

inline bool is_utf8(std::string_view text) noexcept {
    return valid_utf8_prefix(text) == text.size();
}

}  // namespace balvps
