// Pieces of an answer that may be shown to a person: short, printable, without secrets.
#pragma once

#include <string>
#include <string_view>

namespace balvps {

/// The first 200 bytes of a body, ends of lines and tabs as blanks, with everything that looks like a token
/// (a JWT, a bearer value) masked.
std::string excerpt(std::string_view body);

}  // namespace balvps
