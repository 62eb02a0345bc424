// The faults a request can meet, and which row of the table of docs/policy.md each belongs to.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "json.h"

namespace balvps::test {

/// The connection that the fault strikes.
enum class Connection : std::uint8_t { fresh, kept };

struct FaultCase {
    std::string name;
    std::string fault;           ///< the sandbox's name for it
    bool body_unread = false;    ///< it strikes before the service has read the request's body
    Json with = Json::object();  ///< its parameters
    int times = 1;               ///< requests in a row that meet it
    Connection connection = Connection::fresh;
    bool hangs = false;                     ///< only a time limit gets past it
    std::chrono::seconds asked_to_wait{0};  ///< the least time until the request may be sent again

    std::string row;           ///< of the table, by how it begins
    bool carried_out = false;  ///< the service does what was asked each time the fault strikes
    std::string code = {};     ///< the error where the fault is not overcome: its name
    std::string reason = {};   ///< and its reason
};

/// The faults that any request can meet.
const std::vector<FaultCase> &fault_cases();

}  // namespace balvps::test
