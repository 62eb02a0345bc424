// Releases and acquires the GIL in a way that is safe while the interpreter ends.
#pragma once

#include <Python.h>

namespace balvps_python {

/// Waits until the process ends.
[[noreturn]] void wait_for_the_end() noexcept;

/// Call it once, when the module is loaded. At exit the process then waits for calls of daemon threads,
/// because these use libraries such as OpenSSL, which are unloaded next. Calls are cancelled when the
/// interpreter ends, and no other call can begin.
void await_calls_at_exit();

/// Counts the threads inside the library. A thread enters with the GIL, so none enters after the interpreter
/// has ended.
void enter_library() noexcept;
void leave_library() noexcept;

/// Calls a function that may acquire the GIL. Before 3.14, Python ends a daemon thread that requests the GIL
/// while the interpreter is finalising, and unwinds its stack. Destructors would then drop references without
/// the GIL, and the first noexcept function would abort the process. Such a thread waits here for the end of
/// the process instead, as it does by itself from 3.14 on.
///
/// @param call a function that throws nothing itself. What is caught here is the unwinding.
template <typename Call>
auto unless_it_ends(Call call) noexcept {
    try {
        return call();
    } catch (...) {
        wait_for_the_end();
    }
}

/// Releases the GIL for a call of the library.
class WithoutGil {
  public:
    WithoutGil() noexcept {
        enter_library();
        thread_ = PyEval_SaveThread();
    }
    ~WithoutGil() {
        leave_library();
        unless_it_ends([this] { PyEval_RestoreThread(thread_); });
    }
    WithoutGil(const WithoutGil &) = delete;
    WithoutGil &operator=(const WithoutGil &) = delete;

  private:
    PyThreadState *thread_ = nullptr;
};

/// Acquires the GIL for a callback of the library into Python.
class WithGil {
  public:
    WithGil() noexcept {
        leave_library();
        state_ = unless_it_ends([] { return PyGILState_Ensure(); });
    }
    ~WithGil() {
        enter_library();
        PyGILState_Release(state_);
    }
    WithGil(const WithGil &) = delete;
    WithGil &operator=(const WithGil &) = delete;

  private:
    PyGILState_STATE state_ = PyGILState_UNLOCKED;
};

}  // namespace balvps_python
