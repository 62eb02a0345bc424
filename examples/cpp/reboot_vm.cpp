// Reboots a virtual machine, and waits until it runs again.
//
// usage: reboot_vm SERVICE VM [SECONDS]     (the account is the environment's, see from_env.h)
//        reboot_vm 30 web 300
//
// SERVICE is the ID of its service, VM its ID or its label. SECONDS is how long to wait, 600 if it is left
// out.
#include <chrono>
#include <stdexcept>
#include <string>

#include "from_env.h"

/// The ID of the machine with this ID or label.
static std::string find_vm(balvps::Client &client, std::int64_t service, const std::string &wanted) {
    const auto answer = client.list_vms(service);
    for (const balvps::Vm vm : answer->vms()) {
        if (vm.id().text() == wanted || vm["label"].text() == wanted) {
            return std::string(vm.id().text().value());
        }
    }
    throw std::runtime_error("service " + std::to_string(service) + " has no virtual machine '" + wanted +
                             "'");
}

int main(int argc, char **argv) {
    if (argc < 3 || argc > 4) {
        std::cerr << "usage: " << argv[0] << " SERVICE VM [SECONDS]\n";
        return 2;
    }
    return run([&](balvps::Client &client) {
        const std::int64_t service = std::stoll(argv[1]);
        const std::string id = find_vm(client, service, argv[2]);
        client.reboot_vm({service, id});

        balvps::WaitForVm wait;
        wait.service_id(service).vm_id(id).settle_ms(
            10000);  // after the reboot it may be called running for a moment
        if (argc == 4) {
            wait.timeout(std::chrono::seconds(std::stoll(argv[3])));
        }
        const auto answer = client.wait_for_vm(wait);
        const balvps::Vm vm = answer->vm();
        std::cout << vm["label"].text().value_or(id) << " is " << vm.status() << ':';
        for (const balvps::VmAddress address : vm.ip()) {
            std::cout << ' ' << address.ipaddress();
        }
        std::cout << '\n';
    });
}
