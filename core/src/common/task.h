// A coroutine that produces one value for the coroutine that awaits it.
//
// The rules of a call (sign in, send, wait, try again) are written once, as coroutines. Where nothing
// suspends, as when a call blocks its thread, they run straight through; in a queue they give way to each
// other whenever one waits. A task starts when it is awaited and belongs to whoever holds it.
#pragma once

#include <coroutine>
#include <exception>
#include <optional>
#include <utility>

namespace balvps {

template <typename T>
class [[nodiscard]] Task {
  public:
    // NOLINTBEGIN(readability-convert-member-functions-to-static): the names and forms are the language's
    struct promise_type {
        std::optional<T> value = {};
        std::exception_ptr exception = nullptr;
        std::coroutine_handle<> awaiting = nullptr;

        struct Finish {
            bool await_ready() const noexcept { return false; }
            void await_suspend(std::coroutine_handle<promise_type> finished) const noexcept {
                if (finished.promise().awaiting) {
                    finished.promise().awaiting.resume();
                }
            }
            void await_resume() const noexcept {}
        };

        Task get_return_object() { return Task(std::coroutine_handle<promise_type>::from_promise(*this)); }
        std::suspend_always initial_suspend() const noexcept { return {}; }
        Finish final_suspend() const noexcept { return {}; }
        void unhandled_exception() noexcept { exception = std::current_exception(); }
        template <typename Value = T>  // for `co_return {}`
        void return_value(Value &&result) {
            value.emplace(std::forward<Value>(result));
        }
    };
    // NOLINTEND(readability-convert-member-functions-to-static)

    Task(Task &&other) noexcept : coroutine_(std::exchange(other.coroutine_, nullptr)) {}
    Task &operator=(Task &&other) noexcept {
        std::swap(coroutine_, other.coroutine_);
        return *this;
    }
    Task(const Task &) = delete;
    Task &operator=(const Task &) = delete;
    ~Task() {
        if (coroutine_) {
            coroutine_.destroy();
        }
    }

    /// Runs until it waits for something or is finished.
    void start() { coroutine_.resume(); }
    bool finished() const noexcept { return coroutine_.done(); }

    /// What it produced. Throws what it threw. Once, when it is finished.
    T take() {
        if (coroutine_.promise().exception) {
            std::rethrow_exception(coroutine_.promise().exception);
        }
        return std::move(*coroutine_.promise().value);
    }

    // `co_await task`: a task that finishes at once does not suspend the one that awaits it.
    bool await_ready() const noexcept { return false; }
    bool await_suspend(std::coroutine_handle<> awaiting) {
        start();
        if (finished()) {
            return false;
        }
        coroutine_.promise().awaiting = awaiting;
        return true;
    }
    T await_resume() { return take(); }

  private:
    explicit Task(std::coroutine_handle<promise_type> coroutine) noexcept : coroutine_(coroutine) {}

    std::coroutine_handle<promise_type> coroutine_;
};

}  // namespace balvps
