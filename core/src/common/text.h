// Texts as C passes them: a pointer and a length.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace balvps {

/// As a length: the text ends at its NUL (BALVPS_NTS).
inline constexpr std::size_t until_nul = SIZE_MAX;

/// No text of a caller is longer; a length beyond it is a mistake, and nothing behind it is read.
inline constexpr std::size_t longest_text = INT32_MAX;

/// The text at a pointer; NULL gives a view without data. Nothing: the length cannot be meant.
inline std::optional<std::string_view> text(const char *start, std::size_t length) noexcept {
    if (start == nullptr) {
        return std::string_view();
    }
    if (length == until_nul) {
        return std::string_view(start);
    }
    if (length > longest_text) {
        return std::nullopt;
    }
    return std::string_view(start, length);
}

}  // namespace balvps
