// Many calls at once, on the thread that asks for their results.
//
// The calls are those of a client that block, and keep to the same rules. So many are under way at most; the
// others wait as what they are: what to ask for, and how.
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

    /// Puts a call at the end. A mistake in it comes as its result. From any thread.
    /// @return its tag, from 1 on.
    std::uint64_t submit(CallInput input);

    /// Moves the calls on until one is finished. One thread at a time.
    /// @param until the end of the wait. Without it, the wait has no end.
    /// @return a finished call, if there is one.
    std::optional<Finished> next(std::optional<Clock::time_point> until);

    /// Cancels a call, or with tag 0 all that have been submitted. From any thread.
    void cancel(std::uint64_t tag) noexcept;

    /// How many have been submitted and not come out of next(). From any thread.
    std::size_t size() const;

    /// Readable when next() has something to do.
    int descriptor() const noexcept;

  private:
    class Turn;

    /// Where a call is.
    ///
    /// | event                                             | from      | to        |
    /// |---------------------------------------------------|-----------|-----------|
    /// | it is submitted                                   |           | waiting   |
    /// | it is cancelled before it has begun               | waiting   | withdrawn |
    /// | it begins, since fewer are under way than may be  | waiting   | under_way |
    /// | its coroutine has ended                           | under_way | finished  |
    /// | it was cancelled, and is next to begin            | withdrawn | finished  |
    ///
    /// A call that is under way is cancelled through what it waits for, and goes on to its end.
    enum class State : std::uint8_t { waiting, withdrawn, under_way, finished };

    /// A call as it waits.
    struct Order {
        std::uint64_t tag = 0;
        State state = State::waiting;  // under_way: nothing is left in the queue of orders but the tag
        CallInput input = {};
        Order *next_withdrawn = nullptr;
    };

    /// A call under way or finished.
    struct Job : Executor::Job {
        Order order = {};
        std::list<Job>::iterator place = {};  // in whichever list it is
        std::atomic<bool> cancelled = false;  // still to be carried out; set with the mutex held
        Outcome outcome = {};
    };
    using Jobs = std::list<Job>;  // a job goes from one list to the next without memory that could be lacking

    std::shared_ptr<Turn> new_turn();
    std::shared_ptr<LoopDriver> driver() const override;
    void on_ended(Executor::Job &job) noexcept override;
    void withdraw(Order &order) noexcept;
    void carry_out_cancels();
    void start_waiting();
    Job *take_waiting();
    Order *next_order() noexcept;
    void start(Job &job);
    void finish(Job &job) noexcept;
    void move_on_for_another();

    Client &client_;
    const std::shared_ptr<Turn> turn_;

    mutable std::mutex mutex_;          // of what any thread may touch
    std::deque<Order> waiting_;         // tags are consecutive
    Order *first_withdrawn_ = nullptr;  // of those in waiting_, which need no room
    Order *last_withdrawn_ = nullptr;
    Jobs spare_;            // made as calls are submitted, so that starting one cannot fail
    std::size_t jobs_ = 0;  // in all lists
    Jobs under_way_;
    bool cancels_ = false;  // some under way are to be cancelled
    std::uint64_t last_tag_ = 0;
    std::size_t size_ = 0;

    // of the thread whose turn it is
    Jobs finished_;
};

}  // namespace balvps
