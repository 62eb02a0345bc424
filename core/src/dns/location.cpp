#include "dns/location.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "common/ascii.h"
#include "common/number.h"
#include "dns/character_string.h"

namespace balvps {
namespace {

using Words = std::vector<std::string_view>;

constexpr std::int64_t thousandths = 1000;  // of a second of arc
constexpr std::int64_t centimetres = 100;   // of a metre

/// Reads a decimal number as a multiple of 1/unit, which is a power of ten. More decimals are refused.
std::optional<std::int64_t> fixed_point(std::string_view text, std::int64_t unit) {
    const std::size_t point = std::min(text.find('.'), text.size());
    const std::string_view decimals = text.substr(std::min(point + 1, text.size()));
    const auto whole = read_number<std::uint32_t>(text.substr(0, point));
    const bool all_digits = decimals.find_first_not_of("0123456789") == std::string_view::npos;
    if (!whole || !all_digits || (point < text.size() && decimals.empty())) {
        return std::nullopt;
    }
    std::int64_t number = *whole;
    for (const char digit : decimals) {
        if (unit == 1) {
            return std::nullopt;
        }
        unit /= 10;
        number = number * 10 + (digit - '0');
    }
    return number * unit;
}

/// A word with a fixed number of digits.
std::string padded(std::int64_t number, std::size_t digits) {
    const std::string text = std::to_string(number);
    return std::string(digits - std::min(digits, text.size()), '0') + text;
}

/// Removes the first word that is below a limit, in units.
std::optional<std::int64_t> take_number(Words &words, std::int64_t unit, std::int64_t limit) {
    const std::optional<std::int64_t> number =
        words.empty() ? std::nullopt : fixed_point(words.front(), unit);
    if (!number || *number >= limit) {
        return std::nullopt;
    }
    words.erase(words.begin());
    return number;
}

/// Removes an angle: degrees, perhaps minutes and seconds, and one of two directions.
std::optional<std::string> take_angle(Words &words, std::int64_t most_degrees, std::string_view directions) {
    constexpr std::int64_t sixty = 60;
    const std::int64_t degrees = take_number(words, 1, most_degrees + 1).value_or(-1);
    const std::int64_t minutes = take_number(words, 1, sixty).value_or(-1);
    const std::int64_t seconds =
        minutes < 0 ? 0 : take_number(words, thousandths, sixty * thousandths).value_or(0);
    const bool too_large = degrees == most_degrees && (minutes > 0 || seconds > 0);
    if (degrees < 0 || too_large || words.empty() || words.front().size() != 1 ||
        directions.find(ascii_upper(words.front().front())) == std::string_view::npos) {
        return std::nullopt;
    }
    const char direction = ascii_upper(words.front().front());
    words.erase(words.begin());
    return std::to_string(degrees) + " " + padded(std::max<std::int64_t>(minutes, 0), 2) + " " +
           padded(seconds / thousandths, 2) + "." + padded(seconds % thousandths, 3) + " " + direction;
}

std::string metres_text(std::int64_t centimetres_given) {
    const bool negative = centimetres_given < 0;
    const std::int64_t size = negative ? -centimetres_given : centimetres_given;
    return (negative ? "-" : "") + std::to_string(size / centimetres) + "." + padded(size % centimetres, 2) +
           "m";
}

/// Reads metres with an optional unit, in centimetres.
std::optional<std::int64_t> read_metres(std::string_view word) {
    word.remove_suffix(word.ends_with('m') || word.ends_with('M') ? 1 : 0);
    const bool negative = word.starts_with('-');
    word.remove_prefix(negative || word.starts_with('+') ? 1 : 0);
    const std::optional<std::int64_t> size = fixed_point(word, centimetres);
    return size && negative ? std::optional(-*size) : size;
}

/// The altitude, which the record keeps as 32 bits of centimetres above -100,000 metres.
std::optional<std::string> normal_altitude(std::string_view word) {
    constexpr std::int64_t lowest = -10'000'000;
    constexpr std::int64_t highest = lowest + UINT32_MAX;
    const std::optional<std::int64_t> altitude = read_metres(word);
    const bool fits = altitude && *altitude >= lowest && *altitude <= highest;
    return fits ? std::optional(metres_text(*altitude)) : std::nullopt;
}

/// A size or precision, of which the record keeps the first digit and the power of ten.
std::optional<std::string> normal_precision(std::string_view word) {
    constexpr std::int64_t largest = 9'000'000'000;
    const std::optional<std::int64_t> size = read_metres(word);
    if (!size || *size < 0 || *size > largest) {
        return std::nullopt;
    }
    std::int64_t power = 1;
    while (*size / power >= 10) {
        power *= 10;
    }
    return metres_text(*size / power * power);
}

}  // namespace

std::optional<std::string> normal_location(std::string_view text) {
    constexpr std::size_t most_words = 13;
    Words words = split_words(text, most_words);
    const std::optional<std::string> latitude = take_angle(words, 90, "NS");
    const std::optional<std::string> longitude = latitude ? take_angle(words, 180, "EW") : std::nullopt;
    if (!longitude || words.empty() || words.size() > 4) {
        return std::nullopt;
    }
    std::optional<std::string> altitude = normal_altitude(words.front());
    // Size, horizontal and vertical precision have these values if they are missing (RFC 1876, 3).
    constexpr std::string_view precisions[] = {"1m", "10000m", "10m"};
    std::string location = *latitude + " " + *longitude + " " + altitude.value_or("");
    for (std::size_t i = 0; i < std::size(precisions); ++i) {
        const std::optional<std::string> precision =
            normal_precision(i + 1 < words.size() ? words[i + 1] : precisions[i]);
        if (!altitude || !precision) {
            return std::nullopt;
        }
        location.append(" ").append(*precision);
    }
    return location;
}

}  // namespace balvps
