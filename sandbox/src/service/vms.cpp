// Virtual machines: their list, details, states and systems.
#include <algorithm>
#include <array>
#include <initializer_list>

#include "common/clock.h"
#include "service/arguments.h"
#include "service/catalogue.h"
#include "service/operations.h"
#include "service/path_objects.h"
#include "service/progress.h"

namespace sandbox {

namespace {

std::string first_address(const VirtualMachine &vm, bool version_six) {
    for (const IpAddress &address : vm.addresses) {
        if ((address.address.find(':') != std::string::npos) == version_six) {
            return address.address;
        }
    }
    return "";
}

Json addresses_by_id(const VirtualMachine &vm) {
    Json addresses = Json::object();
    for (const IpAddress &address : vm.addresses) {
        const bool main = &address == &vm.addresses.front();
        addresses[std::to_string(address.id)] = {{"ipaddress", address.address}, {"main", main ? "1" : "0"}};
    }
    return php_object(addresses);
}

Json details_of(const VirtualMachine &vm, const Shapes &shapes) {
    const Template *const system = template_with_id(vm.template_id);
    const std::int64_t uptime = vm.state == VmState::running ? unix_time() - vm.started_at : 0;
    return {{"id", vm.id},
            {"label", vm.label},
            {"status", state_name(vm.state)},
            {"template", std::to_string(vm.template_id)},
            {"template_name", system == nullptr ? "" : system->name},
            {"ipv4", first_address(vm, false)},
            {"ipv6", first_address(vm, true)},
            {"ip", addresses_by_id(vm)},
            {"memory", shapes.number(vm.memory)},
            {"disk", shapes.number(vm.disk)},
            {"cpus", shapes.number(vm.cores)},
            {"mac", vm.mac},
            {"username", "root"},
            {"password", vm.password},
            {"uptime", shapes.number(uptime)}};
}

/// The machine of the path, which must be in a state that the change begins in.
VirtualMachine &vm_to_change(Call &call, std::initializer_list<VmState> states) {
    VirtualMachine &vm = vm_of_path(call);
    if (std::find(states.begin(), states.end(), vm.state) == states.end()) {
        throw Refusal("The virtual machine is " + std::string(state_name(vm.state)));
    }
    return vm;
}

Json begin_and_answer(Call &call, VirtualMachine &vm, VmState during, VmState after) {
    begin_change(vm, during, after, call.settings);
    return {{"status", true}};
}

}  // namespace

const char *state_name(VmState state) {
    static constexpr std::array names{"running",  "stopped",   "starting",  "stopping",
                                      "shutdown", "rebooting", "rebuilding"};
    return names.at(static_cast<std::size_t>(state));
}

Json list_vms(Call &call) {
    Json vms = Json::object();
    for (const VirtualMachine &vm : machine_service_of_path(call).vms) {
        vms[vm.id] = details_of(vm, call.shapes);
    }
    return {{"vms", php_object(vms)}};
}

Json get_vm(Call &call) {
    const VirtualMachine &vm = vm_of_path(call);
    return call.shapes.vm_details(vm.id, details_of(vm, call.shapes));
}

Json start_vm(Call &call) {
    VirtualMachine &vm = vm_to_change(call, {VmState::stopped});
    return begin_and_answer(call, vm, VmState::starting, VmState::running);
}

/// It is as cutting the power, so it may be done while the machine is in between.
Json stop_vm(Call &call) {
    VirtualMachine &vm =
        vm_to_change(call, {VmState::running, VmState::starting, VmState::shutdown, VmState::rebooting});
    return begin_and_answer(call, vm, VmState::stopping, VmState::stopped);
}

Json shutdown_vm(Call &call) {
    VirtualMachine &vm = vm_to_change(call, {VmState::running});
    return begin_and_answer(call, vm, VmState::shutdown, VmState::stopped);
}

Json reboot_vm(Call &call) {
    VirtualMachine &vm = vm_to_change(call, {VmState::running});
    return begin_and_answer(call, vm, VmState::rebooting, VmState::running);
}

Json reset_vm(Call &call) {
    VirtualMachine &vm = vm_to_change(call, {VmState::running, VmState::shutdown, VmState::rebooting});
    return begin_and_answer(call, vm, VmState::rebooting, VmState::running);
}

/// The machine keeps its addresses.
Json rebuild_vm(Call &call) {
    VirtualMachine &vm = vm_to_change(call, {VmState::running, VmState::stopped});
    const std::optional<std::int64_t> id = parse_integer(text_or_empty(call.arguments, "template"));
    if (!id || template_with_id(*id) == nullptr) {
        throw Refusal("Template not found");
    }
    vm.template_id = *id;
    return begin_and_answer(call, vm, VmState::rebuilding, VmState::running);
}

Json list_templates(Call &call) {
    machine_service_of_path(call);
    std::vector<Json> listed;
    for (const Template &each : templates()) {
        listed.push_back({{"id", std::to_string(each.id)}, {"name", each.name}});
    }
    return {{"templates", call.shapes.list(std::move(listed), 1)}};
}

}  // namespace sandbox
