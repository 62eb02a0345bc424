// A coroutine that produces one value for the coroutine that awaits it.
//
// The rules of a call (sign in, send, wait, try again) are written once, as coroutines. A task starts when it
// is awaited, and its holder owns it.
#pragma once

#include <coroutine>
#include <exception>
#include <optional>
#include <utility>

namespace balvps {

template <typename T>
class [[nodiscard]] Task {
  public:
    // NOLINTBEGIN(readability-convert-member-functions-to-static): the language sets names and forms
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

    /// Runs until the task waits for something or is finished.
    void start() { coroutine_.resume(); }
    bool finished() const noexcept { return coroutine_.done(); }

    /// Returns the value of a finished task or throws its exception. Call it once.
    T take() {
        if (coroutine_.promise().exception) {
            std::rethrow_exception(coroutine_.promise().exception);
        }
        return std::move(*coroutine_.promise().value);
    }

    // `co_await task`: if the task finishes at once, the awaiting coroutine is not suspended.
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
