// What is said of a write when no answer tells whether it was carried out.
#pragma once

#include "common/error.h"
#include "operation/operation.h"

namespace balvps {

/// No answer tells whether the service carried the request out.
bool is_unanswered(const Error &error) noexcept;

/// The result of an operation's request as its caller is told it: a write that may have been carried out, and
/// cannot be repeated, is an `ambiguous_write`. One that was cancelled stays `cancelled` and says so too.
Result<void> with_ambiguity(const Operation &operation, Result<void> result);

}  // namespace balvps
