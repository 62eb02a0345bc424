// What a call leaves behind.
#pragma once

#include <string>
#include <vector>

#include "common/deadline.h"
#include "common/error.h"
#include "response/answer.h"

namespace balvps {

/// What an answer said about the budget of requests, as its headers wrote it; empty where it said nothing.
struct RateLimit {
    std::string limit = {};
    std::string remaining = {};
    std::string reset = {};
};

/// One request that was sent for a call, whether the call's own, a retry, or to sign in.
struct Attempt {
    Method method = Method::get;
    std::string path = {};  ///< without its query
    int status = 0;         ///< 0: no answer came
    std::chrono::microseconds duration{0};
    int number = 1;  ///< which try of the same request
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
