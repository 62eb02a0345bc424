// Where a service offers an operation. Server modules add routes of their own, so paths below a service
// differ between installs (wire facts: "GET /service/@id/methods").
#pragma once

#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/deadline.h"
#include "json/value.h"
#include "operation/operation.h"
#include "portal/portal.h"
#include "request/arguments.h"

namespace balvps {

/// A method that a service offers.
struct ServiceMethod {
    std::string name;  ///< in snake case, such as "reboot_vm"
    Method method;
    std::string form;  ///< its path, with `{}` for each placeholder
};

using ServiceMethods = std::vector<ServiceMethod>;

/// Another method and path of an operation.
struct Route {
    Method method;
    std::string path;  ///< with `{name}` of the operation's parameters
};

/// Reads the answer of list_service_methods. What could lead out of the API or away from services is left
/// out, and so is what comes after the first 200.
/// @param base_path the path of the base URL. Routes may repeat it.
ServiceMethods read_service_methods(const Value &answer, std::string_view base_path);

/// The operations of a portal's document that lie below a service.
ServiceMethods service_methods_of(const Portal &portal);

/// Finds the method that is the operation. Its path has the operation's IDs and ends like the operation's,
/// or its name has the same words.
/// @return none: there is no such method, or it is at the operation's own path.
std::optional<Route> route_among(const ServiceMethods &methods, const Operation &operation,
                                 const Arguments &arguments);

/// The operation at a route. The route must outlive it.
Operation operation_at(const Operation &operation, const Route &route);

/// What the services of a client have answered, for some time. Many threads may use it at once.
class ServiceRoutes {
  public:
    /// @param lifetime how long an answer is kept.
    explicit ServiceRoutes(Clock::duration lifetime = std::chrono::minutes(10)) noexcept
        : lifetime_(lifetime) {}

    /// nullptr: not known.
    std::shared_ptr<const ServiceMethods> find(std::string_view service) const;
    void store(std::string_view service, ServiceMethods methods);
    void forget(std::string_view service);

    /// The latest services are kept.
    static constexpr std::size_t most_services = 64;

  private:
    struct Entry {
        std::string service;
        std::shared_ptr<const ServiceMethods> methods;
        Clock::time_point end;
    };

    void erase(std::string_view service);

    const Clock::duration lifetime_;
    mutable std::mutex mutex_;
    std::list<Entry> entries_;  // the oldest first
};

}  // namespace balvps
