// Which path and method is which operation.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "operations.h"

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

/// Nothing when the API has no such operation.
std::optional<RouteMatch> find_route(std::string_view method, std::string_view path);

}  // namespace sandbox
