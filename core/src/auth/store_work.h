// Runs the functions of a token store. Those of a store on another machine may wait, so they get a thread of
// their own: the calls of a queue go on meanwhile.
#pragma once

#include <exception>
#include <functional>
#include <optional>
#include <thread>
#include <utility>

#include "auth/token_store.h"
#include "common/error.h"
#include "common/scheduler.h"
#include "common/signal.h"
#include "common/task.h"
#include "platform/thread.h"

namespace balvps {

/// A thread that works for a store. It ends before this object does, also if the call is abandoned.
class StoreThread {
  public:
    StoreThread(TokenStore &store, std::function<void()> work)
        : store_(store), thread_(platform::start_thread(std::move(work))) {}
    StoreThread(const StoreThread &) = delete;
    StoreThread &operator=(const StoreThread &) = delete;
    ~StoreThread() {
        if (thread_.joinable()) {
            store_.give_up();
            thread_.join();
        }
    }

    void join() { thread_.join(); }
    void stop() {
        store_.give_up();
        thread_.join();
    }

  private:
    TokenStore &store_;
    std::thread thread_;
};

/// @param until when to give up.
template <typename T>
Task<Result<T>> run_in_store(TokenStore &store, const Waiting &waiting, Clock::time_point until,
                             std::function<Result<T>()> work) {
    if (!store.blocks()) {
        co_return work();
    }
    Signal done;
    std::optional<Result<T>> result;
    std::exception_ptr exception;
    const std::uint64_t seen = done.count();
    std::function<void()> run = [&] {
        try {
            result.emplace(work());
        } catch (...) {
            exception = std::current_exception();
        }
        done.give();
    };
    store.begin_work();
    StoreThread thread(store, std::move(run));
    Pause pause{until, &done, seen};
    co_await Await(waiting.scheduler, pause);
    if (done.count() == seen) {
        thread.stop();
    } else {
        thread.join();
    }
    if (exception) {
        std::rethrow_exception(exception);
    }
    if (pause.outcome == WaitOutcome::cancelled && !*result) {
        co_return failure(cancelled());
    }
    co_return std::move(*result);
}

}  // namespace balvps
