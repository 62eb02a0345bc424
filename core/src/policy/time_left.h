// Sends no request for which there is no time left.
#pragma once

#include "policy/policy.h"

namespace balvps {

/// Nothing is sent after the deadline. A refresh uses up its token even if nobody waits for the answer. So it
/// is sent only if there is time for the answer: a second, or half of the usual timeout if that is shorter.
class TimeLeft : public Policy {
  public:
    explicit TimeLeft(Milliseconds usual_timeout) noexcept : usual_timeout_(usual_timeout) {}

    Result<std::optional<Clock::time_point>> before(const Sending &sending) override;

  private:
    const Milliseconds usual_timeout_;
};

}  // namespace balvps
