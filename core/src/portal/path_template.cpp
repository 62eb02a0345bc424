#include "portal/path_template.h"

#include <algorithm>

#include "common/ascii.h"
#include "request/raw_path.h"

namespace balvps {
namespace {

bool is_name_character(char letter) noexcept {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9') || letter == '_' || letter == '-';
}

/// The path without the white space around it, the base path, and '/' at its end; with '/' at its beginning.
std::string cleaned(std::string_view path, std::string_view base_path) {
    std::string clean(trimmed(path));
    if (!clean.starts_with('/')) {
        clean.insert(0, "/");
    }
    const bool has_base = base_path.size() > 1 && clean.starts_with(base_path) &&
                          (clean.size() == base_path.size() || clean[base_path.size()] == '/');
    if (has_base) {
        clean.erase(0, base_path.size());
    }
    clean.erase(clean.find_last_not_of('/') + 1);
    return clean.empty() ? "/" : clean;
}

/// Removes a placeholder from the beginning of a path. @return its name; empty: the path begins otherwise.
std::string_view take_placeholder(std::string_view &rest) noexcept {
    const bool braces = rest.starts_with('{');
    if (!braces && !rest.starts_with('@')) {
        return {};
    }
    const auto begin = rest.begin() + 1;
    const auto end = std::find_if_not(begin, rest.end(), &is_name_character);
    const std::string_view name = rest.substr(1, static_cast<std::size_t>(end - begin));
    if (name.empty() || (braces && (end == rest.end() || *end != '}'))) {
        return {};
    }
    rest.remove_prefix(1 + name.size() + (braces ? 1 : 0));
    return name;
}

constexpr std::string_view placeholder = "{}";

}  // namespace

std::string PathTemplate::with_names(const std::vector<std::string_view> &names_of_parameters) const {
    std::string path;
    std::string_view rest = form;
    for (const std::string_view name : names_of_parameters) {
        const std::size_t at = rest.find(placeholder);
        path.append(rest.substr(0, at)).append("{").append(name).append("}");
        rest.remove_prefix(at + placeholder.size());
    }
    return path.append(rest);
}

Result<PathTemplate> read_path_template(std::string_view path, std::string_view base_path) {
    constexpr std::size_t longest_path = 1000;
    if (path.size() > longest_path) {
        return failure(argument_error("is longer than " + std::to_string(longest_path) + " bytes"));
    }
    PathTemplate read;
    std::string sample;  // the path as a request has it, to be checked
    const std::string clean = cleaned(path, base_path);
    for (std::string_view rest = clean; !rest.empty();) {
        if (const std::string_view name = take_placeholder(rest); !name.empty()) {
            read.names.emplace_back(name);
            read.form.append(placeholder);
            sample.append("1");
        } else {
            read.form.push_back(rest.front());
            sample.push_back(rest.front());
            rest.remove_prefix(1);
        }
    }
    if (sample.find_first_of("?#@:{}%") != std::string::npos) {
        return failure(argument_error("is not a path below the API"));
    }
    if (Result<void> checked = check_path(sample); !checked) {
        return failure(argument_error("could lead out of the API"));
    }
    return read;
}

bool is_placeholder_name(std::string_view text) noexcept {
    return !text.empty() && std::all_of(text.begin(), text.end(), &is_name_character);
}

std::string form_of(std::string_view path) {
    Result<PathTemplate> read = read_path_template(path, {});
    return read ? std::move(read->form) : std::string(path);
}

}  // namespace balvps
