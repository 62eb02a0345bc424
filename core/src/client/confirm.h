// Whether an ambiguous write was carried out, where the service can be asked.
#pragma once

#include <optional>

#include "client/call.h"

namespace balvps {

/// Runs a write that has a Confirmation. What matches it is listed before; after an ambiguous write it is
/// listed again, and where exactly one item is new, the write was carried out and the answer tells of it.
/// @return nothing: it worked, at once or as the list shows; else the error, which says what was seen.
Task<std::optional<Error>> run_confirmed(Call &call, const Operation &operation, const Arguments &arguments,
                                         HttpRequest &request);

}  // namespace balvps
