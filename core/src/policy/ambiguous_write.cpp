#include "policy/ambiguous_write.h"

namespace balvps {

bool is_unanswered(const Error &error) noexcept {
    switch (error.code) {
        case ErrorCode::connection:
        case ErrorCode::timeout:
        case ErrorCode::tls:
        case ErrorCode::malformed_answer:
        case ErrorCode::too_large:
        case ErrorCode::out_of_memory:
        case ErrorCode::cancelled:
        case ErrorCode::unavailable:  // a gateway does not know how far the service got
            return error.may_have_arrived;
        case ErrorCode::refused:  // neither does a service that fails
            return error.may_have_arrived && error.http_status >= 500;
        default:
            return false;
    }
}

Result<void> with_ambiguity(const Operation &operation, Result<void> result) {
    if (result || !is_unanswered(result.error())) {
        return result;
    }
    Error &error = result.error();
    const bool cancelled = error.code == ErrorCode::cancelled;
    const bool cancelled_write = cancelled && !operation.safe && operation.token_effect == TokenEffect::none;
    if (operation.idempotent && !cancelled_write) {
        return result;
    }
    error.message.insert(0, "the write may have been carried out: ");
    error.retryable = false;
    error.retry_after = -1;  // a retry could write twice
    if (!cancelled) {
        error.reason = error.reason.empty() ? error_name(error.code) : error.reason;
        error.code = ErrorCode::ambiguous_write;
    }
    return result;
}

}  // namespace balvps
