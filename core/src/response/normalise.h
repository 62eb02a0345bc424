// Step "normalise": converts what installs really send into the form that the description promises.
#pragma once

#include "common/error.h"
#include "common/watch.h"
#include "json/document.h"
#include "operation/operation.h"

namespace balvps {

/// Converts the tree into the form of the description (see Schema). The answer is malformed if a described
/// container is something else, or if a required field is missing.
/// @param watch nullptr: no time limit.
/// @return an error of code `malformed_answer` if so. Its message ends for instance with "'invoices' should
/// be a list".
Result<void> normalise(Document &document, const Schema &schema, Watch *watch = nullptr);

}  // namespace balvps
