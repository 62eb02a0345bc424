// The client's functions by the names of their operations.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "helper.h"

namespace balvps_cpp_test {

/// The outcome of a call, without its view.
struct Outcome {
    std::optional<balvps::Answer<balvps::Value>> answer;
    std::optional<balvps::Error> error;
};

/// Calls the operation's function. Empty if it cannot take these arguments, for example an id as text.
using Function = std::function<std::optional<Outcome>(balvps::Client &, const Json &arguments)>;

/// The function that throws the error, and the function that returns it.
struct Functions {
    Function throwing;
    Function returning;
};

const std::map<std::string, Functions> &client_functions();

/// All operations and procedures of the library's catalog.
const std::vector<Json> &calls();

/// The names of the path ids of a call, in the order of the path. A procedure has none.
std::vector<std::string> path_ids(const Json &call);

}  // namespace balvps_cpp_test
