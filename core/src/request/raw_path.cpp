#include "request/raw_path.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "common/ascii.h"
#include "common/utf8.h"

namespace balvps {
namespace {

/// How often a part may be percent-encoded again. The limit keeps the time linear in the length of the path.
constexpr int most_escapes = 8;

/// Characters that Unicode's compatibility forms (NFKC) or Windows turn into '.', '/', '\', '%' or ';', or
/// into a text with one of them.
constexpr std::array<std::string_view, 23> look_alikes = {
    "\u037E", "\u2024", "\u2025", "\u2026", "\u2044", "\u2100", "\u2101", "\u2105",
    "\u2106", "\u2215", "\u2216", "\uFE14", "\uFE19", "\uFE30", "\uFE52", "\uFE54",
    "\uFE68", "\uFE6A", "\uFF05", "\uFF0E", "\uFF0F", "\uFF1B", "\uFF3C"};

/// What RFC 3986 allows in a path and a query. Everything else must be percent-encoded.
bool is_path_character(char letter) noexcept {
    constexpr std::string_view others = "-._~!$&'()*+,;=:@/?%";
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9') || others.find(letter) != std::string_view::npos;
}

/// The number in the first `digits` hexadecimal digits, if there are so many.
std::optional<unsigned> hexadecimal(std::string_view text, std::size_t digits) noexcept {
    unsigned number = 0;
    const std::string_view all = text.substr(0, digits);
    const auto [end, error] = std::from_chars(all.data(), all.data() + all.size(), number, 16);
    return all.size() == digits && error == std::errc() && end == all.data() + digits ? std::optional(number)
                                                                                      : std::nullopt;
}

/// The position of a '%' that begins no escape.
std::size_t bare_percent(std::string_view text) noexcept {
    std::size_t at = text.find('%');
    while (at != std::string_view::npos && hexadecimal(text.substr(at + 1), 2)) {
        at = text.find('%', at + 3);
    }
    return at;
}

/// Decodes the text once. A '%' that begins no escape stays.
std::string unescaped(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = text[i] == '%' ? hexadecimal(text.substr(i + 1), 2) : std::nullopt;
        plain.push_back(byte ? static_cast<char>(*byte) : text[i]);
        i += byte ? 2 : 0;
    }
    return plain;
}

bool is_control_character(unsigned char letter) noexcept {
    return letter < 0x20 || letter == 0x7F;
}

/// Whether the text has an escape of a whole character, such as "%u002e", which some servers decode.
bool has_character_escape(std::string_view text) noexcept {
    for (std::size_t at = text.find('%'); at != std::string_view::npos; at = text.find('%', at + 1)) {
        const std::string_view behind = text.substr(at + 1);
        if ((behind.starts_with('u') || behind.starts_with('U')) && hexadecimal(behind.substr(1), 4)) {
            return true;
        }
    }
    return false;
}

/// The characters that end a name: parameters and, after decoding, a query or a fragment.
constexpr std::string_view name_ends = ";?#";

/// Whether a part has a name. Some systems remove dots and spaces at its end.
bool has_name(std::string_view part) noexcept {
    return part.substr(0, part.find_first_of(name_ends)).find_first_not_of(". +") != std::string_view::npos;
}

bool is_safe_undecoded(std::string_view part) noexcept {
    return is_utf8(part) && has_name(part) && part.find_first_of("/\\") == std::string_view::npos &&
           std::none_of(part.begin(), part.end(), &is_control_character) && !has_character_escape(part) &&
           std::none_of(look_alikes.begin(), look_alikes.end(),
                        [part](std::string_view each) { return part.find(each) != std::string_view::npos; });
}

/// Whether a part between two '/' stays a name, however often it is decoded.
bool is_safe(std::string_view part) {
    std::string text(part);
    for (int i = 0; i <= most_escapes; ++i) {
        if (!is_safe_undecoded(text)) {
            return false;
        }
        std::string plain = unescaped(text);
        if (plain == text) {
            return true;
        }
        text = std::move(plain);
    }
    return false;
}

tl::unexpected<Error> refused_path(const std::string &mistake) {
    return failure(argument_error("argument 'path' " + mistake));
}

}  // namespace

Result<void> check_path(std::string_view path) {
    if (!path.starts_with('/') || path.starts_with("//")) {
        return refused_path("must begin with one '/', such as \"/details\"");
    }
    const auto strange = std::find_if_not(path.begin(), path.end(), &is_path_character);
    if (strange != path.end()) {
        return refused_path("holds a character at byte " + std::to_string(strange - path.begin()) +
                            " that is not allowed in a URL; escape it as %XX");
    }
    if (const std::size_t at = bare_percent(path); at != std::string_view::npos) {
        return refused_path("holds a '%' at byte " + std::to_string(at) +
                            " without two hexadecimal digits; write a '%' as %25");
    }
    const std::string_view parts = path.substr(0, path.find('?'));
    for (std::size_t start = 1; start < parts.size();) {  // the path may end with '/'
        const std::size_t end = std::min(parts.find('/', start), parts.size());
        if (!is_safe(parts.substr(start, end - start))) {
            return refused_path(
                "has a part at byte " + std::to_string(start) +
                " that could lead out of the API; each part between '/' must be a name in UTF-8, with no "
                "separator or control character in it, escaped or not");
        }
        start = end + 1;
    }
    return {};
}

bool is_path_part(std::string_view text) {
    std::string encoded;
    append_percent_encoded(encoded, text);
    return is_safe(encoded);
}

void append_percent_encoded(std::string &to, std::string_view text) {
    constexpr std::string_view unreserved = "-._~";
    constexpr std::string_view digits = "0123456789ABCDEF";
    for (const char letter : text) {
        const char lower = ascii_lower(letter);
        if ((lower >= 'a' && lower <= 'z') || (letter >= '0' && letter <= '9') ||
            unreserved.find(letter) != std::string_view::npos) {
            to.push_back(letter);
        } else {
            const auto byte = static_cast<unsigned char>(letter);
            to.append({'%', digits[byte >> 4], digits[byte & 0x0F]});
        }
    }
}

std::string plain_path(std::string_view path) {
    std::string text(path.substr(0, path.find('?')));
    for (int i = 0; i < most_escapes; ++i) {
        text = unescaped(text);
    }
    std::string plain;
    bool ended = false;
    for (const char letter : text) {
        ended = letter != '/' && (ended || name_ends.find(letter) != std::string_view::npos);
        if (!ended) {
            plain.push_back(letter);
        }
    }
    plain.erase(plain.find_last_not_of('/') + 1);
    return plain;
}

}  // namespace balvps
