// A portal's Swagger document. Input: the document.
#include "portal/portal.h"

#include <algorithm>
#include <set>
#include <string>

#include "common/ascii.h"
#include "fuzz.h"
#include "json/reader.h"
#include "portal/portal_catalog.h"
#include "request/arguments.h"
#include "request/build.h"
#include "request/raw_path.h"

using namespace balvps;
using namespace balvps::fuzz;

namespace {

bool is_name(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '_';
    });
}

/// A call with the same value for each placeholder. Some of the values are dangerous beside other text.
void require_sound_request(const Operation &operation, std::string_view value) {
    JsonWriter json;
    json.start_object();
    for (const Parameter &parameter : operation.parameters) {
        if (parameter.in_path) {
            json.member(parameter.name, parameter.type == ParameterType::integer ? "7" : value);
        }
    }
    json.name("extra");
    json.json(operation.has_body || operation.extra_in_query ? R"({"\u0001 /../&x":"\r\n"})" : "{}");
    json.end_object();
    const Result<ArgumentList> given = read_arguments(json.text());
    require(given.has_value());
    const auto none = [](std::string_view) { return Secret(); };
    const Result<Arguments> arguments = Arguments::validate(operation, *given, none);
    if (!arguments) {
        require(is_harmless(arguments.error().message));
        return;
    }
    const HttpRequest request = build_request(operation, *arguments);
    require(check_path(request.path).has_value());
    require(request.path.find_first_of("{}@#\\ \r\n") == std::string::npos);
    require(!request.has_body || read_json(request.body.view(), true).has_value());
}

void require_sound(const PortalOperation &described, const Portal &portal) {
    const Operation &operation = described.operation;
    if (described.built_in != nullptr) {
        require(operation.name == described.built_in->name && operation.path == described.built_in->path);
        require(described.name.empty() || portal.find(described.name) == &operation);
        return;
    }
    require(operation.name == described.name && is_name(described.name));
    require(find_operation(described.name) == nullptr && portal.find(described.name) == &operation);
    require(operation.token_effect == TokenEffect::none && !operation.secret);
    require(operation.authentication == Authentication::required);
    for (const std::string_view path : {"/login", "/token", "/logout", "/revoke"}) {
        require(!equal_in_any_case(plain_path(operation.path), path));
    }
    require(!operation.safe || operation.method == Method::get);
    require(operation.method != Method::post || !operation.idempotent);
    for (const std::string_view value : {"e", "F", "2e", "x y"}) {
        require_sound_request(operation, value);
    }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    const auto portal = Portal::read(text(data, size));
    if (!portal) {
        require(portal.error().code == ErrorCode::configuration && is_harmless(portal.error().message));
        return 0;
    }
    std::set<std::string_view> names;
    for (const PortalOperation &operation : (*portal)->operations()) {
        require(operation.name.empty() || names.insert(operation.name).second);
        require_sound(operation, **portal);
    }
    for (const std::string &warning : (*portal)->warnings()) {
        require(is_harmless(warning));
    }
    JsonWriter catalog;
    write_catalog(catalog, **portal);
    require(read_json(catalog.text(), false).has_value());
    return 0;
}
