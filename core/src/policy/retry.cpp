#include "policy/retry.h"

#include <algorithm>

#include "common/jitter.h"

namespace balvps {

bool is_passing(const Error &error) noexcept {
    switch (error.code) {
        case ErrorCode::connection:
        case ErrorCode::timeout:
        case ErrorCode::rate_limited:
        case ErrorCode::unavailable:
            return true;
        case ErrorCode::tls:
            return error.reason == reason::handshake;
        case ErrorCode::malformed_answer:
            return error.reason == reason::truncated ||
                   error.reason == reason::protocol;  // such as leftovers of an earlier answer
        default:
            return false;
    }
}

bool is_repeatable(const Operation &operation, const Error &error) noexcept {
    return operation.idempotent || !error.may_have_arrived || error.code == ErrorCode::rate_limited;
}

Milliseconds backoff(const RetrySettings &settings, int retry) {
    constexpr int most_doublings = 20;  // above any bound that the config allows
    const Milliseconds doubled = settings.base * (std::int64_t{1} << std::min(retry, most_doublings));
    return jitter(std::min(doubled, settings.longest));
}

std::optional<Clock::time_point> Retry::after(const Sending &sending, Result<void> &result) {
    if (result) {
        budget_.put_back();
        return std::nullopt;
    }
    Error &error = result.error();
    if (error.code == ErrorCode::not_found && sending.may_have_arrived &&
        sending.operation.method == Method::delete_) {
        error.reason = reason::repeated;
    }
    error.retryable = is_passing(error) && is_repeatable(sending.operation, error);
    if (!error.retryable || sending.retry >= sending.retries) {
        return std::nullopt;
    }
    const Clock::time_point next = Clock::now() + wait(error, sending.retry);
    const bool in_time = next < sending.deadline.at();
    return in_time && budget_.take() ? std::optional(next) : std::nullopt;
}

/// The service's wait with jitter, so that clients do not all come back at once.
Milliseconds Retry::wait(const Error &error, int retry) const {
    return error.retry_after < 0 ? backoff(settings_, retry)
                                 : std::chrono::seconds(error.retry_after) + backoff(settings_, 0);
}

}  // namespace balvps
