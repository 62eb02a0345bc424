// A request in progress and its answer.
#pragma once

#include <coroutine>

#include "common/deadline.h"
#include "common/error.h"
#include "transport/http.h"

namespace balvps {

class Transfer;

struct Exchange {
    HttpRequest *request = nullptr;
    HttpResponse *response = nullptr;  ///< filled with what arrived, also on failure
    Deadline deadline;
    const Interrupt *interrupt = nullptr;
    Result<void> result = {};  ///< whether an answer came
    std::coroutine_handle<> waiting = nullptr;
    void *owner = nullptr;         ///< the scheduler's
    Transfer *transfer = nullptr;  ///< the event loop's
};

}  // namespace balvps
