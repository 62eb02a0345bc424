// Reads the Authorization header.
#pragma once

#include <string>
#include <string_view>

#include "http/http.h"

namespace sandbox {

/// The text after the scheme ("Bearer", "Basic"), "" if the header is missing or has another scheme.
std::string credentials(const Request &request, std::string_view scheme);

/// The bearer token, "" if there is none.
std::string bearer_of(const Request &request);

}  // namespace sandbox
