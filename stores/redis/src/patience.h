// How long an operation may take.
#pragma once

#include <balvps/store.h>

#include <algorithm>
#include <chrono>

#include "failure.h"

namespace balvps::redis {

using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::milliseconds;

class Patience {
  public:
    explicit Patience(const balvps_store_patience &given)
        : until_(Clock::now() + Milliseconds(given.limit_ms)), given_(&given) {}

    /// A part of it, for one attempt.
    Patience part(Milliseconds limit) const noexcept {
        Patience part = *this;
        part.until_ = std::min(until_, Clock::now() + limit);
        return part;
    }

    bool over() const {
        return Clock::now() >= until_ || (given_->over != nullptr && given_->over(given_->context) != 0);
    }

    /// How long to wait before asking again, in milliseconds. Throws Failure if the time is over.
    int slice() const {
        if (over()) {
            fail_passing("it did not answer in time");
        }
        constexpr Milliseconds longest{50};
        const auto left = std::chrono::ceil<Milliseconds>(until_ - Clock::now());
        return static_cast<int>(std::clamp(left, Milliseconds(1), longest).count());
    }

  private:
    Clock::time_point until_;
    const balvps_store_patience *given_;
};

}  // namespace balvps::redis
