// Runs calls, which are coroutines, on one event loop: a single call that blocks its thread, or those of a
// queue.
#pragma once

#include <memory>
#include <optional>
#include <variant>
#include <vector>

#include "common/error.h"
#include "common/scheduler.h"
#include "common/signal.h"
#include "common/task.h"
#include "transport/loop_pool.h"

namespace balvps {

/// Belongs to one thread at a time, but for wake().
class Executor : public Scheduler, private Signal::Listener {
  public:
    /// A call under way. It stays where it is.
    struct Job {
        std::optional<Task<Result<void>>> task = {};  ///< until it has ended
        std::variant<std::monostate, Exchange *, Pause *> waits_for = {};
        Result<void> result = {};  ///< when it has ended
    };

    /// Takes its loop from the pool when the first call waits for something.
    Executor(LoopPool &loops, LoopPool::Use use) noexcept : loops_(loops), use_(use) {}
    Executor(const Executor &) = delete;
    Executor &operator=(const Executor &) = delete;
    ~Executor() override;

    /// Runs one call to its end. Blocks the thread.
    Result<void> run(Task<Result<void>> task, const Interrupt &interrupt);

    /// Begins a call. It runs until it waits for something or has ended.
    void start(Job &job, Task<Result<void>> task);

    /// Ends what a call waits for. The call learns that it was cancelled, and ends as its rules say.
    void cancel(Job &job);

    /// Waits for something to happen, and moves the calls on that it concerns.
    void move_on(Clock::time_point until);
    /// Does the same for another loop's user: it does not wait, and what woke this loop is still seen by its
    /// own user.
    void drive();

    bool begin(Exchange &exchange) override;
    bool begin(Pause &pause) override;
    void renew_connections() noexcept override { loops_.renew_connections(); }

  protected:
    /// Told when a call has ended.
    virtual void ended(Job & /*job*/) noexcept {}

    /// Ends what all calls wait for. They are not told and must not go on.
    void break_off() noexcept;

    EventLoop &loop();
    Clock::time_point next_pause() const noexcept;
    void wake() noexcept override { loop_->wake(); }

  private:
    static Pause &pause_of(const Job &job) { return *std::get<Pause *>(job.waits_for); }

    void resume(Job &job, std::coroutine_handle<> waiting);
    void end_pause(Job &job);
    void end_pauses();
    void follow_up();
    void watch_driver();

    LoopPool &loops_;
    const LoopPool::Use use_;
    std::unique_ptr<EventLoop> loop_;
    Job *running_ = nullptr;  // whose coroutine is being run
    std::vector<Job *> pausing_;
    std::shared_ptr<LoopDriver> driver_;  // of another loop, which calls here wait for
};

}  // namespace balvps
