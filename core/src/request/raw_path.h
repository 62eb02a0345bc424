// Checks that a path from the host program stays below the API, however a server reads it.
#pragma once

#include <string>
#include <string_view>

#include "common/error.h"

namespace balvps {

/// Checks a path with its query. It must begin with one '/', hold only characters that a URL may hold, and
/// never leave its starting folder. Servers, proxies and frameworks read a path in different ways: they
/// decode it once or several times, cut off parameters (';'), or take other characters for dots and
/// separators. A path is refused if any of these readings leaves the folder.
Result<void> check_path(std::string_view path);

/// Whether a text can be one part of a path: percent-encoded, it stays a name however a server reads it.
bool is_path_part(std::string_view text);

/// Appends a text, percent-encoded for a path or a query.
void append_percent_encoded(std::string &to, std::string_view text);

/// A checked path as servers read it: decoded, without its query, its parameters and a final '/'.
std::string plain_path(std::string_view path);

}  // namespace balvps
