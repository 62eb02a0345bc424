// Whether a path that the host program wrote stays below the API, whatever a server makes of it.
#pragma once

#include <string>
#include <string_view>

#include "common/error.h"

namespace balvps {

/// Checks a path with its query. It begins with one '/', holds only what a URL may hold, and never leaves the
/// folder that it starts in. Servers, proxies and frameworks read a path in different ways: they unescape it
/// once or several times, cut off parameters (';'), or take other characters for dots and separators. A path
/// is refused if any of these readings leaves that folder.
Result<void> check_path(std::string_view path);

/// A path without mistakes as servers read it: unescaped, and without its query, parameters and a '/' at its
/// end.
std::string plain_path(std::string_view path);

}  // namespace balvps
