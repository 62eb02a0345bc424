// The client's functions by the names of their operations.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "helper.h"

namespace balvps_cpp_test {

/// What came of a call, whatever its view.
struct Outcome {
    std::optional<balvps::Answer<balvps::Value>> answer;
    std::optional<balvps::Error> error;
};

/// Calls the operation's function; empty: it cannot express these arguments, such as a textual id.
using Function = std::function<std::optional<Outcome>(balvps::Client &, const Json &arguments)>;

/// The function that throws, and the one that returns the error.
struct Functions {
    Function throwing;
    Function returning;
};

const std::map<std::string, Functions> &client_functions();

/// The library's catalog.
const Json &catalog();

}  // namespace balvps_cpp_test
