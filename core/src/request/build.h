// Station "build request": from checked arguments to a path and a body.
#pragma once

#include "common/error.h"
#include "operation/operation.h"
#include "request/arguments.h"
#include "transport/http.h"

namespace balvps {

/// Builds the request of an operation: path ids in the path (and in the body too where the document's samples
/// have them there), the other arguments as a JSON object in the order of the description, `extra` merged
/// behind them.
HttpRequest build_request(const Operation &operation, const Arguments &arguments);

/// Builds the request that answers a login's challenge (wire facts: "Newer installs ask for a second
/// factor").
HttpRequest build_second_factor_request(std::string_view method, std::string_view code);

/// Builds a request the library has no operation for.
/// @param path below the base URL, already escaped; anything that could leave the API or the request line is
/// refused.
/// @param json the body; nullptr data: none.
Result<HttpRequest> build_raw_request(std::string_view method, std::string_view path, std::string_view json);

}  // namespace balvps
