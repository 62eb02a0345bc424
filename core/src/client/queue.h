// Runs many calls at once, on the thread that asks for their results.
//
// The calls follow the same rules as blocking calls. A limited number is in progress at the same time. The
// others wait as inputs.
#pragma once

#include <atomic>
#include <cstdint>
#include <deque>
#include <list>
#include <memory>
#include <mutex>
#include <optional>

#include "client/call_input.h"
#include "client/client.h"
#include "client/outcome.h"
#include "transport/executor.h"

namespace balvps {

class Queue : private Executor {
  public:
    struct Finished {
        std::uint64_t tag = 0;
        Outcome outcome = {};
    };

    /// @param client must outlive the queue.
    explicit Queue(Client &client);
    Queue(const Queue &) = delete;
    Queue &operator=(const Queue &) = delete;
    ~Queue() override;

    /// Adds a call at the end. A mistake in it is returned as its result. Any thread may call this.
    /// @return its tag, from 1 on.
    std::uint64_t submit(CallInput input);

    /// Makes progress on the calls until one is finished. Only one thread runs it at a time.
    /// @param until the end of the wait. Without it, the wait has no end.
    /// @return a finished call, if there is one.
    std::optional<Finished> next(std::optional<Clock::time_point> until);

    /// Cancels a call, or all submitted calls with tag 0. Any thread may call this.
    void cancel(std::uint64_t tag) noexcept;

    /// How many submitted calls next() has not returned. Any thread may call this.
    std::size_t size() const;

    /// Becomes readable when next() has something to do.
    int descriptor() const noexcept;

  private:
    class Turn;

    /// The state of a call.
    ///
    /// | event                                              | from      | to        |
    /// |----------------------------------------------------|-----------|-----------|
    /// | it is submitted                                    |           | waiting   |
    /// | it is cancelled before it has begun                | waiting   | withdrawn |
    /// | it begins because the limit of active calls allows | waiting   | active    |
    /// | its coroutine has ended                            | active    | finished  |
    /// | it was cancelled, and is next to begin             | withdrawn | finished  |
    ///
    /// Cancelling an active call ends its wait, and the call then runs to its end.
    enum class State : std::uint8_t { waiting, withdrawn, active, finished };

    /// A call that waits.
    struct Order {
        std::uint64_t tag = 0;
        State state = State::waiting;  // active: in waiting_ only its tag is left
        CallInput input = {};
        Order *next_withdrawn = nullptr;
    };

    /// A call that is active or finished.
    struct Job : Executor::Job {
        Order order = {};
        std::list<Job>::iterator place = {};  // its place in its list
        std::atomic<bool> cancelled = false;  // not applied yet; set with the mutex held
        Outcome outcome = {};
    };
    using Jobs = std::list<Job>;  // a job moves between lists without needing memory

    std::shared_ptr<Turn> new_turn();
    std::shared_ptr<LoopDriver> driver() const override;
    void on_ended(Executor::Job &job) noexcept override;
    void withdraw(Order &order) noexcept;
    void apply_cancels();
    void start_waiting();
    Job *take_waiting();
    Order *next_order() noexcept;
    void start(Job &job) noexcept;
    void finish(Job &job) noexcept;
    void drive_for_another();

    Client &client_;
    const std::shared_ptr<Turn> turn_;

    mutable std::mutex mutex_;          // protects everything that any thread may use
    std::deque<Order> waiting_;         // tags are consecutive
    Order *first_withdrawn_ = nullptr;  // a list of orders in waiting_; they are not limited
    Order *last_withdrawn_ = nullptr;
    Jobs spare_;            // made when calls are submitted, so that starting one cannot fail
    std::size_t jobs_ = 0;  // in all lists
    Jobs active_;
    bool cancels_ = false;  // some active calls must be cancelled
    std::uint64_t last_tag_ = 0;
    std::size_t size_ = 0;

    // used only by the thread that has the turn
    Jobs finished_;
};

}  // namespace balvps
