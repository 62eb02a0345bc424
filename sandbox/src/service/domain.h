// The domains that an account has registered.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/json.h"
#include "service/money.h"

namespace sandbox {

struct Domain {
    std::int64_t id = 0;
    std::string name;
    std::string status;  ///< "Pending", "Active", "Expired"
    std::string date_created;
    std::string expires;
    std::int64_t period = 1;  ///< years
    Money firstpayment;
    Money recurring;
    std::vector<std::string> nameservers;
    bool autorenew = true;
    bool locked = true;
    bool id_protection = false;
    std::string epp_code;
    Json contacts = Json::object();  ///< by role: registrant, admin, tech, billing
    std::int64_t invoice = 0;        ///< the invoice whose payment registers or renews it, 0: none
    std::int64_t years = 0;          ///< the years that this payment adds
};

}  // namespace sandbox
