// Texts from outside, as a message shows them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace balvps {

/// A text as a message may show it: valid UTF-8 on one line, without a character that could take over a
/// terminal, turn a line around or hide. Each of those is written as an escape: \n, \r, \t, \x1b (and \xff, a
/// byte that is no UTF-8), \u202e, \U000e0001. A backslash stays one, but before what would read as an escape
/// it is doubled, so that the original can be told.
///
/// @param longest bytes at most; no character or escape is cut in two.
std::string printable(std::string_view text, std::size_t longest = std::string_view::npos);

}  // namespace balvps
