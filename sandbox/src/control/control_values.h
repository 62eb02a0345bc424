// Reads the values of a control request. An invalid value throws, and the request is refused.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>

#include "common/json.h"

namespace sandbox {

/// A control request is invalid. The text says why.
class ControlError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

// Each returns the value of a key, or throws a ControlError that names the key.
std::int64_t integer(const std::string &key, const Json &value);
std::int64_t natural(const std::string &key, const Json &value);  ///< zero or more
bool flag(const std::string &key, const Json &value);
double seconds(const std::string &key, const Json &value);  ///< zero or more, with a fraction
const std::string &text(const std::string &key, const Json &value);
/// A final HTTP status: 200 to 599.
int http_status(const std::string &key, const Json &value);

}  // namespace sandbox
