// How a call waits: for an answer, for time to pass, for another call.
#pragma once

#include <coroutine>
#include <memory>

#include "common/deadline.h"
#include "common/signal.h"

namespace balvps {

struct Exchange;

enum class WaitOutcome { done, out_of_time, cancelled };

/// Moves the calls of a queue from outside. A queue has a thread only while its user asks for results. If a
/// call waits for another call in such a queue, it drives that queue meanwhile.
class LoopDriver {
  public:
    LoopDriver() = default;
    LoopDriver(const LoopDriver &) = delete;
    LoopDriver &operator=(const LoopDriver &) = delete;
    virtual ~LoopDriver() = default;

    /// Becomes readable when drive() has something to do.
    virtual int descriptor() const noexcept = 0;

    /// Does what can be done without waiting. Where another thread is doing so, the descriptor becomes
    /// readable when that one stops.
    virtual void drive() = 0;
};

/// A wait for time to pass, or for a signal if that comes first.
struct Pause {
    Clock::time_point until = {};
    const Interrupt *interrupt = nullptr;
    Signal *signal = nullptr;  ///< nullptr: only time
    std::uint64_t seen = 0;    ///< of the signal
    std::shared_ptr<LoopDriver> driver =
        nullptr;  ///< of the call that is waited for; nullptr: it has a thread
    WaitOutcome outcome = WaitOutcome::done;
    std::coroutine_handle<> waiting = nullptr;

    bool over() const noexcept {
        return Clock::now() >= until || (signal != nullptr && signal->count() != seen);
    }
};

class Scheduler {
  public:
    Scheduler() = default;
    Scheduler(const Scheduler &) = delete;
    Scheduler &operator=(const Scheduler &) = delete;
    virtual ~Scheduler() = default;

    /// Begins a wait. @return true if it is over already. Otherwise its `waiting` is resumed at its end.
    virtual bool begin(Exchange &exchange) = 0;
    virtual bool begin(Pause &pause) = 0;

    /// Exchanges that begin later use no connection that is open now.
    virtual void renew_connections() noexcept = 0;

    /// What drives the calls under way here. nullptr: each call has a thread of its own.
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

/// The limits of a call, which everything that waits within it keeps to.
struct Waiting {
    Scheduler &scheduler;
    Deadline deadline;
    Interrupt interrupt;
};

}  // namespace balvps
