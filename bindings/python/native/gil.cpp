#include "gil.h"

#include <pthread.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <thread>

namespace balvps_python {
namespace {

std::atomic<int> threads_inside{0};

/// Waits for these threads for a second at most, because a token store may hang.
void await_calls() {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(1);
    while (threads_inside > 0 && std::chrono::steady_clock::now() < end) {
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
}

}  // namespace

void await_calls_at_exit() {
    Py_AtExit(&await_calls);
    pthread_atfork(nullptr, nullptr, [] { threads_inside = 0; });  // the threads are those of the parent
}

void enter_library() noexcept {
    ++threads_inside;
}

void leave_library() noexcept {
    --threads_inside;
}

void wait_for_the_end() noexcept {
    for (;;) {
        pause();
    }
}

}  // namespace balvps_python
