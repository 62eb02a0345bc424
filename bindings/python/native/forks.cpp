#include "forks.h"

#include <pthread.h>

#include <atomic>

namespace balvps_python {
namespace {

std::atomic<unsigned> forks{0};

}  // namespace

void watch_forks() {
    pthread_atfork(nullptr, nullptr, [] { ++forks; });
}

unsigned forks_so_far() noexcept {
    return forks;
}

}  // namespace balvps_python
