#include "platform/thread.h"

#include <pthread.h>
#include <signal.h>  // pthread_sigmask() is not in <csignal>

#include <utility>

namespace balvps::platform {
namespace {

/// Blocks all signals while it exists. A new thread inherits that.
class BlockedSignals {
  public:
    BlockedSignals() noexcept {
        sigset_t all;
        sigfillset(&all);
        pthread_sigmask(SIG_SETMASK, &all, &before_);
    }
    BlockedSignals(const BlockedSignals &) = delete;
    BlockedSignals &operator=(const BlockedSignals &) = delete;
    ~BlockedSignals() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

  private:
    sigset_t before_{};
};

}  // namespace

std::thread start_thread(std::function<void()> work) {
    const BlockedSignals blocked;
    return std::thread(std::move(work));
}

}  // namespace balvps::platform
