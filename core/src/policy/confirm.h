// Finds out whether an ambiguous write was carried out, if the service has a list to check.
#pragma once

#include "auth/sender.h"
#include "request/arguments.h"

namespace balvps {

/// Sends a write that has a Confirmation. The items that match the write are listed before it. After an
/// ambiguous write they are listed again: if exactly one item is new, the write was carried out, and the
/// answer is made from the item.
/// @return success if the service or the list confirms the write; otherwise the error, with the list's count.
Task<Result<void>> send_and_confirm(Sender &sender, const Operation &operation, const Arguments &arguments,
                                    HttpRequest &request);

}  // namespace balvps
