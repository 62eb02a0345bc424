// Which path and method is which operation.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/http.h"
#include "service/operations.h"

namespace sandbox {

struct Route {
    const char *method;
    const char *path;  ///< below /api, segments that begin with "@" stand for ids
    bool signed_in;    ///< only for callers who have signed in
    Operation operation;
};

struct RouteMatch {
    const Route *route;
    std::vector<std::string> path_ids;
};

/// Whether the API has this operation, named by method and path as the document writes it: "GET
/// /invoice/@id".
bool is_operation(std::string_view name);
/// Its name, "" when the API has none such.
std::string operation_of_request(const Request &request);
/// Whether a client calls the operation by itself to sign in, not because it was asked to.
bool is_sign_in(std::string_view operation);

/// Nothing when the API has no such operation.
std::optional<RouteMatch> find_route(std::string_view method, std::string_view path);

}  // namespace sandbox
