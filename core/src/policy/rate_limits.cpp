#include "policy/rate_limits.h"

#include <ctime>

#include "common/number.h"
#include "response/retry_after.h"

namespace balvps {
namespace {

Error over_the_limit(LimitScope scope, Clock::time_point until) {
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(until - Clock::now()).count();
    Error error =
        rate_limited_error(std::string(scope == LimitScope::login ? "the service's login limit is used up"
                                                                  : "the service has asked to wait") +
                           "; it accepts the next request in " + std::to_string(seconds) + " s");
    error.retry_after = seconds;
    error.retryable = true;
    return error;
}

}  // namespace

Result<std::optional<Clock::time_point>> RateLimits::before(const Sending &sending) {
    const LimitScope scope = sending.operation.limit;
    const auto until = blocked_until(scope);
    if (!until) {
        return std::nullopt;
    }
    const Clock::time_point next = *until + backoff(jitter_, 0);
    if (next >= sending.deadline.at()) {
        return failure(over_the_limit(scope, *until));
    }
    return next;
}

std::optional<Clock::time_point> RateLimits::after(const Sending &sending, Result<void> & /*result*/) {
    note(sending.operation.limit, sending.response);
    return std::nullopt;
}

void RateLimits::note(LimitScope scope, const HttpResponse &response) {
    constexpr int too_many_requests = 429;
    const auto limit = whole_number(response.headers.find("X-RateLimit-Limit"));
    const auto remaining = whole_number(response.headers.find("X-RateLimit-Remaining"));
    const bool refused = response.status == too_many_requests;
    const std::int64_t seconds = seconds_to_wait(response.headers, std::time(nullptr));
    const auto end =
        seconds >= 0 ? std::optional(Clock::now() + std::chrono::seconds(seconds)) : std::nullopt;
    if (!limit && !remaining && !(refused && end)) {
        return;
    }
    const std::lock_guard lock(mutex_);
    LimitState &state = states_.at(static_cast<std::size_t>(scope));
    state.limit = limit ? limit : state.limit;
    state.remaining = refused ? 0 : remaining;
    state.reset = end ? end : state.reset;
    if (state.remaining != 0) {
        state.blocked_until.reset();
    } else if (end) {  // otherwise the earlier time still holds
        state.blocked_until = end;
    }
}

std::optional<Clock::time_point> RateLimits::blocked_until(LimitScope scope) const {
    const std::lock_guard lock(mutex_);
    const auto &until = states_.at(static_cast<std::size_t>(scope)).blocked_until;
    return until && *until > Clock::now() ? until : std::nullopt;
}

std::array<LimitState, limit_scope_names.size()> RateLimits::states() const {
    const std::lock_guard lock(mutex_);
    return states_;
}

}  // namespace balvps
