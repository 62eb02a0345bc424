// Policies decide whether and when a request is sent. Each one is a file in this folder. The client's list
// (client/call.h) has those that apply to every try. Confirmation and fallback send further requests, so they
// apply to the whole operation (client/client.cpp).
#pragma once

#include <optional>

#include "common/deadline.h"
#include "common/error.h"
#include "operation/operation.h"
#include "transport/http.h"

namespace balvps {

/// The state of a request over its tries.
struct Sending {
    const Operation &operation;
    const HttpResponse &response;  ///< the latest answer
    Deadline deadline;
    int retries;                    ///< the most that are allowed
    int retry = 0;                  ///< 0: the first try
    bool may_have_arrived = false;  ///< in an earlier try
};

class Policy {
  public:
    Policy() = default;
    Policy(const Policy &) = delete;
    Policy &operator=(const Policy &) = delete;
    virtual ~Policy() = default;

    /// Called before each try.
    /// @return an error if the request must not be sent; a time if the policy must be asked again then;
    /// otherwise no time, and the request may be sent.
    virtual Result<std::optional<Clock::time_point>> before(const Sending & /*sending*/) {
        return std::nullopt;
    }

    /// Called with the result of each try. It may add to the error.
    /// @return when to send the request again, if this policy wants that.
    virtual std::optional<Clock::time_point> after(const Sending & /*sending*/, Result<void> & /*result*/) {
        return std::nullopt;
    }
};

}  // namespace balvps
