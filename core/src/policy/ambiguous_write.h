// Reports a write whose outcome is unknown.
#pragma once

#include "common/error.h"
#include "operation/operation.h"

namespace balvps {

/// Whether no answer shows if the service carried the request out.
bool is_unanswered(const Error &error) noexcept;

/// The result of an operation for its caller: a write that may have been carried out and cannot be repeated
/// becomes an `ambiguous_write`. A cancelled write stays `cancelled`, and its message says the same.
Result<void> with_ambiguity(const Operation &operation, Result<void> result);

}  // namespace balvps
