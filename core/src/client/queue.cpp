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

Queue::Queue(Client &client)
    : client_(client), multiplexer_(client.settings().transport, client.settings().max_connections) {}

Queue::~Queue() {
    for (Job *job : pausing_) {
        if (job->pause->signal != nullptr) {
            job->pause->signal->remove(*this);
        }
    }
    under_way_.clear();  // the coroutines go before the multiplexer that holds their exchanges
}

std::uint64_t Queue::put(Jobs job) {
    std::uint64_t tag = 0;
    {
        const std::lock_guard lock(mutex_);
        tag = ++last_tag_;
        job.front().tag = tag;
        waiting_.splice(waiting_.end(), job);
        ++size_;
    }
    multiplexer_.wake();
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

void Queue::cancel(std::uint64_t tag) {
    {
        const std::lock_guard lock(mutex_);
        to_cancel_.push_back(tag);
        for (Job &job : waiting_) {
            job.cancelled = job.cancelled || tag == 0 || job.tag == tag;
        }
    }
    multiplexer_.wake();
}

std::size_t Queue::size() const {
    const std::lock_guard lock(mutex_);
    return size_;
}

std::optional<Queue::Finished> Queue::next(std::optional<Clock::time_point> until) {
    const Interrupt &interrupt = client_.settings().interrupt;
    for (bool first = true;; first = false) {
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
        const bool over = until && now >= *until && !first;
        if (under_way_.empty() || over || interrupt.requested()) {
            return std::nullopt;
        }
        Clock::time_point most = until.value_or(Clock::time_point::max());
        if (interrupt.possible()) {
            most = std::min(most, now + interrupt_interval);
        }
        move_on(most);
    }
}

/// Cancels what is under way and is to be cancelled.
void Queue::take_orders() {
    std::vector<std::uint64_t> tags;
    {
        const std::lock_guard lock(mutex_);
        if (to_cancel_.empty()) {
            return;
        }
        tags.swap(to_cancel_);
    }
    for (const std::uint64_t tag : tags) {
        for (auto job = under_way_.begin(); job != under_way_.end();) {
            Job &each = *job++;  // it leaves the list when it is finished
            if (tag == 0 || each.tag == tag) {
                cancel_under_way(each);
            }
        }
    }
}

/// A call under way learns of it through what it waits for, and ends as the rules of a call say.
void Queue::cancel_under_way(Job &job) {
    if (job.exchange != nullptr) {
        Exchange &exchange = *std::exchange(job.exchange, nullptr);
        multiplexer_.cancel(exchange);
        run(job, exchange.waiting);
    } else if (job.pause != nullptr) {
        job.pause->outcome = WaitOutcome::cancelled;
        end_pause(job);
    }
}

void Queue::start_waiting() {
    const std::size_t most = client_.settings().max_in_flight;
    while (under_way_.size() + finished_.size() < most) {
        {
            const std::lock_guard lock(mutex_);
            if (waiting_.empty()) {
                return;
            }
            under_way_.splice(under_way_.end(), waiting_, waiting_.begin());
        }
        start(under_way_.back());
    }
}

void Queue::start(Job &job) {
    job.place = std::prev(under_way_.end());
    try {
        if (job.cancelled && !job.outcome.error) {
            job.outcome.error = cancelled_early();
            job.outcome.error->operation = job.operation;
        }
        if (!job.outcome.error) {
            job.task = job.begin(*this, client_.settings().interrupt);
        }
    } catch (const std::bad_alloc &) {
        job.outcome.error = out_of_memory();
    }
    if (job.outcome.error) {
        finished_.splice(finished_.end(), under_way_, job.place);
    } else {
        run(job, nullptr);
    }
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
        job.begin = nullptr;
        finished_.splice(finished_.end(), under_way_, job.place);
    }
}

bool Queue::begin(Exchange &exchange) {
    through_.reserve(under_way_.size());  // so that taking it out cannot fail
    exchange.owner = running_;
    multiplexer_.add(exchange);
    running_->exchange = &exchange;
    return false;
}

bool Queue::begin(Pause &pause) {
    if (pause.over()) {
        return true;
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
        next = std::min(next, job->pause->over() ? Clock::now() : job->pause->until);
    }
    return next;
}

void Queue::move_on(Clock::time_point until) {
    const Clock::time_point alarm = next_pause();
    multiplexer_.run(alarm, std::min(alarm, until), through_);
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
