// Tracks the service's rate limits, so that no request is sent that it would refuse.
#pragma once

#include <array>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string_view>

#include "policy/policy.h"
#include "policy/retry.h"

namespace balvps {

/// Indexed by LimitScope.
inline constexpr std::array<std::string_view, 2> limit_scope_names = {"login", "calls"};

struct LimitState {
    std::optional<std::int64_t> limit = {};       ///< requests in a window
    std::optional<std::int64_t> remaining = {};   ///< requests left in the window
    std::optional<Clock::time_point> reset = {};  ///< end of the window
    std::optional<Clock::time_point> blocked_until = {};
};

/// Many threads may use it at once.
class RateLimits : public Policy {
  public:
    /// @param jitter spreads the calls that wait for the same end of a limit.
    explicit RateLimits(const RetrySettings &jitter = {}) noexcept : jitter_(jitter) {}

    /// Waits until the service accepts requests again. Fails at once if that is after the deadline.
    Result<std::optional<Clock::time_point>> before(const Sending &sending) override;
    std::optional<Clock::time_point> after(const Sending &sending, Result<void> &result) override;

    /// Stores the limits of an answer.
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
