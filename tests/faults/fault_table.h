// The faults a request can meet, and what each tells a client: the ground on which the matrix decides what is
// right.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "json.h"

namespace balvps::test {

/// What a client can know about its request after a fault.
enum class Told : std::uint8_t {
    all,              ///< the answer comes through all the same
    not_carried_out,  ///< nothing was written, or the service put it off (429): anybody may send it again
    nothing,          ///< it may have been carried out, and sending it again may help
    nothing_for_good  ///< it may have been carried out, and sending it again will not help
};

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
    bool no_content = false;                ///< to a write whose answer is not needed, that says it was done
    std::chrono::seconds asked_to_wait{0};  ///< the least time until the request may be sent again

    Told told = Told::all;
    bool carried_out = false;  ///< the service does what was asked each time the fault strikes
    std::string code = {};     ///< the error where the fault is not overcome: its name
    std::string reason = {};   ///< and its reason
};

/// The faults that any request can meet.
const std::vector<FaultCase> &fault_cases();

}  // namespace balvps::test
