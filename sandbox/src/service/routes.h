// The routes: which method and path is which operation, and how the portal's document describes it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "http/http.h"
#include "service/operations.h"
#include "settings.h"

namespace sandbox {

/// Whether an operation is one of those that GET /service/@id/methods lists.
enum class OfService {
    no,
    any,           ///< of every service
    with_machines  ///< of services with virtual machines
};

/// The routes of virtual machines depend on the server module.
enum class ServerModule { any, usual, other };

struct Route {
    const char *method;
    const char *path;  ///< below /api; a segment that begins with "@" stands for an id
    bool signed_in;    ///< the caller must have signed in
    Operation operation;
    const char *id;  ///< the document's operationId
    const char *summary;
    const char *fields = "";  ///< the arguments that are not in the path: "name:type,name:type"
    OfService of_service = OfService::no;
    ServerModule module = ServerModule::any;
};

struct RouteMatch {
    const Route *route;
    std::vector<std::string> path_ids;
};

std::span<const Route> all_routes();

/// Whether this install has the route's operation.
bool is_offered(const Route &route, const Settings &settings);

/// The document's method and path: "GET /invoice/@id".
std::string operation_name(const Route &route);
/// Whether the API has this operation.
bool is_operation(std::string_view name);
/// The name of the request's operation, "" if the API has no such operation.
std::string operation_of_request(const Request &request);
/// Whether a client sends this operation on its own in order to sign in.
bool is_sign_in(std::string_view operation);

/// Compares a path with a pattern, in which a segment that begins with "@" stands for an id.
/// @return the ids; nullopt if the path does not fit
std::optional<std::vector<std::string>> match_path(std::string_view pattern, std::string_view path);

/// @return nullopt if the API has no such operation
std::optional<RouteMatch> find_route(std::string_view method, std::string_view path);

}  // namespace sandbox
