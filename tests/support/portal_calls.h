// The calls of tests/portal/calls.json, and what the sandbox's log says of those that were made.
#pragma once

#include <fstream>
#include <string>

#include "json.h"

namespace balvps::test {

/// @param folder tests/portal
inline Json portal_calls(const std::string &folder) {
    std::ifstream file(folder + "/calls.json");
    return Json::parse(file);
}

/// A call's request: method, path and body. Two of them are equal whatever the order of their members is.
using PortalRequest = nlohmann::json;

inline PortalRequest request_of(const Json &call) {
    return {call["method"], "/api" + call["path"].get<std::string>(), nlohmann::json(call["body"])};
}

/// @param entry one of the sandbox's log
inline PortalRequest request_in_log(const Json &entry) {
    const std::string query = entry["query"];
    return {entry["method"], entry["path"].get<std::string>() + (query.empty() ? "" : "?" + query),
            nlohmann::json(entry.value("json", Json()))};
}

}  // namespace balvps::test
