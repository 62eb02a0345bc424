// Runs calls, which are coroutines, on one event loop: a single blocking call, or the calls of a queue.
#pragma once

#include <list>
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

/// One thread at a time may use it, except for wake().
class Executor : public Scheduler, private Signal::Listener {
  public:
    /// A call in progress. Its address must not change.
    struct Job {
        std::optional<Task<Result<void>>> task = {};  ///< empty when the call has ended
        std::variant<std::monostate, Exchange *, Pause *, Parts *> waits_for = {};
        Result<void> result = {};  ///< valid when the call has ended
        Job *whole = nullptr;      ///< the job that this one is a part of
        /// The tasks of a call that waits for Parts. They are destroyed before its own task, which they use.
        std::list<Job> parts = {};
        std::list<Job>::iterator place = {};  ///< in the parts of `whole`
        bool starts_parts = false;            ///< start_parts() runs

        /// Destroys the tasks of a call that is never resumed, while what they use exists.
        void drop() noexcept {
            parts.clear();
            task.reset();
        }
    };

    /// The loop is taken from the pool when the first call waits for something.
    Executor(LoopPool &loops, LoopPool::Use use) noexcept : loops_(loops), use_(use) {}
    Executor(const Executor &) = delete;
    Executor &operator=(const Executor &) = delete;
    ~Executor() override;

    /// Runs one call to its end and blocks the thread.
    Result<void> run(Task<Result<void>> task, const Interrupt &interrupt);

    /// Begins a call and runs it until it waits for something or has ended.
    void start(Job &job, Task<Result<void>> task);

    /// Ends the wait of a call. The call then sees that it was cancelled, and ends by its own rules.
    void cancel(Job &job);

    /// Waits for events and resumes the calls that they concern.
    void run_once(Clock::time_point until);
    /// The same for the user of another loop, without waiting. A wake-up of this loop stays for its own user.
    void drive();

    bool begin(Exchange &exchange) override;
    bool begin(Pause &pause) override;
    bool begin(Parts &parts) override;
    void renew_connections() noexcept override { loops_.renew_connections(); }

  protected:
    /// Called when a call has ended.
    virtual void on_ended(Job & /*job*/) noexcept {}

    /// Ends the waits of all calls without resuming them. They must never be resumed.
    void abandon_all() noexcept;

    EventLoop &loop();
    Clock::time_point next_pause() const noexcept;
    void wake() noexcept override { loop_->wake(); }

  private:
    static Pause &pause_of(const Job &job) { return *std::get<Pause *>(job.waits_for); }

    void resume(Job &job, std::coroutine_handle<> waiting);
    void end_pause(Job &job);
    static Parts &parts_of(const Job &job) { return *std::get<Parts *>(job.waits_for); }
    void start_parts(Job &job) noexcept;
    void end_part(Job &part);
    void cancel_parts(Job &job);
    void resume_paused();
    void resume_ready();
    void watch_driver() noexcept;

    LoopPool &loops_;
    const LoopPool::Use use_;
    std::unique_ptr<EventLoop> loop_;
    Job *running_ = nullptr;  // the job whose coroutine is running
    std::vector<Job *> pausing_;
    std::shared_ptr<LoopDriver> driver_;  // drives another loop that calls here wait for
};

}  // namespace balvps
