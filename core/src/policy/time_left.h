// No request is sent for which there is no time.
#pragma once

#include "policy/policy.h"

namespace balvps {

/// Nothing is sent once the deadline has passed. A refresh uses up its token whether or not the answer is
/// waited for, so it is sent only where there is time for the answer: a second, or half of the usual timeout
/// if that is less.
class TimeLeft : public Policy {
  public:
    explicit TimeLeft(Milliseconds usual_timeout) noexcept : usual_timeout_(usual_timeout) {}

    Result<std::optional<Clock::time_point>> before(const Sending &sending) override;

  private:
    const Milliseconds usual_timeout_;
};

}  // namespace balvps
