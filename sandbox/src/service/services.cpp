// Services: their list, details, label, methods and cancellation.
#include <utility>

#include "service/arguments.h"
#include "service/catalogue.h"
#include "service/operations.h"
#include "service/path_objects.h"
#include "service/routes.h"

namespace sandbox {

namespace {

std::string name_of_product(const Service &service) {
    const Product *const product = product_with_id(service.product);
    return product == nullptr ? "" : product->name;
}

const Category *category_of(const Service &service) {
    const Product *const product = product_with_id(service.product);
    return product == nullptr ? nullptr : category_with_id(product->category);
}

bool has_machines(const Service &service) {
    const Product *const product = product_with_id(service.product);
    return product != nullptr && product->has_machine();
}

}  // namespace

Json list_services(Call &call) {
    std::vector<Json> services;
    for (const Service &service : call.caller->services) {
        const Category *const category = category_of(service);
        services.push_back({{"id", std::to_string(service.id)},
                            {"domain", service.domain},
                            {"total", service.total.text()},
                            {"status", service.status},
                            {"billingcycle", name_of_cycle(service.cycle)},
                            {"next_due", service.next_due},
                            {"category", category == nullptr ? "" : category->name},
                            {"category_url", category == nullptr ? "" : category->slug},
                            {"name", name_of_product(service)}});
    }
    return {{"services", call.shapes.list(std::move(services), 1)}};
}

Json get_service(Call &call) {
    const Service &service = service_of_path(call);
    return {{"service",
             {{"id", std::to_string(service.id)},
              {"date_created", service.date_created},
              {"domain", service.domain},
              {"firstpayment", service.firstpayment.text()},
              {"total", service.total.text()},
              {"billingcycle", name_of_cycle(service.cycle)},
              {"next_due", service.next_due},
              {"next_invoice", service.next_invoice},
              {"status", service.status},
              {"label", service.label},
              {"username", service.username},
              {"password", service.password},
              {"name", name_of_product(service)}}}};
}

Json list_service_methods(Call &call) {
    const Service &service = service_of_path(call);
    std::vector<Json> methods;
    for (const Route &route : all_routes()) {
        const bool offered = route.of_service != OfService::no && is_offered(route, call.settings) &&
                             (route.of_service == OfService::any || has_machines(service));
        if (offered) {
            methods.push_back({{"name", route.summary}, {"method", route.method}, {"route", route.path}});
        }
    }
    return {{"methods", call.shapes.list(std::move(methods), 1)}};
}

Json get_service_label(Call &call) {
    return {{"label", service_of_path(call).label}};
}

Json set_service_label(Call &call) {
    Service &service = service_of_path(call);
    const std::optional<std::string> label = text_argument(call.arguments, "label");
    if (!label) {
        throw Refusal("Field label is required");
    }
    service.label = *label;
    return {{"success", true}};
}

/// The request is queued. The service stays as it is.
Json cancel_service(Call &call) {
    Service &service = service_of_path(call);
    const Json *const immediate = find_argument(call.arguments, "immediate");
    if (immediate != nullptr && *immediate != "true" && *immediate != "false") {
        throw Refusal("Invalid value of immediate");
    }
    if (service.status != "Active") {
        throw Refusal("cannot_cancel_this_service");
    }
    const bool already = std::exchange(service.cancellation_requested, true);
    return {{"info", Json::array({already ? "cancelled_already" : "cancell_sent"})}};
}

Json list_service_resources(Call &call) {
    const Service &service = machine_service_of_path(call);
    std::int64_t memory = 0;
    std::int64_t disk = 0;
    std::int64_t cores = 0;
    for (const VirtualMachine &vm : service.vms) {
        memory += vm.memory;
        disk += vm.disk;
        cores += vm.cores;
    }
    const Shapes &shapes = call.shapes;
    return {{"resources",
             {{"memory", shapes.number(memory)},
              {"disk", shapes.number(disk)},
              {"cores", shapes.number(cores)},
              {"vms", shapes.number(static_cast<std::int64_t>(service.vms.size()))}}}};
}

}  // namespace sandbox
