// Numbers that a text consists of.
#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

namespace balvps {

/// The number that the whole text is; nothing: it is something else, or too large.
template <typename Number>
std::optional<Number> read_number(std::string_view text) noexcept {
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

/// A number of digits alone, as headers give it.
inline std::optional<std::int64_t> whole_number(std::string_view text) noexcept {
    const auto number = read_number<std::int64_t>(text);
    return number && *number >= 0 ? number : std::nullopt;
}

}  // namespace balvps
