#include "policy/time_left.h"

#include <algorithm>

namespace balvps {

Result<std::optional<Clock::time_point>> TimeLeft::before(const Sending &sending) {
    const bool uses_up_a_token = brings_tokens(sending.operation) && !sending.operation.idempotent;
    const Milliseconds least =
        uses_up_a_token ? std::min(Milliseconds(1000), usual_timeout_ / 2) : Milliseconds(0);
    if (sending.deadline.remaining() > least) {
        return std::nullopt;
    }
    Error error = timeout_error(uses_up_a_token ? "too little time is left to refresh the token"
                                                : "the deadline passed before the request was sent");
    error.retryable = true;
    return failure(std::move(error));
}

}  // namespace balvps
