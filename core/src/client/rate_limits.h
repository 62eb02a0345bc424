// What the service has said about its limits, so that a request it would refuse is not sent.
#pragma once

#include <array>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string_view>

#include "common/deadline.h"
#include "transport/http.h"

namespace balvps {

/// What a limit counts. The service counts logins apart from everything else.
enum class LimitScope : std::uint8_t { login, calls };

inline constexpr std::array<std::string_view, 2> limit_scope_names = {"login", "calls"};

struct LimitState {
    std::optional<std::int64_t> limit = {};       ///< requests in a window
    std::optional<std::int64_t> remaining = {};   ///< of them
    std::optional<Clock::time_point> reset = {};  ///< end of the window
    std::optional<Clock::time_point> blocked_until = {};
};

/// Usable by many threads at once.
class RateLimits {
  public:
    /// Takes down what an answer says.
    void note(LimitScope scope, const HttpResponse &response);

    /// When the next request may be sent; nothing: now.
    std::optional<Clock::time_point> blocked_until(LimitScope scope) const;

    std::array<LimitState, limit_scope_names.size()> states() const;

  private:
    mutable std::mutex mutex_;
    std::array<LimitState, limit_scope_names.size()> states_;
};

}  // namespace balvps
