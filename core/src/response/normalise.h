// Station "normalise": from what installs really send to what the description promises.
#pragma once

#include "common/error.h"
#include "common/watch.h"
#include "json/document.h"
#include "operation/operation.h"

namespace balvps {

/// Brings the tree into the form the description promises (see Schema). Where a container is described and
/// something else came, or a required field is missing, the answer is not what it should be.
/// @param watch nullptr: it may take as long as it takes.
/// @return else an error of code `malformed_answer`, which ends for instance with "'invoices' should be a
/// list".
Result<void> normalise(Document &document, const Schema &schema, Watch *watch = nullptr);

}  // namespace balvps
