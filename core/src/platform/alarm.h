// A descriptor that becomes readable at a time.
#pragma once

#include <chrono>

#include "platform/file_descriptor.h"

namespace balvps::platform {

class Alarm {
  public:
    using Time = std::chrono::steady_clock::time_point;

    /// Throws std::system_error.
    void open();
    bool is_open() const noexcept { return timer_.is_open(); }

    /// @param time in the past: at once; Time::max(): never.
    void set(Time time) const noexcept;
    /// Makes the descriptor unreadable again.
    void take() const noexcept;

    int descriptor() const noexcept { return timer_.get(); }

  private:
    FileDescriptor timer_;
};

}  // namespace balvps::platform
