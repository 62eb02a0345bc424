// Excerpts of an answer for a person: short, printable, without secrets.
#pragma once

#include <string>
#include <string_view>

namespace balvps {

/// The first 200 bytes of a body. Line ends and tabs become spaces, and everything that looks like a token (a
/// JWT, a bearer value) is masked.
std::string excerpt(std::string_view body);

}  // namespace balvps
