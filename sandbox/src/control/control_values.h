// Reading the values of a control request, which is refused when they make no sense.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>

#include "common/json.h"

namespace sandbox {

/// A control request that cannot be understood; the text says why.
class ControlError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// The value of a key, or a ControlError that names the key.
std::int64_t integer(const std::string &key, const Json &value);
std::int64_t natural(const std::string &key, const Json &value);  ///< zero or more
bool flag(const std::string &key, const Json &value);
const std::string &text(const std::string &key, const Json &value);
/// An HTTP status that ends a request: 200 to 599.
int http_status(const std::string &key, const Json &value);

}  // namespace sandbox
