// The content of TXT and SPF records as a zone file has it (RFC 1035, 5.1): strings in double quotes, with
// the escapes \" and \\ and \DDD, where DDD are the decimal digits of an octet.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sandbox {

/// @return the strings without quotes and escapes, or nullopt if the text is anything but quoted strings of
/// at most 255 octets each
std::optional<std::vector<std::string>> parse_character_strings(std::string_view text);

/// The strings in quotes, one space between two. Octets that are not printable ASCII are written as \DDD.
std::string print_character_strings(const std::vector<std::string> &strings);

/// Strings of at most 255 octets which together are the text. An empty text is one empty string.
std::vector<std::string> split_into_character_strings(std::string_view text);

}  // namespace sandbox
