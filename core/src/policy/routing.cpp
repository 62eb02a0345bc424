#include "policy/routing.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "request/build.h"

namespace balvps {
namespace {

/// Whether the service says that there is no such path or method.
bool is_missing(const Error &error) noexcept {
    return error.code == ErrorCode::unsupported ||
           (error.http_status == 404 &&
            (error.code == ErrorCode::not_found || error.code == ErrorCode::malformed_answer));
}

/// The service's ID, as it stands in the path.
std::string service_of(const Operation &operation, const Arguments &arguments) {
    for (std::size_t i = 0; i < operation.parameters.size(); ++i) {
        if (operation.parameters[i].name == operation.routed_by) {
            return std::string(integer_digits(*arguments.value(i)));
        }
    }
    return {};
}

/// Asks a service for its methods. None: it does not answer that.
Task<std::optional<ServiceMethods>> ask(Sender &sender, const std::string &service,
                                        std::string_view base_path) {
    const Operation &listing = *find_operation("list_service_methods");
    HttpRequest request;
    request.method = listing.method;
    request.path = "/service/" + service + "/methods";
    const std::unique_ptr<Sender> part = sender.part();
    const Result<void> sent = co_await part->send_signed_in(listing, request);
    if (!sent) {
        co_return std::nullopt;
    }
    co_return read_service_methods(part->answer().document.root(), base_path);
}

bool is_described_by(const Portal &portal, const Operation &operation) {
    const auto &all = portal.operations();
    return std::any_of(all.begin(), all.end(), [&](const PortalOperation &each) {
        return each.built_in != nullptr && each.built_in->name == operation.name;
    });
}

}  // namespace

std::optional<Route> known_route(const Operation &operation, const Arguments &arguments, KnownRoutes known) {
    if (const auto methods = known.of_services.find(service_of(operation, arguments))) {
        if (std::optional<Route> route = route_among(*methods, operation, arguments)) {
            return route;
        }
    }
    if (known.portal == nullptr || is_described_by(*known.portal, operation)) {
        return std::nullopt;
    }
    return route_among(known.of_portal, operation, arguments);
}

Task<Result<void>> send_by_route(Sender &sender, const Operation &operation, const Arguments &arguments,
                                 KnownRoutes known) {
    const std::string service = service_of(operation, arguments);
    const bool asked_before = known.of_services.find(service).has_value();
    const std::optional<Route> first = known_route(operation, arguments, known);
    Result<void> sent;
    {
        const Operation at = first ? operation_at(operation, *first) : operation;
        HttpRequest request = build_request(at, arguments);
        sent = co_await sender.send_signed_in(at, request);
    }
    if (sent || !is_missing(sent.error())) {
        co_return sent;
    }
    if (asked_before) {
        if (first) {
            known.of_services.forget(service);  // its routes may have changed
        }
        co_return sent;
    }
    std::optional<ServiceMethods> methods = co_await ask(sender, service, known.base_path);
    if (!methods) {
        co_return sent;
    }
    const std::optional<Route> route = route_among(*methods, operation, arguments);
    known.of_services.store(service, std::move(*methods));
    if (!route || (first && first->method == route->method && first->path == route->path)) {
        co_return sent;
    }
    const Operation at = operation_at(operation, *route);
    HttpRequest request = build_request(at, arguments);
    co_return co_await sender.send_signed_in(at, request);
}

}  // namespace balvps
