// Many calls at once, on the thread that asks for their results.
//
// Each call is a coroutine that keeps to the same rules as one that blocks a thread. The queue is its
// scheduler: it sends what the calls want sent through one multiplexer and resumes each when its answer is
// there. So many are under way at most; the others wait as what they are: what to ask for, and how.
#pragma once

#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "client/client.h"
#include "client/options.h"
#include "client/outcome.h"
#include "common/scheduler.h"
#include "common/secret.h"
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

    // Each puts a call at the end, which is the client's of the same arguments. From any thread.
    // @return its tag, from 1 on.
    std::uint64_t submit(std::string_view operation, Secret arguments, const CallOptions &options);
    std::uint64_t submit_request(std::string_view method, std::string_view path, Secret json,
                                 const CallOptions &options);
    std::uint64_t submit_second_factor(Secret code, const CallOptions &options);

    /// Puts the result of a call that is over already at the end, so that the caller meets its mistake there
    /// too.
    std::uint64_t submit_failed(Error error);

    /// Moves the calls on until one is finished. One thread at a time.
    /// @param until how long to wait for that; nothing: as long as it takes.
    /// @return nothing: none is finished, or there is none.
    std::optional<Finished> next(std::optional<Clock::time_point> until);

    /// Cancels a call, or with tag 0 all that have been submitted. From any thread.
    void cancel(std::uint64_t tag) noexcept;

    /// How many have been submitted and not come out of next(). From any thread.
    std::size_t size() const;

    /// Readable when next() has something to do.
    int descriptor() const noexcept { return multiplexer_->descriptor(); }

    bool begin(Exchange &exchange) override;
    bool begin(Pause &pause) override;
    std::shared_ptr<Mover> mover() const override;

  private:
    class Turn;

    /// Begins a call, which holds on to what is in here.
    using Begin = std::function<Task<Outcome>(Scheduler &, const Interrupt &)>;

    struct Job {
        std::uint64_t tag = 0;
        std::string operation = {};
        Begin begin = nullptr;
        std::list<Job>::iterator place = {};  // in whichever list it is
        // With the mutex held:
        bool under_way = false;
        bool cancelled = false;
        // Under way:
        std::optional<Task<Outcome>> task = {};
        Exchange *exchange = nullptr;  // what it waits for
        Pause *pause = nullptr;
        // Finished, or failed before it began:
        Outcome outcome = {};
    };
    using Jobs = std::list<Job>;  // a job goes from one list to the next without memory that could be lacking

    void wake() noexcept override { multiplexer_->wake(); }
    std::uint64_t put(Jobs job);
    std::uint64_t put(std::string_view operation, Begin begin);
    void take_orders();
    void start_waiting();
    Job *take_waiting();
    void start(Job &job);
    void cancel_under_way(Job &job);
    void run(Job &job, std::coroutine_handle<> waiting);
    void finish(Job &job) noexcept;
    void end_pause(Job &job);
    void move_on(Clock::time_point until);
    void move_others();
    Clock::time_point next_pause() const noexcept;

    Client &client_;
    std::unique_ptr<Multiplexer> multiplexer_;
    const std::shared_ptr<Turn> turn_;

    mutable std::mutex mutex_;                             // of what any thread may touch
    Jobs waiting_;                                         // those that are cancelled first
    std::unordered_map<std::uint64_t, Job *> unfinished_;  // by tag
    bool orders_ = false;                                  // some under way are to be cancelled
    std::uint64_t last_tag_ = 0;
    std::size_t size_ = 0;

    // of the thread whose turn it is
    Jobs under_way_;
    Jobs finished_;
    Job *running_ = nullptr;  // whose coroutine is being run
    std::vector<Job *> pausing_;
    std::vector<Exchange *> through_;
};

}  // namespace balvps
