// The services that an account has ordered, and the virtual machines in them.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "service/money.h"

namespace sandbox {

struct IpAddress {
    std::int64_t id = 0;
    std::string address;
    std::string reverse_name;  ///< what the reverse DNS of the address says
};

enum class VmState { running, stopped, starting, stopping, shutdown, rebooting, rebuilding };

/// The state as the service writes it.
const char *state_name(VmState state);

struct VirtualMachine {
    std::string id;  ///< digits with one server module, other text with another
    std::string label;
    std::string password;  ///< of the user root
    std::int64_t template_id = 0;
    std::int64_t memory = 0;  ///< MB
    std::int64_t disk = 0;    ///< GB
    std::int64_t cores = 0;
    std::string mac;
    std::vector<IpAddress> addresses;  ///< the first one is the main address
    VmState state = VmState::stopped;
    VmState next_state = VmState::stopped;  ///< the state after `changes_at`
    std::int64_t changes_at = 0;            ///< steady milliseconds, 0: no change is under way
    std::int64_t started_at = 0;            ///< Unix time

    bool is_changing() const { return changes_at != 0; }
};

/// Quantities by the ids of resources.
using ResourceQuantities = std::map<std::int64_t, std::int64_t>;

/// A change of a service. It waits for its invoice to be paid.
struct PendingUpgrade {
    std::int64_t invoice = 0;
    std::int64_t product = 0;  ///< the product and what follows are those of the changed service
    std::string cycle;
    Money total;
    ResourceQuantities resources;
};

struct Service {
    std::int64_t id = 0;
    std::int64_t product = 0;
    std::string domain;
    std::string status;  ///< "Pending", "Active"
    std::string cycle;   ///< "m", "a"
    Money firstpayment;
    Money total;
    std::string date_created;
    std::string next_due;
    std::string next_invoice;
    std::string label;
    std::string username;
    std::string password;
    bool dns = false;              ///< its zones can be managed
    std::int64_t invoice = 0;      ///< it becomes active when this invoice is paid, 0: it does not
    std::int64_t active_at = 0;    ///< steady milliseconds at which it becomes active, 0: not yet known
    std::int64_t template_id = 0;  ///< the system that its first machine gets
    ResourceQuantities resources;
    std::optional<PendingUpgrade> upgrade;
    bool cancellation_requested = false;
    std::vector<VirtualMachine> vms;
};

}  // namespace sandbox
