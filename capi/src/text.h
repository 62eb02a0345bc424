// Texts as C passes them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "balvps/balvps.h"

namespace balvps::capi {

/// No argument of this library is longer; a length beyond it is a mistake, and nothing behind it is read.
inline constexpr std::size_t longest_text = INT32_MAX;

/// The text at a pointer; NULL gives a view without data. Nothing: the length cannot be meant.
inline std::optional<std::string_view> text(const char *start, std::size_t length) noexcept {
    if (start == nullptr) {
        return std::string_view();
    }
    if (length == BALVPS_NTS) {
        return std::string_view(start);
    }
    if (length > longest_text) {
        return std::nullopt;
    }
    return std::string_view(start, length);
}

/// Gives a text back: its start, and its length where it is asked for. What is handed out is NUL-terminated.
inline const char *give(std::string_view text, std::size_t *length) noexcept {
    if (length != nullptr) {
        *length = text.size();
    }
    return text.data();
}

}  // namespace balvps::capi
