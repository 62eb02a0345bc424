#include "service/own_document.h"

#include <algorithm>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "common/lower_case.h"
#include "service/profile.h"
#include "service/routes.h"

namespace sandbox {

namespace {

/// A part of a path. If mismatched names are on, the path has another name for the parameter than the list of
/// parameters.
struct OtherName {
    const char *segment;
    const char *shown;
};

constexpr OtherName other_names[] = {
    {"@record_id", "@index"}, {"@product_id", "@id"}, {"@file", "@attachment"}};

struct Example {
    const char *operation;
    const char *text;
};

constexpr Example examples[] = {
    {"GET /service", R"({
 "services": [
 {"id": "30", "domain": "servers.example.com", "total": "9.99", "status": "Active", "name": "VPS M"}
 ]
})"},
    {"GET /service/@id/vms", R"({
 "vms": {
 "1001": {"id": "1001", "label": "web", "status": "running"},
 "1002": {"id": "1002", "label": "db", "status": "stopped"}
 }
})"},
    {"GET /service/@id/vms/@vmid", R"({
 "vm": {"id": "1001", "label": "web", "status": "running",
 "ip": {"71": {"ipaddress": "192.0.2.10", "main": "1"}}}
})"},
    {"POST /service/@id/vms/@vmid/reboot", R"({
 "status": true
})"},
    {"GET /domain/@id", R"({
 "details": {"id": "47", "name": "testname.com", "autorenew": "1"}
})"},
    {"GET /category", R"({
 "categories": [{"id": "10", "name": "Hosting", "description": "", "slug": "hosting"}]
})"},
};

/// The example as a document has it. If such quirks are on, it is fenced by marks that never close, and
/// every other example is not JSON.
std::string description_of(const Route &route, const Settings &settings) {
    const auto found = std::ranges::find_if(
        examples, [&route](const Example &each) { return operation_name(route) == each.operation; });
    if (found == std::end(examples)) {
        return "`Success`";
    }
    std::string text = found->text;
    if (!settings.broken_examples) {
        return "```json\n" + text + "\n```";
    }
    if ((found - std::begin(examples)) % 2 == 1) {
        text.insert(text.rfind('}'), ", // and so on\n (...)\n");
    }
    return "```json\n" + text;
}

std::vector<std::string> split(const std::string &text, char separator) {
    std::vector<std::string> parts;
    std::istringstream stream(text);
    for (std::string part; std::getline(stream, part, separator);) {
        parts.push_back(part);
    }
    return parts;
}

/// The documents contradict each other: a machine's id is an integer here and a string there.
std::string type_of_path_id(const Route &route, const std::string &name) {
    if (name == "vmid") {
        return std::string_view(route.method) == "GET" ? "integer" : "string";
    }
    return name == "name" || name == "file" ? "string" : "integer";
}

/// Every parameter that is not in the path is said to be in the query, also where the body is meant.
Json field(const std::string &name, const std::string &type, const Settings &settings) {
    Json parameter{{"name", name}, {"in", "query"}, {"type", type}};
    if (type.empty() && !settings.empty_types) {
        parameter["type"] = "string";
    }
    if (type == "array") {
        parameter["items"] = {{"type", "string"}};
    }
    return parameter;
}

bool is_profile(const Route &route) {
    const std::string_view path = route.path;
    return std::string_view(route.method) != "GET" &&
           (path == "/signup" || path.starts_with("/details") || path.starts_with("/contact"));
}

Json parameters_of(const Route &route, const Settings &settings) {
    Json parameters = Json::array();
    for (std::string segment : split(route.path, '/')) {
        if (segment.starts_with('@')) {
            segment.erase(0, 1);
            parameters.push_back({{"name", segment},
                                  {"in", "path"},
                                  {"type", type_of_path_id(route, segment)},
                                  {"required", true}});
        }
    }
    for (const std::string &each : split(route.fields, ',')) {
        const std::size_t colon = each.find(':');
        parameters.push_back(field(each.substr(0, colon), each.substr(colon + 1), settings));
    }
    if (settings.own_fields && is_profile(route)) {
        for (const char *name : own_profile_fields()) {
            parameters.push_back(field(name, "string", settings));
        }
    }
    return parameters;
}

std::string path_of(const Route &route, const Settings &settings) {
    std::string path;
    for (std::string segment : split(route.path + 1, '/')) {
        const auto other = std::ranges::find_if(
            other_names, [&segment](const OtherName &name) { return segment == name.segment; });
        if (settings.mismatched_names && other != std::end(other_names)) {
            segment = other->shown;
        }
        path.append(path.empty() && !settings.leading_slash ? "" : "/").append(segment);
    }
    return path;
}

}  // namespace

Json own_document(const Settings &settings) {
    Json paths = Json::object();
    for (const Route &route : all_routes()) {
        if (route.module == ServerModule::other || !is_offered(route, settings)) {
            continue;
        }
        paths[path_of(route, settings)][lower(route.method)] = {
            {"summary", route.summary},
            {"operationId", route.id},
            {"parameters", parameters_of(route, settings)},
            {"responses", {{"200", {{"description", description_of(route, settings)}}}}}};
    }
    return {{"swagger", "2.0"},
            {"info", {{"title", "Sandbox User API"}, {"version", "4.20241004"}}},
            {"host", "sandbox.invalid"},
            {"basePath", "/api"},
            {"schemes", {"https"}},
            {"securityDefinitions", {{"http", {{"type", "basic"}}}}},
            {"paths", paths}};
}

}  // namespace sandbox
