// Portals of small documents.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "portal/portal.h"
#include "printing.h"
#include "request/arguments.h"
#include "request/build.h"

namespace balvps::test {

/// A document with these paths, which are the text of a JSON object.
inline std::string document_with(std::string_view paths) {
    return std::string(R"({"swagger":"2.0","basePath":"/api","paths":)").append(paths).append("}");
}

inline std::shared_ptr<const Portal> read_document(std::string_view text) {
    const Result<std::shared_ptr<const Portal>> portal = Portal::read(text);
    EXPECT_TRUE(portal.has_value()) << why(portal);
    return portal ? *portal : std::make_shared<const Portal>();
}

inline std::shared_ptr<const Portal> portal_with(std::string_view paths) {
    return read_document(document_with(paths));
}

/// The operations as "METHOD PATH NAME", in the document's order.
inline std::vector<std::string> lines_of(const Portal &portal) {
    std::vector<std::string> lines;
    for (const PortalOperation &each : portal.operations()) {
        lines.push_back(std::string(method_name(each.operation.method)) + " " +
                        std::string(each.operation.path) + " " + each.name);
    }
    return lines;
}

/// The request of a call as "METHOD PATH BODY", or the message of its refusal.
inline std::string request_of(const Portal &portal, std::string_view name, std::string_view json) {
    const Operation *operation = portal.find(name);
    if (operation == nullptr) {
        return "no such operation";
    }
    const ArgumentList given = read_arguments(json).value();
    const auto none = [](std::string_view) { return Secret(); };
    const Result<Arguments> arguments = Arguments::validate(*operation, given, none);
    if (!arguments) {
        return arguments.error().message;
    }
    const HttpRequest request = build_request(*operation, *arguments);
    std::string line = std::string(method_name(request.method)) + " " + request.path;
    return request.has_body ? line.append(" ").append(request.body.view()) : line;
}

}  // namespace balvps::test
