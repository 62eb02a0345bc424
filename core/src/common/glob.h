// Patterns with "*" and "?".
#pragma once

#include <string_view>

namespace balvps {

/// Whether a pattern is equal to a whole text in any case. "*" stands for any text, "?" for one byte.
bool matches_glob(std::string_view text, std::string_view pattern) noexcept;

}  // namespace balvps
