// HTTP's basic authentication.
#pragma once

#include <string_view>

#include "common/secret.h"

namespace balvps {

/// What a header says with a user name and a password: "Basic " and both in base64.
Secret basic_header(std::string_view username, std::string_view password);

}  // namespace balvps
