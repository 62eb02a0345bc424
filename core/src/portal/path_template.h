// Paths of a portal's document, such as "service/@id/vms/@vmid".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/error.h"

namespace balvps {

struct PathTemplate {
    /// Begins with '/'. Each placeholder is `{}`. Two templates with the same form have the same requests.
    std::string form;
    std::vector<std::string> names;  ///< of the placeholders, as the template has them

    /// The path with `{name}` for each placeholder.
    std::string with_names(const std::vector<std::string_view> &names_of_parameters) const;
};

/// Reads a path with placeholders `@name` or `{name}`, with or without '/' and white space at its beginning
/// and end.
/// @param base_path the document's basePath. It is left out where paths repeat it.
/// @return the template, or an error whose message ends a sentence, if the path could lead out of the API.
Result<PathTemplate> read_path_template(std::string_view path, std::string_view base_path);

/// Whether a text can be the name of a placeholder: letters, digits, '_' and '-'.
bool is_placeholder_name(std::string_view text) noexcept;

/// The form of a path with `{name}`.
std::string form_of(std::string_view path);

}  // namespace balvps
