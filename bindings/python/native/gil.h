// Giving the GIL away and taking it back, so that the interpreter can end meanwhile.
#pragma once

#include <Python.h>

namespace balvps_python {

/// Waits until the process is gone.
[[noreturn]] void wait_for_the_end() noexcept;

/// To be called once, when the module is loaded: the process does not take libraries such as OpenSSL down
/// while daemon threads use them. Calls under way are broken off when the interpreter ends, and nobody can
/// begin another.
void await_calls_at_exit();

/// Counts the threads inside the library. Entered under the GIL, so that none comes in once the interpreter
/// has ended.
void enter_library() noexcept;
void leave_library() noexcept;

/// Does what may take the GIL. Before 3.14 Python ends the thread that asks for it once the interpreter is
/// finalising (a daemon thread), and unwinds its stack: destructors would drop references without the GIL,
/// and the first one would abort the process, being noexcept. Such a thread stays here instead, as from 3.14
/// on it does by itself.
///
/// @param call throws nothing, as Python's C API throws nothing: all there is to catch is that end.
template <typename Call>
auto unless_it_ends(Call call) noexcept {
    try {
        return call();
    } catch (...) {
        wait_for_the_end();
    }
}

/// Gives the GIL away, for a call of the library.
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

/// Holds the GIL, for what the library asks of Python within a call.
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
