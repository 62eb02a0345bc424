// What the service has said about its limits, so that a request it would refuse is not sent.
#pragma once

#include <array>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string_view>

#include "policy/policy.h"
#include "policy/retry.h"

namespace balvps {

/// By LimitScope.
inline constexpr std::array<std::string_view, 2> limit_scope_names = {"login", "calls"};

struct LimitState {
    std::optional<std::int64_t> limit = {};       ///< requests in a window
    std::optional<std::int64_t> remaining = {};   ///< of them
    std::optional<Clock::time_point> reset = {};  ///< end of the window
    std::optional<Clock::time_point> blocked_until = {};
};

/// Usable by many threads at once.
class RateLimits : public Policy {
  public:
    /// @param jitter spreads those who wait for the same end of a limit.
    explicit RateLimits(const RetrySettings &jitter = {}) noexcept : jitter_(jitter) {}

    /// Waits until the service takes requests again, or says at once that it will not within the deadline.
    Result<std::optional<Clock::time_point>> before(const Sending &sending) override;
    std::optional<Clock::time_point> after(const Sending &sending, Result<void> &result) override;

    /// Takes down what an answer says.
    void note(LimitScope scope, const HttpResponse &response);

    /// The time when the next request may be sent, if it may not be sent now.
    std::optional<Clock::time_point> blocked_until(LimitScope scope) const;

    std::array<LimitState, limit_scope_names.size()> states() const;

  private:
    const RetrySettings jitter_;
    mutable std::mutex mutex_;
    std::array<LimitState, limit_scope_names.size()> states_;
};

}  // namespace balvps
