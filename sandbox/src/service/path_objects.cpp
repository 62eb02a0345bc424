#include "service/path_objects.h"

#include <algorithm>

#include "service/catalogue.h"

namespace sandbox {

Service &service_of_path(Call &call) {
    const auto found = std::ranges::find(call.caller->services, call.path_id(0), &Service::id);
    if (found == call.caller->services.end()) {
        throw Refusal("Service not found");
    }
    return *found;
}

Service &machine_service_of_path(Call &call) {
    Service &service = service_of_path(call);
    const Product *const product = product_with_id(service.product);
    if (product == nullptr || !product->has_machine()) {
        throw Refusal(Refusal::Kind::invalid_method, "invalid method");
    }
    return service;
}

VirtualMachine &vm_of_path(Call &call) {
    std::vector<VirtualMachine> &vms = machine_service_of_path(call).vms;
    const auto found = std::ranges::find(vms, call.path_ids.at(1), &VirtualMachine::id);
    if (found == vms.end()) {
        throw Refusal("Virtual machine not found");
    }
    return *found;
}

}  // namespace sandbox
