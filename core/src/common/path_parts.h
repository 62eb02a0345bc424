// The parts of a path.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace balvps {

/// The texts between the '/' of a path, whose first '/' may be missing. A final '/' is followed by an empty
/// one. They are parts of the text.
inline std::vector<std::string_view> parts_of_path(std::string_view path) {
    std::vector<std::string_view> parts;
    path.remove_prefix(path.starts_with('/') ? 1 : 0);
    for (std::size_t end = path.find('/'); end != std::string_view::npos; end = path.find('/')) {
        parts.push_back(path.substr(0, end));
        path.remove_prefix(end + 1);
    }
    parts.push_back(path);
    return parts;
}

}  // namespace balvps
