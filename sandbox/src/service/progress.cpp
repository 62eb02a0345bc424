#include "service/progress.h"

#include <cmath>

#include "common/clock.h"
#include "service/catalogue.h"

namespace sandbox {

namespace {

std::int64_t due_after(double seconds) {
    return steady_milliseconds() + std::llround(seconds * 1000);
}

/// Reaches the machine's next state if it is time.
void finish_change(VirtualMachine &vm) {
    if (!vm.is_changing() || steady_milliseconds() < vm.changes_at) {
        return;
    }
    vm.state = vm.next_state;
    vm.changes_at = 0;
    if (vm.state == VmState::running) {
        vm.started_at = unix_time();
    }
}

std::string address_of(std::int64_t id) {
    return "203.0.113." + std::to_string(id % 250 + 1);
}

/// The machine of a service that has become active. It starts.
VirtualMachine new_machine(State &state, const Service &service, const Product &product,
                           const Settings &settings) {
    VirtualMachine vm;
    vm.id = std::to_string(state.next.vm++);
    vm.label = service.domain.empty() ? "vm" + vm.id : service.domain;
    vm.password = "vmsecret-" + vm.id;
    vm.template_id = service.template_id;
    vm.memory = product.machine.memory;
    vm.disk = product.machine.disk;
    vm.cores = product.machine.cores;
    vm.mac = "52:54:00:00:00:" + vm.id.substr(vm.id.size() - 2);
    const std::int64_t address = state.next.address++;
    vm.addresses.push_back({address, address_of(address), ""});
    begin_change(vm, VmState::starting, VmState::running, settings);
    return vm;
}

/// Makes an ordered service active, some time after it was paid.
void activate(State &state, const Account &account, Service &service, const Settings &settings) {
    if (service.status != "Pending" || !account.has_paid(service.invoice)) {
        return;
    }
    if (service.active_at == 0) {
        service.active_at = due_after(settings.activation_delay);
    }
    if (steady_milliseconds() < service.active_at) {
        return;
    }
    service.status = "Active";
    const Product *const product = product_with_id(service.product);
    if (product != nullptr && product->has_machine()) {
        service.vms.push_back(new_machine(state, service, *product, settings));
    }
}

void upgrade(const Account &account, Service &service) {
    if (!service.upgrade || !account.has_paid(service.upgrade->invoice)) {
        return;
    }
    service.product = service.upgrade->product;
    service.cycle = service.upgrade->cycle;
    service.total = service.upgrade->total;
    service.resources = service.upgrade->resources;
    const Product *const product = product_with_id(service.product);
    for (VirtualMachine &vm : service.vms) {
        if (product != nullptr && product->has_machine()) {
            vm.memory = product->machine.memory;
            vm.disk = product->machine.disk;
            vm.cores = product->machine.cores;
        }
    }
    service.upgrade.reset();
}

/// Registers or renews a domain that was paid. A name that is taken cannot be registered.
void register_domain(const State &state, const Account &account, Domain &domain) {
    if (domain.invoice == 0 || !account.has_paid(domain.invoice)) {
        return;
    }
    domain.invoice = 0;
    if (domain.status == "Pending" && state.has_registered(domain.name)) {
        domain.status = "Cancelled";
        return;
    }
    domain.expires = months_later(domain.expires, 12 * domain.years);
    domain.status = "Active";
}

}  // namespace

void begin_change(VirtualMachine &vm, VmState during, VmState after, const Settings &settings) {
    vm.state = during;
    vm.next_state = after;
    vm.changes_at = due_after(settings.vm_delay);
}

void progress(State &state, const Settings &settings) {
    for (Account &account : state.accounts) {
        for (Service &service : account.services) {
            activate(state, account, service, settings);
            upgrade(account, service);
            for (VirtualMachine &vm : service.vms) {
                finish_change(vm);
            }
        }
        for (Domain &domain : account.domains) {
            register_domain(state, account, domain);
        }
    }
}

}  // namespace sandbox
