// Makes texts from outside fit for a message.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace balvps {

/// Makes a text that a message may show. It is valid UTF-8 on one line. It has no character that could
/// control a terminal, change the direction of a line or be invisible: each of those becomes an escape, such
/// as \n, \r, \t, \x1b (also \xff for a byte that is not UTF-8), \u202e or \U000e0001. A backslash stays
/// single, except in front of text that would look like an escape: there it is doubled, so that the original
/// can be recovered.
///
/// @param longest in bytes; no character or escape is cut in two.
std::string printable(std::string_view text, std::size_t longest = std::string_view::npos);

}  // namespace balvps
