// Decides whether and when a request is sent again.
#pragma once

#include <atomic>

#include "policy/policy.h"

namespace balvps {

struct RetrySettings {
    int count = 0;
    Milliseconds base = {};
    Milliseconds longest = {};
    int budget = 0;
};

/// Whether an error is transient: the service or its backend could not be reached, or it asked to wait.
bool is_passing(const Error &error) noexcept;

/// Whether the request can be repeated safely: it was not carried out, or repeating it changes nothing.
bool is_repeatable(const Operation &operation, const Error &error) noexcept;

/// Exponential backoff with full jitter: a random time from zero to the bound, which doubles with each retry.
/// @param retry 0 before the first retry.
Milliseconds backoff(const RetrySettings &settings, int retry);

/// Limits a client's retries, so that an outage is not amplified. Each retry costs one, and each successful
/// request gives a tenth back. Many threads may use it at once.
class RetryBudget {
  public:
    explicit RetryBudget(int retries) noexcept : most_(retries * retry_cost), left_(most_) {}

    /// @return false if the budget is used up.
    bool take() noexcept {
        if (left_.fetch_sub(retry_cost) >= retry_cost) {
            return true;
        }
        left_.fetch_add(retry_cost);
        return false;
    }
    void put_back() noexcept {
        if (left_.load() < most_) {
            left_.fetch_add(1);
        }
    }

  private:
    static constexpr int retry_cost = 10;

    const int most_;
    std::atomic<int> left_;
};

/// Repeats a request if that is safe and may help, while retries, budget and deadline allow it.
class Retry : public Policy {
  public:
    explicit Retry(const RetrySettings &settings) noexcept : settings_(settings), budget_(settings.budget) {}

    std::optional<Clock::time_point> after(const Sending &sending, Result<void> &result) override;

  private:
    Milliseconds wait(const Error &error, int retry) const;

    const RetrySettings settings_;
    RetryBudget budget_;
};

}  // namespace balvps
