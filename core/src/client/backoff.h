// Waiting between two tries.
#pragma once

#include "client/config.h"
#include "common/deadline.h"

namespace balvps {

/// Exponential backoff with full jitter: a random time from zero to the bound, which doubles with each retry.
/// @param retry 0 before the first retry.
Milliseconds backoff(const RetrySettings &settings, int retry);

enum class WaitOutcome { done, out_of_time, cancelled };

/// Sleeps, unless the deadline would pass meanwhile (then it does not sleep at all) or the caller gives up.
WaitOutcome wait(Milliseconds duration, const Deadline &deadline, const Interrupt &interrupt);

}  // namespace balvps
