// The seeded services: hosting and DNS without machines, two services with machines, and a pending one.
#include "service/state.h"

namespace sandbox {

namespace {

Service active_service(std::int64_t id, std::int64_t product, const char *domain, std::int64_t cents) {
    Service service;
    service.id = id;
    service.product = product;
    service.domain = domain;
    service.status = "Active";
    service.cycle = "m";
    service.firstpayment = service.total = Money::from_cents(cents);
    service.date_created = "2016-12-30";
    service.next_due = "2027-12-30";
    service.next_invoice = "2027-12-23";
    return service;
}

VirtualMachine machine(const char *id, const char *label, VmState state, std::int64_t template_id) {
    VirtualMachine vm;
    vm.id = id;
    vm.label = label;
    vm.password = "vmsecret-" + vm.id;
    vm.state = state;
    vm.template_id = template_id;
    vm.started_at = 1672531200;
    return vm;
}

Service hosting() {
    Service service = active_service(10, 333, "examplename.com", 999);
    service.username = "examplen";
    service.password = "pdtzc";
    service.dns = true;
    return service;
}

Service second_hosting() {
    Service service = active_service(20, 333, "bgg12ooble.com", 999);
    service.dns = true;
    return service;
}

/// Its machines have numbers as ids.
Service servers() {
    Service service = active_service(30, 402, "servers.example.com", 999);
    service.label = "production";
    VirtualMachine web = machine("1001", "web", VmState::running, 101);
    web.memory = 4096;
    web.disk = 50;
    web.cores = 2;
    web.mac = "52:54:00:00:00:01";
    web.addresses = {{71, "192.0.2.10", "web.example.com"}, {72, "2001:db8::10", ""}};
    VirtualMachine database = machine("1002", "db", VmState::stopped, 102);
    database.memory = 4096;
    database.disk = 50;
    database.cores = 2;
    database.mac = "52:54:00:00:00:02";
    database.addresses = {{73, "192.0.2.11", ""}};
    service.vms = {web, database};
    return service;
}

/// Its machine has a text as id.
Service another_server() {
    Service service = active_service(31, 401, "mail.example.com", 499);
    VirtualMachine mail = machine("b7e1-c2d4", "mail", VmState::running, 103);
    mail.memory = 1024;
    mail.disk = 25;
    mail.cores = 1;
    mail.mac = "52:54:00:00:00:03";
    mail.addresses = {{74, "192.0.2.12", "mail.example.com"}};
    service.vms = {mail};
    return service;
}

/// It has no invoice, so it stays pending.
Service pending_server() {
    Service service = active_service(32, 401, "new.example.com", 499);
    service.status = "Pending";
    return service;
}

}  // namespace

std::vector<Service> seeded_services() {
    return {hosting(), second_hosting(), servers(), another_server(), pending_server()};
}

}  // namespace sandbox
