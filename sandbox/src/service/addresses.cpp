// The addresses of a service's machines, and their reverse DNS.
#include <algorithm>
#include <utility>
#include <vector>

#include "service/arguments.h"
#include "service/operations.h"
#include "service/path_objects.h"

namespace sandbox {

namespace {

/// The addresses of all machines of a service.
std::vector<IpAddress *> addresses_of(Service &service) {
    std::vector<IpAddress *> addresses;
    for (VirtualMachine &vm : service.vms) {
        for (IpAddress &address : vm.addresses) {
            addresses.push_back(&address);
        }
    }
    return addresses;
}

bool is_main(const Service &service, const IpAddress &address) {
    return !service.vms.empty() && &service.vms.front().addresses.front() == &address;
}

bool is_address(const std::string &name) {
    return name.find_first_of(".:") != std::string::npos;
}

}  // namespace

Json list_service_ips(Call &call) {
    Service &service = machine_service_of_path(call);
    Json addresses = Json::object();
    for (const IpAddress *address : addresses_of(service)) {
        addresses[std::to_string(address->id)] = {{"ipaddress", address->address},
                                                  {"main", is_main(service, *address) ? "1" : "0"}};
    }
    return {{"ip", php_object(addresses)}};
}

Json list_service_networks(Call &call) {
    std::vector<Json> networks;
    for (const VirtualMachine &vm : machine_service_of_path(call).vms) {
        networks.push_back({{"id", "net0"}, {"vmid", vm.id}, {"mac", vm.mac}, {"model", "virtio"}});
    }
    return {{"networks", call.shapes.list(std::move(networks), 1)}};
}

Json get_rdns(Call &call) {
    Json names = Json::object();
    for (const IpAddress *address : addresses_of(machine_service_of_path(call))) {
        names[address->address] = address->reverse_name;
    }
    return {{"rdns", php_object(names)}};
}

/// The arguments are named as the addresses. If one of them is wrong, no name is changed.
Json set_rdns(Call &call) {
    const std::vector<IpAddress *> addresses = addresses_of(machine_service_of_path(call));
    std::vector<std::pair<IpAddress *, std::string>> changes;
    for (const auto &[name, value] : call.arguments.items()) {
        if (!is_address(name)) {
            continue;
        }
        const auto found = std::ranges::find_if(
            addresses, [&name = name](const IpAddress *address) { return address->address == name; });
        if (found == addresses.end()) {
            throw Refusal("Address " + name + " is not one of this service");
        }
        if (!value.is_string()) {
            throw Refusal("Invalid value of " + name);
        }
        changes.emplace_back(*found, value.get<std::string>());
    }
    if (changes.empty()) {
        throw Refusal("No address is given");
    }
    for (const auto &[address, name] : changes) {
        address->reverse_name = name;
    }
    return {{"info", Json::array({"revdnsupdated"})}};
}

}  // namespace sandbox
