#include "http/request_body.h"

#include <httplib.h>

#include <string>
#include <vector>

#include "service/refusal.h"

namespace sandbox {

namespace {

std::string decoded(std::string_view text) {
    return httplib::detail::decode_url(std::string(text), true);
}

/// Splits "privileges[support][]" into {"privileges", "support", ""}.
std::vector<std::string> keys_of(const std::string &name) {
    std::size_t open = name.find('[');
    std::vector<std::string> keys{name.substr(0, open)};
    while (open != std::string::npos) {
        const std::size_t close = name.find(']', open);
        if (close == std::string::npos) {
            return {name};
        }
        keys.push_back(name.substr(open + 1, close - open - 1));
        open = name.find('[', close);
    }
    return keys;
}

void put(Json &form, const std::vector<std::string> &keys, std::string value) {
    Json *place = &form;
    for (const std::string &key : keys) {
        if (key.empty()) {
            if (!place->is_array()) {
                *place = Json::array();
            }
            place->push_back(nullptr);
            place = &place->back();
        } else {
            if (!place->is_object()) {
                *place = Json::object();
            }
            place = &(*place)[key];
        }
    }
    *place = std::move(value);
}

}  // namespace

bool is_form(const Request &request) {
    return request.header("content-type").starts_with("application/x-www-form-urlencoded");
}

Json parse_form(std::string_view body) {
    Json form = Json::object();
    while (!body.empty()) {
        const std::string_view pair = body.substr(0, body.find('&'));
        body.remove_prefix(std::min(pair.size() + 1, body.size()));
        const std::size_t equals = std::min(pair.find('='), pair.size());
        const std::string name = decoded(pair.substr(0, equals));
        if (!name.empty() && name.front() != '[') {
            put(form, keys_of(name), decoded(pair.substr(std::min(equals + 1, pair.size()))));
        }
    }
    return form;
}

Json arguments_of(const Request &request) {
    if (is_form(request)) {
        return parse_form(request.body);
    }
    if (request.body.empty()) {
        return Json::object();
    }
    Json arguments = parse(request.body);
    if (!arguments.is_object()) {
        throw Refusal(Refusal::Kind::invalid_request, "invalid_request");
    }
    return arguments;
}

}  // namespace sandbox
