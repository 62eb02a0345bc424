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

/// The library's catalog.
const Json &catalog();

}  // namespace balvps_cpp_test
