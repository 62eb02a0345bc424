#include "platform/process.h"

#include <unistd.h>

namespace balvps::platform {

Process::Process() noexcept : id_(getpid()) {}

bool Process::is_this() const noexcept {
    return id_ == getpid();
}

}  // namespace balvps::platform
