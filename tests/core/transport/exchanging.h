// Sends single requests, on the thread of the test.
#pragma once

#include <utility>

#include "transport/executor.h"

namespace balvps::test {

inline Task<Result<void>> sent(Scheduler &scheduler, Exchange &exchange) {
    co_await Await(scheduler, exchange);
    co_return std::move(exchange.result);
}

/// Sends a request and waits for its answer.
inline Result<void> send(LoopPool &loops, HttpRequest &request, HttpResponse &response,
                         Milliseconds timeout = Milliseconds(20'000), const Interrupt &interrupt = {}) {
    Executor executor(loops, LoopPool::Use::one_call);
    Exchange exchange{&request, &response, Deadline(timeout), &interrupt};
    return executor.run(sent(executor, exchange), interrupt);
}

}  // namespace balvps::test
