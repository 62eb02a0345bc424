// If an install lacks an operation that filters a list, requests the whole list and filters it here.
#pragma once

#include <string_view>

#include "auth/sender.h"
#include "request/arguments.h"

namespace balvps {

/// Sends the request of an operation that has a fallback. If the service does not know the operation,
/// requests the whole list.
Task<Result<void>> send_or_fall_back(Sender &sender, const Operation &operation, const Arguments &arguments,
                                     HttpRequest &request);

/// Keeps only the items of one owner in every list of an answer: objects whose member `name` has that value,
/// and plain IDs equal to it. Messages stay.
Document narrowed(const Document &answer, std::string_view name, std::string_view value);

}  // namespace balvps
