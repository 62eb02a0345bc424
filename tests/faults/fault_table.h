// The faults a request can meet, and which row of the table of docs/policy.md each belongs to.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "json.h"

namespace balvps::test {

/// The connection on which the fault happens.
enum class Connection : std::uint8_t { fresh, kept };

struct FaultCase {
    std::string name;
    std::string fault;           ///< the sandbox's name for it
    bool body_unread = false;    ///< it happens before the service has read the request's body
    Json with = Json::object();  ///< its parameters
    int times = 1;               ///< number of requests in a row that meet it
    Connection connection = Connection::fresh;
    bool hangs = false;                     ///< only a time limit ends the request
    std::chrono::seconds asked_to_wait{0};  ///< the least time until the request may be sent again

    std::string row;           ///< the beginning of its row in the table
    bool carried_out = false;  ///< the service carries out each request that meets the fault
    std::string code = {};     ///< name of the error if no retry succeeds
    std::string reason = {};   ///< reason of that error
};

/// The faults that any request can meet.
const std::vector<FaultCase> &fault_cases();

}  // namespace balvps::test
