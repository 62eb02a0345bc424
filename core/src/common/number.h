// Reads numbers from texts.
#pragma once

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

namespace balvps {

/// Reads the whole text as a number. Returns none if the text is anything else or the number is too large.
template <typename Number>
std::optional<Number> read_number(std::string_view text) noexcept {
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

/// The last second of the year 9999 as a Unix time. No calendar goes further.
inline constexpr std::int64_t latest_time = 253'402'300'799;

/// The longest wait and the longest lifetime: ten years, in seconds.
inline constexpr std::int64_t longest_wait = 315'000'000;

/// Limits a Unix time from outside to the years 1970 to 9999, so that arithmetic with it cannot overflow.
constexpr std::int64_t within_calendar(std::int64_t time) noexcept {
    return std::clamp<std::int64_t>(time, 0, latest_time);
}

/// Reads a number that is not negative, as headers carry it.
inline std::optional<std::int64_t> whole_number(std::string_view text) noexcept {
    const auto number = read_number<std::int64_t>(text);
    return number && *number >= 0 ? number : std::nullopt;
}

}  // namespace balvps
