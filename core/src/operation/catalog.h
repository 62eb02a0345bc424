// What the library can do, as data: operations with their parameters and answers, error codes, config keys.
// The wrappers of other languages build their surface from it. The text (catalog.cpp) is generated.
#pragma once

#include <string_view>

namespace balvps {

/// One JSON object. NUL-terminated, and valid for the life of the program.
std::string_view catalog_json() noexcept;

}  // namespace balvps
