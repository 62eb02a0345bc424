// Whether a path that the host program wrote stays below the API, whatever a server makes of it.
#pragma once

#include <string>
#include <string_view>

namespace balvps {

/// Looks at a path with its query. It must begin with one '/', hold only what a URL may, and lead nowhere but
/// down. Servers, proxies and frameworks unescape a path once or more often, cut parameters off (';') and
/// take other characters for dots and separators, each in its own way; what one of them could take for a way
/// out is refused.
/// @return what is wrong, to be put behind "argument 'path' "; empty: nothing is.
std::string mistake_in_path(std::string_view path);

/// A path without mistakes as servers read it: unescaped, and without its query, parameters and a '/' at its
/// end.
std::string plain_path(std::string_view path);

}  // namespace balvps
