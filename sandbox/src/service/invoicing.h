// Makes invoices.
#pragma once

#include <string>
#include <vector>

#include "service/state.h"

namespace sandbox {

/// A line of a new invoice.
struct Charge {
    std::string type;     ///< "Hosting", "Domain Renew", …
    std::string item_id;  ///< the id of what is paid for
    std::string description;
    Money amount;
};

/// Adds an invoice of today to the account. If it charges nothing, it is paid.
/// @return its id
std::int64_t issue_invoice(State &state, Account &account, const std::vector<Charge> &charges);

}  // namespace sandbox
