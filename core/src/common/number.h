// Numbers that a text consists of.
#pragma once

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

namespace balvps {

/// The number that the whole text is. None if the text is something else, or the number too large.
template <typename Number>
std::optional<Number> read_number(std::string_view text) noexcept {
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

/// The last second of the year 9999, as a Unix time: beyond it no calendar goes.
inline constexpr std::int64_t latest_time = 253'402'300'799;

/// No wait and no life is longer: ten years, in seconds.
inline constexpr std::int64_t longest_wait = 315'000'000;

/// A Unix time from outside, brought to between 1970 and 9999, so that reckoning with it cannot overflow.
constexpr std::int64_t within_calendar(std::int64_t time) noexcept {
    return std::clamp<std::int64_t>(time, 0, latest_time);
}

/// A number of digits alone, as headers give it.
inline std::optional<std::int64_t> whole_number(std::string_view text) noexcept {
    const auto number = read_number<std::int64_t>(text);
    return number && *number >= 0 ? number : std::nullopt;
}

}  // namespace balvps
