// How a call waits: for an answer, for time to pass, for another call. One that blocks its thread does it
// with BlockingScheduler, one of many in a queue with the queue; the rules of a call know no difference.
#pragma once

#include <coroutine>
#include <memory>

#include "common/deadline.h"
#include "common/signal.h"

namespace balvps {

struct Exchange;

enum class WaitOutcome { done, out_of_time, cancelled };

/// For those who wait for a call that has a thread only from time to time: they move it on meanwhile, so that
/// nobody waits for what nobody moves.
class Mover {
  public:
    /// How often it is to be asked.
    static constexpr Milliseconds interval{10};

    Mover() = default;
    Mover(const Mover &) = delete;
    Mover &operator=(const Mover &) = delete;
    virtual ~Mover() = default;

    /// Moves what can be moved at once, unless somebody is at it.
    virtual void move() = 0;
};

/// A wait for time to pass, or for a signal if that comes first.
struct Pause {
    Clock::time_point until = {};
    const Interrupt *interrupt = nullptr;
    Signal *signal = nullptr;                ///< nullptr: only time
    std::uint64_t seen = 0;                  ///< of the signal
    std::shared_ptr<Mover> mover = nullptr;  ///< of the call that is waited for, if it has one
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

    /// Begins it. @return true: it is finished already; false: its `waiting` is resumed when it is.
    virtual bool begin(Exchange &exchange) = 0;
    virtual bool begin(Pause &pause) = 0;

    /// What begins from now on goes over connections that are made from now on.
    virtual void renew_connections() noexcept = 0;

    /// Of the calls under way in it. @return nullptr: each has a thread of its own.
    virtual std::shared_ptr<Mover> mover() const { return nullptr; }
};

/// `co_await Begun(scheduler, pause)`.
template <typename Wait>
class Begun {
  public:
    Begun(Scheduler &scheduler, Wait &wait) noexcept : scheduler_(scheduler), wait_(wait) {}

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

/// What everything that waits for a call has to keep to.
struct Waiting {
    Scheduler &scheduler;
    Deadline deadline;
    Interrupt interrupt;
};

}  // namespace balvps
