// What decides whether and when a request is sent. Each policy is a file of this folder. The client's list
// (client/call.h) names those that are asked around every try; confirmation and fallback, which send further
// requests, are asked around the whole (client/client.cpp).
#pragma once

#include <optional>

#include "common/deadline.h"
#include "common/error.h"
#include "operation/operation.h"
#include "transport/http.h"

namespace balvps {

/// A request that is being sent, try by try.
struct Sending {
    const Operation &operation;
    const HttpResponse &response;  ///< the latest answer
    Deadline deadline;
    int retries;                    ///< so many at most
    int retry = 0;                  ///< 0: the first try
    bool may_have_arrived = false;  ///< with an earlier try
};

class Policy {
  public:
    Policy() = default;
    Policy(const Policy &) = delete;
    Policy &operator=(const Policy &) = delete;
    virtual ~Policy() = default;

    /// Asked before each try.
    /// @return an error if the request must not be sent; a time if the policy is to be asked again then; else
    /// no time: the request may be sent.
    virtual Result<std::optional<Clock::time_point>> before(const Sending & /*sending*/) {
        return std::nullopt;
    }

    /// Told of the result of each try. It may add to the error.
    /// @return the time to send the request again, if this policy asks for that.
    virtual std::optional<Clock::time_point> after(const Sending & /*sending*/, Result<void> & /*result*/) {
        return std::nullopt;
    }
};

}  // namespace balvps
