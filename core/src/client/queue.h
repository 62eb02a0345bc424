// Many calls at once, on the thread that asks for their results.
//
// Each call is a coroutine that keeps to the same rules as one that blocks a thread. The queue is its
// scheduler: it sends what the calls want sent through one multiplexer and resumes each when its answer is
// there. So many are under way at most; the others wait as what they are: what to ask for, and how.
#pragma once

#include <atomic>
#include <cstdint>
#include <deque>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <variant>
#include <vector>

#include "client/call_input.h"
#include "client/client.h"
#include "client/outcome.h"
#include "common/scheduler.h"
#include "common/signal.h"
#include "transport/multiplexer.h"

namespace balvps {

class Queue : public Scheduler, private Signal::Listener {
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
    int descriptor() const noexcept { return multiplexer_->descriptor(); }

    bool begin(Exchange &exchange) override;
    bool begin(Pause &pause) override;
    void renew_connections() noexcept override { client_.transport().renew_connections(); }
    std::shared_ptr<LoopDriver> driver() const override;

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
    struct Job {
        Order order = {};
        std::list<Job>::iterator place = {};  // in whichever list it is
        std::atomic<bool> cancelled = false;  // still to be carried out; set with the mutex held
        std::optional<Task<Result<void>>> task = {};
        std::variant<std::monostate, Exchange *, Pause *> waits_for = {};
        Outcome outcome = {};
    };
    using Jobs = std::list<Job>;  // a job goes from one list to the next without memory that could be lacking

    static Pause &pause_of(const Job &job) { return *std::get<Pause *>(job.waits_for); }

    void wake() noexcept override { multiplexer_->wake(); }
    void withdraw(Order &order) noexcept;
    void carry_out_cancels();
    void start_waiting();
    Job *take_waiting();
    Order *next_order() noexcept;
    Task<Result<void>> begin_call(Job &job);
    void start(Job &job);
    void cancel_under_way(Job &job);
    void run(Job &job, std::coroutine_handle<> waiting);
    void finish(Job &job) noexcept;
    void end_pause(Job &job);
    void move_on(Clock::time_point until);
    void drive_others();
    Clock::time_point next_pause() const noexcept;

    Client &client_;
    std::unique_ptr<Multiplexer> multiplexer_;
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
    Job *running_ = nullptr;  // whose coroutine is being run
    std::vector<Job *> pausing_;
    std::vector<Exchange *> through_;
};

}  // namespace balvps
