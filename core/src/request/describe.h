// A request as it may be shown.
#pragma once

#include <string_view>

#include "json/document.h"
#include "transport/http.h"

namespace balvps {

/// @param safe it only reads.
/// @return {"method","url","body","safe"}; body is null where there is none, and *** stands in the place of
/// every secret.
Document describe_request(const HttpRequest &request, std::string_view base_url, bool safe);

}  // namespace balvps
