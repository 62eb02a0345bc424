// Answers that a test queues in place of the real ones.
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
    /// Queues all of {"answers":[…]}. Throws ControlError and queues none if one of them is invalid.
    /// @return how many were queued
    std::size_t add(const Json &description);
    /// Takes the first answer in the queue that fits the request.
    std::optional<Answer> take(const Request &request);
    /// How many answers are left. An answer with `times` 3 counts three times.
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
