#include "transport/executor.h"

#include <algorithm>
#include <iterator>
#include <system_error>
#include <utility>

namespace balvps {
namespace {

/// The result of a call, whatever it threw.
Result<void> result_of(Task<Result<void>> &task) noexcept {
    try {
        return task.take();
    } catch (const std::bad_alloc &) {
        return failure(out_of_memory());
    } catch (const std::system_error &) {
        return failure(make_error(ErrorCode::connection, "no file descriptor is left"));
    } catch (...) {
        return failure(internal_error("a defect"));  // short enough to need no memory
    }
}

}  // namespace

Executor::~Executor() {
    abandon_all();
    if (loop_) {
        loops_.give_back(std::move(loop_), use_);
    }
}

EventLoop &Executor::loop() {
    if (!loop_) {
        loop_ = loops_.take(use_);
    }
    return *loop_;
}

void Executor::abandon_all() noexcept {
    for (const Job *job : pausing_) {
        if (Signal *signal = pause_of(*job).signal; signal != nullptr) {
            signal->remove(*this);
        }
    }
    pausing_.clear();
    if (loop_) {
        loop_->cancel_all();
        watch_driver();
    }
}

Result<void> Executor::run(Task<Result<void>> task, const Interrupt &interrupt) {
    Job job;
    start(job, std::move(task));
    const auto next_check = [&] {
        return interrupt.possible() ? Clock::now() + interrupt_interval : Clock::time_point::max();
    };
    Clock::time_point check_at = next_check();
    while (job.task) {
        run_once(check_at);
        if (Clock::now() >= check_at) {
            check_at = next_check();
            if (interrupt.requested()) {
                cancel(job);
            }
        }
    }
    return std::move(job.result);
}

void Executor::start(Job &job, Task<Result<void>> task) {
    job.task.emplace(std::move(task));
    resume(job, nullptr);
}

/// Runs a call until it waits or has ended. @param waiting where the call waited; empty: it begins.
void Executor::resume(Job &job, std::coroutine_handle<> waiting) {
    job.waits_for = std::monostate();
    Job *const outer = std::exchange(running_, &job);
    if (waiting) {
        waiting.resume();
    } else {
        job.task->start();
    }
    running_ = outer;
    if (!job.task->finished()) {
        return;
    }
    job.result = result_of(*job.task);
    job.task.reset();
    if (job.whole != nullptr) {
        end_part(job);
    } else {
        on_ended(job);
    }
}

void Executor::cancel(Job &job) {
    if (Exchange *const *waits_for = std::get_if<Exchange *>(&job.waits_for); waits_for != nullptr) {
        Exchange &exchange = **waits_for;
        loop().cancel(exchange);
        resume(job, exchange.waiting);
    } else if (std::holds_alternative<Pause *>(job.waits_for)) {
        pause_of(job).outcome = WaitOutcome::cancelled;
        end_pause(job);
    } else if (std::holds_alternative<Parts *>(job.waits_for)) {
        cancel_parts(job);
    }
}

bool Executor::begin(Exchange &exchange) {
    exchange.owner = running_;
    loop().add(exchange);
    running_->waits_for = &exchange;
    return false;
}

bool Executor::begin(Pause &pause) {
    if (pause.over()) {
        return true;
    }
    if (pause.driver == driver()) {
        pause.driver = nullptr;  // the other call runs on this loop
    }
    pausing_.reserve(pausing_.size() + 1);
    EventLoop &own = loop();
    if (pause.signal != nullptr) {
        own.make_wakeable();
        pause.signal->add(*this);
    }
    running_->waits_for = &pause;
    pausing_.push_back(running_);
    watch_driver();
    return false;
}

bool Executor::begin(Parts &parts) {
    Job &job = *running_;
    job.waits_for = &parts;
    start_parts(job);
    if (!job.parts.empty()) {
        return false;
    }
    job.waits_for = std::monostate();
    return true;
}

/// Starts as many parts of a call as may run.
void Executor::start_parts(Job &job) noexcept {
    Parts &parts = parts_of(job);
    job.starts_parts = true;
    while (parts.next && job.parts.size() < parts.most_at_once) {
        try {
            if (auto task = parts.next()) {
                Job &part = job.parts.emplace_back();
                part.whole = &job;
                part.place = std::prev(job.parts.end());
                start(part, std::move(*task));  // it may end at once
                continue;
            }
        } catch (const std::bad_alloc &) {
            parts.result = failure(out_of_memory());
        }
        parts.next = nullptr;
    }
    job.starts_parts = false;
}

void Executor::end_part(Job &part) {
    Job &job = *part.whole;
    Parts &parts = parts_of(job);
    if (!part.result && parts.result) {
        parts.result = std::move(part.result);
    }
    job.parts.erase(part.place);
    if (job.starts_parts) {
        return;  // start_parts() goes on
    }
    start_parts(job);
    if (job.parts.empty()) {
        resume(job, parts.waiting);
    }
}

void Executor::cancel_parts(Job &job) {
    parts_of(job).next = nullptr;
    for (auto part = job.parts.begin(); part != job.parts.end();) {
        cancel(*part++);  // the end of the last one resumes the call
    }
}

/// Watches the other loop that calls here wait for. All of them wait for the same loop, because a client
/// signs in once at a time. Without a descriptor for it they wait until another thread drives that loop.
void Executor::watch_driver() noexcept {
    const auto waits = [](const Job *job) { return pause_of(*job).driver != nullptr; };
    const auto job = std::find_if(pausing_.begin(), pausing_.end(), waits);
    auto wanted = job != pausing_.end() ? pause_of(**job).driver : nullptr;
    if (wanted != driver_) {
        const bool watched = loop_->watch_other(wanted != nullptr ? wanted->descriptor() : -1);
        driver_ = watched ? std::move(wanted) : nullptr;
    }
}

void Executor::end_pause(Job &job) {
    const Pause &pause = pause_of(job);
    if (pause.signal != nullptr) {
        pause.signal->remove(*this);
    }
    pausing_.erase(std::find(pausing_.begin(), pausing_.end(), &job));
    watch_driver();
    resume(job, pause.waiting);
}

Clock::time_point Executor::next_pause() const noexcept {
    Clock::time_point next = Clock::time_point::max();
    for (const Job *job : pausing_) {
        const Pause &pause = pause_of(*job);
        next = std::min(next, pause.over() ? Clock::now() : pause.until);
    }
    return next;
}

void Executor::run_once(Clock::time_point until) {
    loop().run(std::min(next_pause(), until));
    resume_ready();
}

void Executor::drive() {
    loop().drive();
    resume_ready();
}

/// Resumes the calls whose waits are over.
void Executor::resume_ready() {
    if (loop_->other_was_ready() && driver_ != nullptr) {
        const std::shared_ptr<LoopDriver> driver = driver_;
        driver->drive();
    }
    while (Exchange *exchange = loop_->take_finished()) {
        resume(*static_cast<Job *>(exchange->owner), exchange->waiting);
    }
    resume_paused();
}

void Executor::resume_paused() {
    for (std::size_t i = 0; i < pausing_.size();) {
        if (pause_of(*pausing_[i]).over()) {
            end_pause(*pausing_[i]);  // removes the job, which may pause again at the end of the list
        } else {
            ++i;
        }
    }
}

}  // namespace balvps
