#include "client/queue.h"

#include <algorithm>
#include <condition_variable>
#include <utility>

#include "operation/operation.h"

namespace balvps {

/// The right to drive a queue, usually held by the thread in next(). It outlives the queue, because calls
/// elsewhere that wait for a call in it keep it.
class Queue::Turn : public LoopDriver {
  public:
    Turn(Queue &queue, int descriptor) noexcept : queue_(&queue), descriptor_(descriptor) {}

    /// Holds the turn while it exists, if it was granted.
    class Held {
      public:
        Held(Turn &turn, bool granted) noexcept : turn_(granted ? &turn : nullptr) {}
        Held(const Held &) = delete;
        Held &operator=(const Held &) = delete;
        ~Held() {
            if (turn_ != nullptr) {
                turn_->give_back();
            }
        }
        explicit operator bool() const noexcept { return turn_ != nullptr; }

      private:
        Turn *turn_;
    };

    Held take() {
        std::unique_lock lock(mutex_);
        is_free_.wait(lock, [this] { return !is_taken_; });
        is_taken_ = true;
        return {*this, true};
    }

    Held try_take() {
        const std::lock_guard lock(mutex_);
        was_refused_ = was_refused_ || is_taken_;
        return {*this, !std::exchange(is_taken_, true)};
    }

    /// Called by the queue's destructor, which holds the turn: the queue no longer exists.
    void end() {
        const std::lock_guard lock(mutex_);
        queue_ = nullptr;
    }

    int descriptor() const noexcept override { return descriptor_; }

    void drive() override {
        const Held held = try_take();
        if (held && queue_ != nullptr) {
            queue_->drive_for_another();
        }
    }

  private:
    void give_back() noexcept {
        const std::lock_guard lock(mutex_);
        is_taken_ = false;
        if (std::exchange(was_refused_, false) && queue_ != nullptr) {
            queue_->wake();  // its descriptor notifies the threads that were refused
        }
        is_free_.notify_one();
    }

    std::mutex mutex_;
    std::condition_variable is_free_;
    bool is_taken_ = false;
    bool was_refused_ = false;  // a thread was refused
    Queue *queue_;
    const int descriptor_;
};

Queue::Queue(Client &client)
    : Executor(client.loops(), LoopPool::Use::many_calls), client_(client), turn_(new_turn()) {}

std::shared_ptr<Queue::Turn> Queue::new_turn() {
    loop().make_pollable();
    return std::make_shared<Turn>(*this, loop().descriptor());
}

int Queue::descriptor() const noexcept {
    return turn_->descriptor();
}

Queue::~Queue() {
    const auto turn = turn_->take();
    turn_->end();
    abandon_all();
    for (Job &job : active_) {
        job.drop();  // its coroutines use its outcome
    }
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
    wake();
    return tag;
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
        for (Job &job : active_) {
            if (tag == 0 || tag == job.order.tag) {
                job.cancelled = true;
            }
        }
        cancels_ = true;
    }
    wake();
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
        apply_cancels();
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
        const bool over = interrupted || active_.empty() || (until && now >= *until);
        if (over && moved) {
            loop().set_alarm(next_pause());
            return std::nullopt;
        }
        Clock::time_point wake_at = over ? now : until.value_or(Clock::time_point::max());
        if (interrupt.possible()) {
            wake_at = std::min(wake_at, now + interrupt_interval);
        }
        run_once(wake_at);
    }
}

/// Cancels the active calls that cancel() has marked.
void Queue::apply_cancels() {
    auto next = active_.end();
    {
        const std::lock_guard lock(mutex_);
        if (!std::exchange(cancels_, false)) {
            return;
        }
        Jobs cancelled;
        for (auto job = active_.begin(); job != active_.end();) {
            Job &each = *job++;
            if (each.cancelled.exchange(false)) {
                cancelled.splice(cancelled.end(), active_, each.place);
            }
        }
        if (!cancelled.empty()) {
            next = cancelled.begin();
            active_.splice(active_.end(), cancelled);
        }
    }
    while (next != active_.end()) {
        Job &job = *next++;  // it leaves the list when it is finished
        Executor::cancel(job);
    }
}

void Queue::start_waiting() {
    while (Job *job = take_waiting()) {
        start(*job);
    }
}

/// The next order that the limits allow. A withdrawn order counts only as a finished call. @return nullptr:
/// there is none.
Queue::Order *Queue::next_order() noexcept {
    const std::size_t most = client_.settings().max_in_flight;
    while (!waiting_.empty() && waiting_.front().state == State::active) {
        waiting_.pop_front();
    }
    if (waiting_.empty() || finished_.size() >= most) {
        return nullptr;
    }
    if (first_withdrawn_ != nullptr) {
        return std::exchange(first_withdrawn_, first_withdrawn_->next_withdrawn);
    }
    return finished_.size() + active_.size() < most ? &waiting_.front() : nullptr;
}

/// The next call to start. @return nullptr: there is none.
Queue::Job *Queue::take_waiting() {
    const std::lock_guard lock(mutex_);
    Order *order = next_order();
    if (order == nullptr) {
        return nullptr;
    }
    Job &job = spare_.front();
    job.order = std::move(*order);
    job.place = spare_.begin();
    order->state = State::active;
    active_.splice(active_.end(), spare_, job.place);
    return &job;
}

/// Starts a call. It fails if there is no memory for that, so that its result is not lost.
void Queue::start(Job &job) noexcept {
    const Order &order = job.order;
    try {
        if (order.state == State::withdrawn) {
            Error error = make_error(ErrorCode::cancelled, "the call was cancelled before anything was sent");
            error.operation = order.input.name();
            job.outcome.result = failure(std::move(error));
            return finish(job);
        }
        Interrupt interrupt = client_.settings().interrupt;
        interrupt.cancelled = &job.cancelled;
        Executor::start(job, client_.perform(order.input, *this, interrupt, job.outcome));
    } catch (const std::bad_alloc &) {
        job.outcome.result = failure(out_of_memory());
        finish(job);
    }
}

void Queue::on_ended(Executor::Job &ended_job) noexcept {
    Job &job = static_cast<Job &>(ended_job);
    job.outcome.result = std::exchange(job.result, Result<void>());
    finish(job);
}

void Queue::finish(Job &job) noexcept {
    const std::lock_guard lock(mutex_);
    job.order = Order{.tag = job.order.tag, .state = State::finished};  // cancel() reads the tags
    job.cancelled = false;
    finished_.splice(finished_.end(), active_, job.place);
}

std::shared_ptr<LoopDriver> Queue::driver() const {
    return turn_;
}

/// Drives the queue for a call elsewhere. Its descriptor still reports everything to the queue's own user.
void Queue::drive_for_another() {
    const std::size_t finished_before = finished_.size();
    drive();
    loop().set_alarm(next_pause());
    if (finished_.size() > finished_before) {
        wake();
    }
}

}  // namespace balvps
