// Giving the GIL away and taking it back, so that the interpreter can end meanwhile.
#pragma once

#include <Python.h>

namespace balvps_python {

/// Waits until the process is gone.
[[noreturn]] void wait_for_the_end() noexcept;

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

/// Gives the GIL away for as long as it lives.
class WithoutGil {
  public:
    WithoutGil() noexcept : thread_(PyEval_SaveThread()) {}
    ~WithoutGil() {
        unless_it_ends([this] { PyEval_RestoreThread(thread_); });
    }
    WithoutGil(const WithoutGil &) = delete;
    WithoutGil &operator=(const WithoutGil &) = delete;

  private:
    PyThreadState *thread_;
};

/// Holds the GIL for as long as it lives.
class WithGil {
  public:
    WithGil() noexcept : state_(unless_it_ends([] { return PyGILState_Ensure(); })) {}
    ~WithGil() { PyGILState_Release(state_); }
    WithGil(const WithGil &) = delete;
    WithGil &operator=(const WithGil &) = delete;

  private:
    PyGILState_STATE state_;
};

}  // namespace balvps_python
