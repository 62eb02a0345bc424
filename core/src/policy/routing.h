// If a service does not know an operation at its described path, asks the service where it has it.
#pragma once

#include <string_view>

#include "auth/sender.h"
#include "policy/service_routes.h"
#include "portal/portal.h"
#include "request/arguments.h"

namespace balvps {

/// What is known about routes without a request.
struct KnownRoutes {
    ServiceRoutes &of_services;
    const Portal *portal;  ///< nullptr: none
    const ServiceMethods &of_portal;
    std::string_view base_path;  ///< of the API
};

/// Sends the request of an operation below a service (Operation::routed_by).
///
/// It goes to the route that the service has told before, else to the portal document's, else to the
/// described path. Only if that is answered with "invalid method" or status 404, the service is asked for its
/// methods (list_service_methods), and the request goes to the route that it tells. So a usual call costs one
/// request, and so does every later call of a service with routes of its own. A refusal like that means that
/// nothing was carried out, so no write is repeated.
Task<Result<void>> send_by_route(Sender &sender, const Operation &operation, const Arguments &arguments,
                                 KnownRoutes known);

/// The request that send_by_route would begin with. Nothing is sent.
HttpRequest first_request(const Operation &operation, const Arguments &arguments, const KnownRoutes &known);

}  // namespace balvps
