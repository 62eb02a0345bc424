// Tells a process from the one that it was forked from.
#pragma once

#include <sys/types.h>

namespace balvps::platform {

/// The process in which it was made.
class Process {
  public:
    Process() noexcept;
    /// False in a child that was forked since.
    bool is_this() const noexcept;

  private:
    pid_t id_;
};

}  // namespace balvps::platform
