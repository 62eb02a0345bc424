// The outcome of a call.
#pragma once

#include <string>
#include <vector>

#include "common/deadline.h"
#include "common/error.h"
#include "response/answer.h"

namespace balvps {

/// The request limit from an answer's headers, unchanged; empty if the headers are missing.
struct RateLimit {
    std::string limit = {};
    std::string remaining = {};
    std::string reset = {};
};

/// One request that was sent for a call: its own request, a retry, or a request to sign in.
struct Attempt {
    Method method = Method::get;
    std::string path = {};  ///< without the query
    int status = 0;         ///< 0: no answer came
    std::chrono::microseconds duration{0};
    int number = 1;  ///< the number of the try of the same request
    ErrorCode error = ErrorCode::none;
    RateLimit rate_limit = {};
};

/// The last answer, and how the call ended.
struct Outcome : Answer {
    Outcome();
    explicit Outcome(Error error);
    Outcome(const Outcome &other) = delete;
    Outcome(Outcome &&other) noexcept;
    Outcome &operator=(const Outcome &other) = delete;
    Outcome &operator=(Outcome &&other) noexcept;
    ~Outcome();

    Result<void> result = {};
    std::vector<Attempt> attempts = {};
};

}  // namespace balvps
