#include "client/queue.h"

#include <algorithm>
#include <condition_variable>
#include <utility>

#include "operation/operation.h"

namespace balvps {

/// Whose turn it is to move a queue: usually that of the thread in next(). It outlives the queue, for those
/// who wait for a call in it.
class Queue::Turn : public LoopDriver {
  public:
    Turn(Queue &queue, int descriptor) noexcept : queue_(&queue), descriptor_(descriptor) {}

    /// Has the turn while it exists, if it is granted.
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
        is_wanted_ = is_wanted_ || is_taken_;
        return {*this, !std::exchange(is_taken_, true)};
    }

    /// There is no queue any more. By whoever has the turn.
    void end() {
        const std::lock_guard lock(mutex_);
        queue_ = nullptr;
    }

    int descriptor() const noexcept override { return descriptor_; }

    void drive() override {
        const Held held = try_take();
        if (held && queue_ != nullptr) {
            queue_->move_on_for_another();
        }
    }

  private:
    void give_back() noexcept {
        const std::lock_guard lock(mutex_);
        is_taken_ = false;
        if (std::exchange(is_wanted_, false) && queue_ != nullptr) {
            queue_->wake();  // its descriptor tells those who were turned away
        }
        is_free_.notify_one();
    }

    std::mutex mutex_;
    std::condition_variable is_free_;
    bool is_taken_ = false;
    bool is_wanted_ = false;  // somebody was turned away
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
    under_way_.clear();
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
        for (Job &job : under_way_) {
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
            loop().set_alarm(next_pause());
            return std::nullopt;
        }
        Clock::time_point most = over ? now : until.value_or(Clock::time_point::max());
        if (interrupt.possible()) {
            most = std::min(most, now + interrupt_interval);
        }
        run_once(most);
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
        Executor::cancel(job);
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
    if (order.state == State::withdrawn) {
        Error error = make_error(ErrorCode::cancelled, "the call was cancelled before anything was sent");
        if (const Operation *operation = order.input.operation(); operation != nullptr) {
            error.operation = operation->name;
        }
        job.outcome.result = failure(std::move(error));
        return finish(job);
    }
    order.state = State::under_way;
    Interrupt interrupt = client_.settings().interrupt;
    interrupt.cancelled = &job.cancelled;
    Executor::start(job, client_.perform(order.input, *this, interrupt, job.outcome));
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
    finished_.splice(finished_.end(), under_way_, job.place);
}

std::shared_ptr<LoopDriver> Queue::driver() const {
    return turn_;
}

/// A driver leaves to the queue's user what the descriptor tells.
void Queue::move_on_for_another() {
    const std::size_t finished_before = finished_.size();
    drive();
    loop().set_alarm(next_pause());
    if (finished_.size() > finished_before) {
        wake();
    }
}

}  // namespace balvps
