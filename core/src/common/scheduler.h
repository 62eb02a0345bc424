// How a call waits for an answer, for time to pass or for another call.
#pragma once

#include <coroutine>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>

#include "common/deadline.h"
#include "common/error.h"
#include "common/signal.h"
#include "common/task.h"

namespace balvps {

struct Exchange;

enum class WaitOutcome { done, out_of_time, cancelled };

/// Lets a call outside a queue drive the calls of that queue. A queue has a thread only while its user asks
/// for results. A call that waits for another call in such a queue therefore drives the queue meanwhile.
class LoopDriver {
  public:
    LoopDriver() = default;
    LoopDriver(const LoopDriver &) = delete;
    LoopDriver &operator=(const LoopDriver &) = delete;
    virtual ~LoopDriver() = default;

    /// Becomes readable when drive() has something to do.
    virtual int descriptor() const noexcept = 0;

    /// Does everything that needs no waiting. If another thread is driving already, the descriptor becomes
    /// readable when that thread stops.
    virtual void drive() = 0;
};

/// A wait for time to pass, or for a signal if that comes first.
struct Pause {
    Clock::time_point until = {};
    Signal *signal = nullptr;  ///< nullptr: wait for time only
    std::uint64_t seen = 0;    ///< the signal's count before the wait
    /// Drives the call that this one waits for. nullptr: that call has its own thread.
    std::shared_ptr<LoopDriver> driver = nullptr;
    WaitOutcome outcome = WaitOutcome::done;
    std::coroutine_handle<> waiting = nullptr;

    bool over() const noexcept {
        return Clock::now() >= until || (signal != nullptr && signal->count() != seen);
    }
};

/// Tasks that a call runs at the same time and waits for.
struct Parts {
    /// Makes the next task. None: all tasks have begun.
    std::function<std::optional<Task<Result<void>>>()> next;
    std::size_t most_at_once = 1;
    Result<void> result = {};  ///< the first error of a task
    std::coroutine_handle<> waiting = nullptr;
};

class Scheduler {
  public:
    Scheduler() = default;
    Scheduler(const Scheduler &) = delete;
    Scheduler &operator=(const Scheduler &) = delete;
    virtual ~Scheduler() = default;

    /// Begins a wait. @return true if the wait is over already. Otherwise its `waiting` coroutine is resumed
    /// at its end.
    virtual bool begin(Exchange &exchange) = 0;
    virtual bool begin(Pause &pause) = 0;
    /// If the call is cancelled, the tasks that have begun are cancelled and no further task begins.
    virtual bool begin(Parts &parts) = 0;

    /// Makes exchanges that begin later use none of the connections that are open now.
    virtual void renew_connections() noexcept = 0;

    /// Drives the calls that are in progress here. nullptr: each call has its own thread.
    virtual std::shared_ptr<LoopDriver> driver() const { return nullptr; }
};

/// Begins a wait and suspends the call until its end: `co_await Await(scheduler, pause)`.
template <typename Wait>
class Await {
  public:
    Await(Scheduler &scheduler, Wait &wait) noexcept : scheduler_(scheduler), wait_(wait) {}

    bool await_ready() const noexcept { return false; }
    bool await_suspend(std::coroutine_handle<> waiting) {
        wait_.waiting = waiting;
        return !scheduler_.begin(wait_);
    }
    void await_resume() const noexcept {}

  private:
    Scheduler &scheduler_;
    Wait &wait_;
};

/// What every wait of a call needs: the scheduler and the call's limits.
struct Waiting {
    Scheduler &scheduler;
    Deadline deadline;
    Interrupt interrupt;
};

}  // namespace balvps
