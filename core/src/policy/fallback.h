// Where an install lacks an operation that narrows a list, the whole list is asked for and narrowed here.
#pragma once

#include <string_view>

#include "auth/sender.h"
#include "request/arguments.h"

namespace balvps {

/// Sends the request of an operation that has a fallback, and asks for the whole list where the service does
/// not know the operation.
Task<Result<void>> send_or_fall_back(Sender &sender, const Operation &operation, const Arguments &arguments,
                                     HttpRequest &request);

/// Keeps of every list in an answer the items that belong to one owner: objects whose member `name` has that
/// value, and plain ids that are it. Messages stay.
Document narrowed(const Document &answer, std::string_view name, std::string_view value);

}  // namespace balvps
