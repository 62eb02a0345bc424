// Reading the Authorization header.
#pragma once

#include <string>
#include <string_view>

#include "http/http.h"

namespace sandbox {

/// What follows the scheme ("Bearer", "Basic"), "" when there is nothing of that scheme.
std::string credentials(const Request &request, std::string_view scheme);

/// The bearer token, "" when there is none.
std::string bearer_of(const Request &request);

}  // namespace sandbox
