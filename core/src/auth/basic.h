// HTTP basic authentication.
#pragma once

#include <string_view>

#include "common/secret.h"

namespace balvps {

/// The value of the Authorization header for a user name and a password: "Basic " and both in base64.
Secret basic_header(std::string_view username, std::string_view password);

}  // namespace balvps
