// Lets sign-in and the policies send requests through the call that they work for.
#pragma once

#include <memory>

#include "common/error.h"
#include "common/scheduler.h"
#include "common/task.h"
#include "operation/operation.h"
#include "response/answer.h"
#include "transport/http.h"

namespace balvps {

class Sender {
  public:
    Sender() = default;
    Sender(const Sender &) = delete;
    Sender &operator=(const Sender &) = delete;
    virtual ~Sender() = default;

    /// Sends a request unchanged, with retries as the policies decide, and reads the answer.
    virtual Task<Result<void>> send(const Operation &operation, HttpRequest &request) = 0;

    /// Sends a request with the session's credentials, if it needs them and has none. Signs in if necessary.
    virtual Task<Result<void>> send_signed_in(const Operation &operation, HttpRequest &request) = 0;

    virtual Answer &answer() noexcept = 0;

    virtual const Waiting &waiting() const noexcept = 0;

    /// A sender for requests that the call sends at the same time. It has an answer of its own. Its attempts
    /// become the call's when it is destroyed, which must be before the call ends.
    virtual std::unique_ptr<Sender> part() = 0;
};

}  // namespace balvps
