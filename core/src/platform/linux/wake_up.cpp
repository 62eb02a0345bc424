#include "platform/wake_up.h"

#include <sys/eventfd.h>
#include <unistd.h>

#include <cstdint>

namespace balvps::platform {

void WakeUp::open() {
    read_ = opened(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK), "eventfd");
}

void WakeUp::give() const noexcept {
    const std::uint64_t one = 1;
    static_cast<void>(!::write(read_.get(), &one, sizeof one));
}

void WakeUp::take() const noexcept {
    std::uint64_t count = 0;
    static_cast<void>(!::read(read_.get(), &count, sizeof count));
}

}  // namespace balvps::platform
