#include "client/queue.h"

#include <algorithm>
#include <utility>

#include "operation/operation.h"

namespace balvps {
namespace {

/// What a finished call has come to, whatever happened in it.
Result<void> result_of(Task<Result<void>> &task) noexcept {
    try {
        return task.take();
    } catch (const std::bad_alloc &) {
        return failure(out_of_memory());
    } catch (...) {
        return failure(internal_error("a defect"));  // short enough to need no memory
    }
}

}  // namespace

/// Whose turn it is to move a queue: usually that of the thread in next(). It outlives the queue, for those
/// who wait for a call in it.
class Queue::Turn : public LoopDriver {
  public:
    explicit Turn(Queue &queue) noexcept : queue_(&queue) {}

    std::unique_lock<std::mutex> take() { return std::unique_lock(mutex_); }

    /// There is no queue any more.
    void end() noexcept { queue_ = nullptr; }

    void drive() override {
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
    for (const Job *job : pausing_) {
        if (Signal *signal = pause_of(*job).signal; signal != nullptr) {
            signal->remove(*this);
        }
    }
    for (const Job &job : under_way_) {
        if (Exchange *const *exchange = std::get_if<Exchange *>(&job.waits_for); exchange != nullptr) {
            multiplexer_->cancel(**exchange);
        }
    }
    under_way_.clear();
    multiplexer_->run(Clock::now(), through_);  // the next queue's descriptor tells of its own calls only
    multiplexer_->set_alarm(Clock::time_point::max());
    client_.transport().give_back(std::move(multiplexer_));
}

std::uint64_t Queue::submit(CallInput input) {
    std::uint64_t tag = 0;
    {
        const std::lock_guard lock(mutex_);
        if (jobs_ < std::min(size_ + 1, 2 * client_.settings().max_in_flight)) {
            spare_.emplace_back();
            ++jobs_;
        }
        tag = last_tag_ + 1;
        waiting_.push_back({.tag = tag, .input = std::move(input)});
        last_tag_ = tag;
        ++size_;
    }
    multiplexer_->wake();
    return tag;
}

/// The call that has been ordered, which holds on to the order.
Task<Result<void>> Queue::begin_call(Job &job) {
    Interrupt interrupt = client_.settings().interrupt;
    interrupt.cancelled = &job.cancelled;
    return client_.perform(job.order.input, *this, interrupt, job.outcome);
}

void Queue::withdraw(Order &order) noexcept {
    if (order.state == State::waiting) {
        order.state = State::withdrawn;
        (first_withdrawn_ == nullptr ? first_withdrawn_ : last_withdrawn_->next_withdrawn) = &order;
        last_withdrawn_ = &order;
    }
}

void Queue::cancel(std::uint64_t tag) noexcept {
    {
        const std::lock_guard lock(mutex_);
        const std::uint64_t first_waiting = waiting_.empty() ? last_tag_ + 1 : waiting_.front().tag;
        if (tag == 0) {
            std::for_each(waiting_.begin(), waiting_.end(), [this](Order &order) { withdraw(order); });
        } else if (tag >= first_waiting && tag <= last_tag_) {
            withdraw(waiting_[static_cast<std::size_t>(tag - first_waiting)]);
        }
        for (Job &job : under_way_) {
            if (tag == 0 || tag == job.order.tag) {
                job.cancelled = true;
            }
        }
        cancels_ = true;
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
        carry_out_cancels();
        start_waiting();
        if (!finished_.empty()) {
            Job &job = finished_.front();
            Finished finished{job.order.tag, std::exchange(job.outcome, Outcome())};
            const std::lock_guard lock(mutex_);
            spare_.splice(spare_.begin(), finished_, job.place);
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
void Queue::carry_out_cancels() {
    auto next = under_way_.end();
    {
        const std::lock_guard lock(mutex_);
        if (!std::exchange(cancels_, false)) {
            return;
        }
        Jobs cancelled;
        for (auto job = under_way_.begin(); job != under_way_.end();) {
            Job &each = *job++;
            if (each.cancelled.exchange(false)) {
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
    if (Exchange *const *waits_for = std::get_if<Exchange *>(&job.waits_for); waits_for != nullptr) {
        Exchange &exchange = **waits_for;
        multiplexer_->cancel(exchange);
        run(job, exchange.waiting);
    } else if (std::holds_alternative<Pause *>(job.waits_for)) {
        pause_of(job).outcome = WaitOutcome::cancelled;
        end_pause(job);
    }
}

void Queue::start_waiting() {
    while (Job *job = take_waiting()) {
        start(*job);
    }
}

/// The next order that there is room for; one that is withdrawn needs none. @return nullptr: there is none.
Queue::Order *Queue::next_order() noexcept {
    const std::size_t most = client_.settings().max_in_flight;
    while (!waiting_.empty() && waiting_.front().state == State::under_way) {
        waiting_.pop_front();
    }
    if (waiting_.empty() || finished_.size() >= most) {
        return nullptr;
    }
    if (first_withdrawn_ != nullptr) {
        return std::exchange(first_withdrawn_, first_withdrawn_->next_withdrawn);
    }
    return finished_.size() + under_way_.size() < most ? &waiting_.front() : nullptr;
}

/// A call that is to be started now. @return nullptr: there is none.
Queue::Job *Queue::take_waiting() {
    const std::lock_guard lock(mutex_);
    Order *order = next_order();
    if (order == nullptr) {
        return nullptr;
    }
    Job &job = spare_.front();
    job.order = std::move(*order);
    job.place = spare_.begin();
    order->state = State::under_way;
    under_way_.splice(under_way_.end(), spare_, job.place);
    return &job;
}

void Queue::start(Job &job) {
    Order &order = job.order;
    Result<void> &result = job.outcome.result;
    try {
        if (order.state == State::withdrawn) {
            result =
                failure(make_error(ErrorCode::cancelled, "the call was cancelled before anything was sent"));
            if (const Operation *operation = order.input.operation(); operation != nullptr) {
                result.error().operation = operation->name;
            }
        } else {
            order.state = State::under_way;
            job.task = begin_call(job);
        }
    } catch (const std::bad_alloc &) {
        result = failure(out_of_memory());
    }
    if (result) {
        run(job, nullptr);
    } else {
        finish(job);
    }
}

void Queue::finish(Job &job) noexcept {
    const std::lock_guard lock(mutex_);
    job.order = Order{.tag = job.order.tag, .state = State::finished};  // cancel() reads the tags
    job.cancelled = false;
    finished_.splice(finished_.end(), under_way_, job.place);
}

/// Runs a job's coroutine until it waits or is finished. @param waiting the place where it waited. Empty: it
/// begins.
void Queue::run(Job &job, std::coroutine_handle<> waiting) {
    job.waits_for = std::monostate();
    running_ = &job;
    if (waiting) {
        waiting.resume();
    } else {
        job.task->start();
    }
    running_ = nullptr;
    if (job.task->finished()) {
        job.outcome.result = result_of(*job.task);
        job.task.reset();
        finish(job);
    }
}

std::shared_ptr<LoopDriver> Queue::driver() const {
    return turn_;
}

bool Queue::begin(Exchange &exchange) {
    through_.reserve(under_way_.size());  // so that taking it out cannot fail
    exchange.owner = running_;
    multiplexer_->add(exchange);
    running_->waits_for = &exchange;
    return false;
}

bool Queue::begin(Pause &pause) {
    if (pause.over()) {
        return true;
    }
    if (pause.driver == turn_) {
        pause.driver = nullptr;  // this very queue
    }
    pausing_.reserve(pausing_.size() + 1);
    if (pause.signal != nullptr) {
        pause.signal->add(*this);
    }
    running_->waits_for = &pause;
    pausing_.push_back(running_);
    return false;
}

void Queue::end_pause(Job &job) {
    const Pause &pause = pause_of(job);
    if (pause.signal != nullptr) {
        pause.signal->remove(*this);
    }
    pausing_.erase(std::find(pausing_.begin(), pausing_.end(), &job));
    run(job, pause.waiting);
}

Clock::time_point Queue::next_pause() const noexcept {
    Clock::time_point next = Clock::time_point::max();
    for (const Job *job : pausing_) {
        const Pause &pause = pause_of(*job);
        next = std::min(next, pause.over() ? Clock::now() : pause.until);
        if (pause.driver != nullptr) {
            next = std::min(next, Clock::now() + LoopDriver::interval);
        }
    }
    return next;
}

/// Moves the call that calls in here wait for. They all wait for the same: a client signs in once at a time.
void Queue::drive_others() {
    const auto waits = [](const Job *job) {
        return pause_of(*job).driver != nullptr && !pause_of(*job).over();
    };
    const auto job = std::find_if(pausing_.begin(), pausing_.end(), waits);
    if (job != pausing_.end()) {
        pause_of(**job).driver->drive();
    }
}

void Queue::move_on(Clock::time_point until) {
    drive_others();
    multiplexer_->run(std::min(next_pause(), until), through_);
    while (!through_.empty()) {
        Exchange &exchange = *through_.back();
        through_.pop_back();
        Job &job = *static_cast<Job *>(exchange.owner);
        run(job, exchange.waiting);
    }
    for (std::size_t i = 0; i < pausing_.size();) {
        if (pause_of(*pausing_[i]).over()) {
            end_pause(*pausing_[i]);  // leaves the list, and may come back to its end
        } else {
            ++i;
        }
    }
}

}  // namespace balvps
