// The library's operations with their parameters and answers, error codes and config keys, as data. The
// wrappers of other languages generate their API from it. The text (catalog.cpp) is generated.
#pragma once

#include <string_view>

namespace balvps {

/// One JSON object. NUL-terminated, and valid for the life of the program.
std::string_view catalog_json() noexcept;

}  // namespace balvps
