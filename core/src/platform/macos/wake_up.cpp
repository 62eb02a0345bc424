#include "platform/wake_up.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>

namespace balvps::platform {

void WakeUp::open() {
    std::array<int, 2> ends{};
    const int made = ::pipe(ends.data());
    read_ = opened(made < 0 ? made : ends[0], "pipe");
    write_ = FileDescriptor(ends[1]);
    for (const int end : ends) {
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
        ::fcntl(end, F_SETFL, O_NONBLOCK);
    }
}

void WakeUp::give() const noexcept {
    const char any = 0;
    static_cast<void>(!::write(write_.get(), &any, sizeof any));
}

void WakeUp::take() const noexcept {
    std::array<char, 64> any{};
    while (::read(read_.get(), any.data(), any.size()) > 0) {
    }
}

}  // namespace balvps::platform
