// Pieces of an answer that may be shown to a person: short, printable, without secrets.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace balvps {

/// At most `longest` bytes, control characters as spaces, cut at a character of UTF-8, invalid bytes as '?'.
std::string printable(std::string_view text, std::size_t longest);

/// The first 200 bytes of a body, with everything that looks like a token (a JWT, a bearer value) masked.
std::string excerpt(std::string_view body);

}  // namespace balvps
