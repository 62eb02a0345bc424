// Describes a request without its secrets.
#pragma once

#include <string_view>

#include "json/document.h"
#include "transport/http.h"

namespace balvps {

/// @param safe the request only reads.
/// @return {"method","url","body","safe"}. body is null if there is none. *** replaces every secret.
Document describe_request(const HttpRequest &request, std::string_view base_url, bool safe);

}  // namespace balvps
