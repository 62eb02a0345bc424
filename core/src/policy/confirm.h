// Whether an ambiguous write was carried out, where the service can be asked.
#pragma once

#include "auth/sender.h"
#include "request/arguments.h"

namespace balvps {

/// Sends the request of a write that has a Confirmation. What matches it is listed before; after an ambiguous
/// write it is listed again, and where exactly one item is new, the write was carried out and the answer
/// tells of it.
/// @return success at once or as the list shows; else the error, which says what was seen.
Task<Result<void>> send_and_confirm(Sender &sender, const Operation &operation, const Arguments &arguments,
                                    HttpRequest &request);

}  // namespace balvps
