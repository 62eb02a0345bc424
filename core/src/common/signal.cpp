#include "common/signal.h"

#include <algorithm>

namespace balvps {

void Signal::give() noexcept {
    const std::lock_guard lock(mutex_);
    count_.fetch_add(1, std::memory_order_release);
    for (Listener *listener : listeners_) {
        listener->wake();
    }
}

void Signal::add(Listener &listener) {
    const std::lock_guard lock(mutex_);
    listeners_.push_back(&listener);
}

void Signal::remove(Listener &listener) noexcept {
    const std::lock_guard lock(mutex_);
    const auto known = std::find(listeners_.begin(), listeners_.end(), &listener);
    if (known != listeners_.end()) {
        listeners_.erase(known);
    }
}

}  // namespace balvps
