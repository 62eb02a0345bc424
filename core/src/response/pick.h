// A part of an answer that some installs send inside a list.
#pragma once

#include <string_view>

#include "common/error.h"
#include "json/document.h"
#include "operation/operation.h"

namespace balvps {

/// Moves the part that Operation::pick names to its own member of the answer. If the member is there already,
/// nothing is changed.
/// @param id the part is the item with this `id`.
/// @return an error of code `malformed_answer` if the part is in neither place.
Result<void> pick(Document &document, const Operation &operation, std::string_view id);

}  // namespace balvps
