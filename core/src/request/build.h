// Step "build request": makes a path and a body of checked arguments.
#pragma once

#include "common/error.h"
#include "operation/operation.h"
#include "request/arguments.h"
#include "transport/http.h"

namespace balvps {

/// Builds the request of an operation. Path IDs go into the path, and also into the body if the document's
/// samples have them there. The other arguments form a JSON object in the order of the description, followed
/// by the members of `extra`.
HttpRequest build_request(const Operation &operation, const Arguments &arguments);

/// Builds the request that answers a login's challenge (wire facts: "Newer installs ask for a second
/// factor").
HttpRequest build_second_factor_request(std::string_view method, std::string_view code);

/// Builds a request that the library has no operation for.
/// @param path below the base URL, already percent-encoded. A path that could leave the API or the request
/// line is refused.
/// @param json the body; nullptr data: none.
Result<HttpRequest> build_raw_request(std::string_view method, std::string_view path, std::string_view json);

}  // namespace balvps
