#include "service/portal_document.h"

#include <fstream>
#include <iterator>
#include <stdexcept>

#include "common/lower_case.h"
#include "service/own_document.h"
#include "service/routes.h"

namespace sandbox {

namespace {

std::string read_file(const std::string &path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        throw std::runtime_error("cannot read " + path);
    }
    return {std::istreambuf_iterator<char>(file), {}};
}

/// Some documents have paths without the slash at the beginning.
std::string with_slash(const std::string &path) {
    return path.starts_with('/') ? path : "/" + path;
}

/// The JSON between the marks of a description such as "```json {...} ```"; a discarded value if there is
/// none.
Json example_of(const Json &operation) {
    const Json success =
        operation.is_object() ? operation.value("/responses/200/description"_json_pointer, Json()) : Json();
    if (!success.is_string()) {
        return Json(Json::value_t::discarded);
    }
    std::string text = success.get<std::string>();
    if (const std::size_t start = text.find("```"); start != std::string::npos) {
        text.erase(0, start + 3);
        text.erase(std::min(text.find("```"), text.size()));
        text.erase(0, text.starts_with("json") ? 4 : 0);
    }
    return parse(text);
}

}  // namespace

PortalDocument::PortalDocument(const std::string &file) {
    if (file.empty()) {
        return;
    }
    text_ = read_file(file);
    document_ = parse(text_);
    if (!document_.is_object() || !document_.value("paths", Json()).is_object()) {
        throw std::runtime_error(file + " is no JSON object with paths");
    }
}

std::string PortalDocument::text(const Settings &settings) const {
    return text_.empty() ? encode_like_php(own_document(settings)) : text_;
}

bool PortalDocument::is_asked_for(const Request &request) {
    return request.method == "GET" && request.path == "/" &&
           ("&" + request.query + "&").find("&cmd=userapi&") != std::string::npos &&
           ("&" + request.query + "&").find("&action=swagger&") != std::string::npos;
}

std::optional<Json> PortalDocument::answer(const Request &request) const {
    static constexpr std::string_view prefix = "/api";
    if (!request.path.starts_with(prefix)) {
        return std::nullopt;
    }
    const std::string_view path = std::string_view(request.path).substr(prefix.size());
    const std::string method = lower(request.method);
    // Literal paths come before paths with ids.
    for (const bool with_ids : {false, true}) {
        for (const auto &[pattern, item] : document_["paths"].items()) {
            const bool has_ids = pattern.find('@') != std::string::npos;
            if (has_ids == with_ids && item.contains(method) && match_path(with_slash(pattern), path)) {
                const Json example = example_of(item[method]);
                return example.is_discarded() ? Json{{"success", true}} : example;
            }
        }
    }
    return std::nullopt;
}

}  // namespace sandbox
