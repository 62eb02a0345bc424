#include "client/queue.h"

#include <algorithm>
#include <utility>

namespace balvps {
namespace {

Error cancelled_early() {
    return failure(ErrorCode::cancelled, "the call was cancelled before anything was sent").value();
}

/// What a finished call has come to, whatever happened in it.
Outcome outcome_of(Task<Outcome> &task) noexcept {
    Outcome outcome;
    Error error;
    try {
        return task.take();
    } catch (const std::bad_alloc &) {
        error = out_of_memory();
    } catch (...) {
        error.code = ErrorCode::internal;
        error.message = "a defect";
    }
    outcome.error = std::move(error);
    return outcome;
}

}  // namespace

/// Whose turn it is to move a queue: usually that of the thread in next(). It outlives the queue, for those
/// who wait for a call in it.
class Queue::Turn : public Mover {
  public:
    explicit Turn(Queue &queue) noexcept : queue_(&queue) {}

    std::unique_lock<std::mutex> take() { return std::unique_lock(mutex_); }

    /// There is no queue any more.
    void end() noexcept { queue_ = nullptr; }

    void move() override {
        const std::unique_lock lock(mutex_, std::try_to_lock);
        if (lock && queue_ != nullptr) {
            queue_->move_on(Clock::now());
            queue_->multiplexer_->wake();  // what its descriptor told of may have been taken away
        }
    }

  private:
    std::mutex mutex_;
    Queue *queue_;
};

Queue::Queue(Client &client)
    : client_(client),
      multiplexer_(client.transport().take_multiplexer()),
      turn_(std::make_shared<Turn>(*this)) {}

Queue::~Queue() {
    const auto turn = turn_->take();
    turn_->end();
    for (Job *job : pausing_) {
        if (job->pause->signal != nullptr) {
            job->pause->signal->remove(*this);
        }
    }
    for (Job &job : under_way_) {
        if (job.exchange != nullptr) {
            multiplexer_->cancel(*job.exchange);
        }
    }
    under_way_.clear();
    multiplexer_->run(Clock::now(), through_);  // the next queue's descriptor tells of its own calls only
    multiplexer_->set_alarm(Clock::time_point::max());
    client_.transport().give_back(std::move(multiplexer_));
}

std::uint64_t Queue::put(Jobs job) {
    std::uint64_t tag = 0;
    {
        const std::lock_guard lock(mutex_);
        tag = last_tag_ + 1;
        unfinished_.emplace(tag, &job.front());
        last_tag_ = tag;
        job.front().tag = tag;
        job.front().place = job.begin();
        waiting_.splice(waiting_.end(), job);
        ++size_;
    }
    multiplexer_->wake();
    return tag;
}

std::uint64_t Queue::put(std::string_view operation, Begin begin) {
    Jobs job(1);
    job.front().operation = operation;
    job.front().begin = std::move(begin);
    return put(std::move(job));
}

std::uint64_t Queue::submit(std::string_view operation, Secret arguments, const CallOptions &options) {
    return put(operation, [this, name = std::string(operation), arguments = std::move(arguments), options](
                              Scheduler &scheduler, const Interrupt &interrupt) {
        return client_.perform(name, arguments.view(), options, scheduler, interrupt);
    });
}

std::uint64_t Queue::submit_request(std::string_view method, std::string_view path, Secret json,
                                    const CallOptions &options) {
    return put("request",
               [this, method = std::string(method), path = std::string(path), json = std::move(json),
                options](Scheduler &scheduler, const Interrupt &interrupt) {
                   return client_.perform_request(method, path, json.view(), options, scheduler, interrupt);
               });
}

std::uint64_t Queue::submit_second_factor(Secret code, const CallOptions &options) {
    return put("verify_second_factor",
               [this, code = std::move(code), options](Scheduler &scheduler, const Interrupt &interrupt) {
                   return client_.perform_second_factor(code.view(), options, scheduler, interrupt);
               });
}

std::uint64_t Queue::submit_failed(Error error) {
    Jobs job(1);
    job.front().outcome.error = std::move(error);
    return put(std::move(job));
}

void Queue::cancel(std::uint64_t tag) noexcept {
    {
        const std::lock_guard lock(mutex_);
        if (tag == 0) {
            for (const auto &[each, job] : unfinished_) {
                job->cancelled = true;
            }
        } else if (const auto known = unfinished_.find(tag); known != unfinished_.end()) {
            Job &job = *known->second;
            job.cancelled = true;
            if (!job.under_way) {
                waiting_.splice(waiting_.begin(), waiting_, job.place);
            }
        }
        orders_ = true;
    }
    multiplexer_->wake();
}

std::size_t Queue::size() const {
    const std::lock_guard lock(mutex_);
    return size_;
}

std::optional<Queue::Finished> Queue::next(std::optional<Clock::time_point> until) {
    const auto turn = turn_->take();
    const Interrupt &interrupt = client_.settings().interrupt;
    bool interrupted = false;
    for (bool moved = false;; moved = true) {
        take_orders();
        start_waiting();
        if (!finished_.empty()) {
            Finished finished{finished_.front().tag, std::move(finished_.front().outcome)};
            finished_.pop_front();
            const std::lock_guard lock(mutex_);
            --size_;
            return finished;
        }
        const Clock::time_point now = Clock::now();
        interrupted = interrupted || interrupt.requested();
        const bool over = interrupted || under_way_.empty() || (until && now >= *until);
        if (over && moved) {
            multiplexer_->set_alarm(next_pause());
            return std::nullopt;
        }
        Clock::time_point most = over ? now : until.value_or(Clock::time_point::max());
        if (interrupt.possible()) {
            most = std::min(most, now + interrupt_interval);
        }
        move_on(most);
    }
}

/// Cancels what is under way and is to be cancelled.
void Queue::take_orders() {
    auto next = under_way_.end();
    {
        const std::lock_guard lock(mutex_);
        if (!std::exchange(orders_, false)) {
            return;
        }
        Jobs cancelled;
        for (auto job = under_way_.begin(); job != under_way_.end();) {
            Job &each = *job++;
            if (std::exchange(each.cancelled, false)) {
                cancelled.splice(cancelled.end(), under_way_, each.place);
            }
        }
        if (!cancelled.empty()) {
            next = cancelled.begin();
            under_way_.splice(under_way_.end(), cancelled);
        }
    }
    while (next != under_way_.end()) {
        Job &job = *next++;  // it leaves the list when it is finished
        cancel_under_way(job);
    }
}

/// A call under way learns of it through what it waits for, and ends as the rules of a call say.
void Queue::cancel_under_way(Job &job) {
    if (job.exchange != nullptr) {
        Exchange &exchange = *std::exchange(job.exchange, nullptr);
        multiplexer_->cancel(exchange);
        run(job, exchange.waiting);
    } else if (job.pause != nullptr) {
        job.pause->outcome = WaitOutcome::cancelled;
        end_pause(job);
    }
}

void Queue::start_waiting() {
    while (Job *job = take_waiting()) {
        start(*job);
    }
}

/// The next call that there is room for; nullptr: there is none. One that is cancelled needs none.
Queue::Job *Queue::take_waiting() {
    const std::size_t most = client_.settings().max_in_flight;
    const std::lock_guard lock(mutex_);
    if (waiting_.empty()) {
        return nullptr;
    }
    Job &job = waiting_.front();
    if (finished_.size() + (job.cancelled ? 0 : under_way_.size()) >= most) {
        return nullptr;
    }
    job.under_way = true;
    if (job.cancelled) {
        job.begin = nullptr;
    }
    under_way_.splice(under_way_.end(), waiting_, job.place);
    return &job;
}

void Queue::start(Job &job) {
    try {
        if (job.begin != nullptr) {
            job.task = job.begin(*this, client_.settings().interrupt);
        } else if (!job.outcome.error) {
            job.outcome.error = cancelled_early();
            job.outcome.error->operation = job.operation;
        }
    } catch (const std::bad_alloc &) {
        job.outcome.error = out_of_memory();
    }
    if (job.outcome.error) {
        finish(job);
    } else {
        run(job, nullptr);
    }
}

void Queue::finish(Job &job) noexcept {
    job.begin = nullptr;
    finished_.splice(finished_.end(), under_way_, job.place);
    const std::lock_guard lock(mutex_);
    unfinished_.erase(job.tag);
}

/// Runs a job's coroutine until it waits or is finished. @param waiting where it waited; nothing: it begins.
void Queue::run(Job &job, std::coroutine_handle<> waiting) {
    running_ = &job;
    if (waiting) {
        waiting.resume();
    } else {
        job.task->start();
    }
    running_ = nullptr;
    if (job.task->finished()) {
        job.outcome = outcome_of(*job.task);
        job.task.reset();
        finish(job);
    }
}

std::shared_ptr<Mover> Queue::mover() const {
    return turn_;
}

bool Queue::begin(Exchange &exchange) {
    through_.reserve(under_way_.size());  // so that taking it out cannot fail
    exchange.owner = running_;
    multiplexer_->add(exchange);
    running_->exchange = &exchange;
    return false;
}

bool Queue::begin(Pause &pause) {
    if (pause.over()) {
        return true;
    }
    if (pause.mover == turn_) {
        pause.mover = nullptr;  // this very queue
    }
    pausing_.reserve(pausing_.size() + 1);
    if (pause.signal != nullptr) {
        pause.signal->add(*this);
    }
    running_->pause = &pause;
    pausing_.push_back(running_);
    return false;
}

void Queue::end_pause(Job &job) {
    Pause &pause = *std::exchange(job.pause, nullptr);
    if (pause.signal != nullptr) {
        pause.signal->remove(*this);
    }
    pausing_.erase(std::find(pausing_.begin(), pausing_.end(), &job));
    run(job, pause.waiting);
}

Clock::time_point Queue::next_pause() const noexcept {
    Clock::time_point next = Clock::time_point::max();
    for (const Job *job : pausing_) {
        const Pause &pause = *job->pause;
        next = std::min(next, pause.over() ? Clock::now() : pause.until);
        if (pause.mover != nullptr) {
            next = std::min(next, Clock::now() + Mover::interval);
        }
    }
    return next;
}

/// Moves the call that calls in here wait for. They all wait for the same: a client signs in once at a time.
void Queue::move_others() {
    const auto waits = [](const Job *job) { return job->pause->mover != nullptr && !job->pause->over(); };
    const auto job = std::find_if(pausing_.begin(), pausing_.end(), waits);
    if (job != pausing_.end()) {
        (*job)->pause->mover->move();
    }
}

void Queue::move_on(Clock::time_point until) {
    move_others();
    multiplexer_->run(std::min(next_pause(), until), through_);
    while (!through_.empty()) {
        Exchange &exchange = *through_.back();
        through_.pop_back();
        Job &job = *static_cast<Job *>(exchange.owner);
        job.exchange = nullptr;
        run(job, exchange.waiting);
    }
    for (std::size_t i = 0; i < pausing_.size();) {
        if (pausing_[i]->pause->over()) {
            end_pause(*pausing_[i]);  // leaves the list, and may come back to its end
        } else {
            ++i;
        }
    }
}

}  // namespace balvps
