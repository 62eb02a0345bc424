// Strings as zone files have them: in double quotes, with escapes (RFC 1035, 5.1).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace balvps {

/// The longest string in a record (RFC 1035, 3.3).
inline constexpr std::size_t longest_string = 255;

/// The bytes of a text with escapes: \DDD is a byte by its decimal number, and a backslash before any other
/// character is that character. None: an escape is not complete.
std::optional<std::string> without_escapes(std::string_view text);

/// Consecutive quoted strings.
struct QuotedStrings {
    std::string bytes;      ///< of all strings, joined
    std::size_t count = 0;  ///< how many strings there are
};

/// Reads quoted strings with blanks between them. None: the text is anything else.
std::optional<QuotedStrings> read_quoted_strings(std::string_view text);

/// The bytes of a word, which is a quoted string or has no quotes. None: it is neither.
std::optional<std::string> read_string(std::string_view word);

/// Bytes with escapes. The result has only printable ASCII characters.
std::string with_escapes(std::string_view bytes);

/// Bytes as one quoted string.
std::string quoted_string(std::string_view bytes);

/// Splits a text into words at blanks. A blank in a quoted string or after a backslash separates nothing.
/// @param most the last of that many words is the whole rest of the text.
std::vector<std::string_view> split_words(std::string_view text, std::size_t most);

}  // namespace balvps
