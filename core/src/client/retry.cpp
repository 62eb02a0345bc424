#include "client/retry.h"

#include <algorithm>
#include <random>

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
                   error.reason == reason::protocol;  // such as what an earlier answer left on the connection
        default:
            return false;
    }
}

bool is_repeatable(const Operation &operation, const Error &error) noexcept {
    return operation.idempotent || !error.may_have_arrived || error.code == ErrorCode::rate_limited;
}

bool is_refused_token(const Error &error) noexcept {
    return error.code == ErrorCode::authentication &&
           (error.reason == reason::unauthorized || error.reason == reason::token_expired);
}

bool is_unanswered(const Error &error) noexcept {
    switch (error.code) {
        case ErrorCode::connection:
        case ErrorCode::timeout:
        case ErrorCode::tls:
        case ErrorCode::malformed_answer:
        case ErrorCode::too_large:
        case ErrorCode::out_of_memory:
        case ErrorCode::cancelled:
        case ErrorCode::unavailable:  // what stands in front of a service does not know how far it came
            return error.may_have_arrived;
        case ErrorCode::refused:  // nor does a service that fails
            return error.may_have_arrived && error.http_status >= 500;
        default:
            return false;
    }
}

Milliseconds backoff(const RetrySettings &settings, int retry) {
    constexpr int most_doublings = 20;  // beyond any bound that the config allows
    const Milliseconds doubled = settings.base * (std::int64_t{1} << std::min(retry, most_doublings));
    const Milliseconds bound = std::min(doubled, settings.longest);
    std::random_device source;
    return Milliseconds(std::uniform_int_distribution<Milliseconds::rep>(0, bound.count())(source));
}

}  // namespace balvps
