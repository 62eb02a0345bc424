// Texts that C callers pass as a pointer and a length.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace balvps {

/// This length means that the text ends at its NUL (BALVPS_NTS).
inline constexpr std::size_t until_nul = SIZE_MAX;

/// The longest text that is accepted. A greater length is a mistake of the caller, and nothing is read.
inline constexpr std::size_t longest_text = INT32_MAX;

/// The text at a pointer. NULL gives a view without data. Returns none if the length is too large.
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
