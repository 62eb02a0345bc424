// Answers a test wants to see in place of the real ones.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>

#include "common/json.h"
#include "http/http.h"

namespace sandbox {

class CannedAnswers {
  public:
    /// Queues all of {"answers":[…]}, or none of them and throws ControlError. Returns how many.
    std::size_t add(const Json &description);
    /// The first in the queue that fits the request; it is used up.
    std::optional<Answer> take(const Request &request);
    /// How many answers are still to come, repetitions counted.
    std::int64_t remaining() const;
    void clear();

  private:
    struct Canned {
        std::optional<std::string> method;
        std::optional<std::string> path;
        std::int64_t times = 1;
        Answer answer;

        bool fits(const Request &request) const;
    };

    static Canned read(const Json &description);

    std::deque<Canned> queue_;
};

}  // namespace sandbox
