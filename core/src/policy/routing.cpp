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

/// Asks a service for its methods. None: it does not answer that.
Task<std::optional<ServiceMethods>> ask(Sender &sender, const Value &service, std::string_view base_path) {
    const Operation &listing = *find_operation("list_service_methods");
    const ArgumentList given = {{"id", borrowed(service)}};
    HttpRequest request = build_request(listing, *Arguments::validate(listing, given));
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

/// The route that is known without a request. None: the described path.
/// @param methods what the service has told; nullptr: nothing.
std::optional<Route> known_route(const Operation &operation, const Arguments &arguments,
                                 const KnownRoutes &known, const ServiceMethods *methods) {
    if (methods != nullptr) {
        if (std::optional<Route> route = route_among(*methods, operation, arguments)) {
            return route;
        }
    }
    if (known.portal == nullptr || is_described_by(*known.portal, operation)) {
        return std::nullopt;
    }
    return route_among(known.of_portal, operation, arguments);
}

}  // namespace

HttpRequest first_request(const Operation &operation, const Arguments &arguments, const KnownRoutes &known) {
    const Value &id = *arguments.value(operation, operation.routed_by);
    const auto told = known.of_services.find(integer_digits(id));
    const std::optional<Route> route = known_route(operation, arguments, known, told.get());
    return build_request(route ? operation_at(operation, *route) : operation, arguments);
}

Task<Result<void>> send_by_route(Sender &sender, const Operation &operation, const Arguments &arguments,
                                 KnownRoutes known) {
    const Value &id = *arguments.value(operation, operation.routed_by);
    const std::string service(integer_digits(id));
    const auto told = known.of_services.find(service);
    const std::optional<Route> first = known_route(operation, arguments, known, told.get());
    Result<void> sent;
    {
        const Operation at = first ? operation_at(operation, *first) : operation;
        HttpRequest request = build_request(at, arguments);
        sent = co_await sender.send_signed_in(at, request);
    }
    if (sent || !is_missing(sent.error())) {
        co_return sent;
    }
    if (told != nullptr) {
        if (first) {
            known.of_services.forget(service);  // its routes may have changed
        }
        co_return sent;
    }
    std::optional<ServiceMethods> methods = co_await ask(sender, id, known.base_path);
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
