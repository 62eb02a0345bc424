// A descriptor that another thread makes readable.
#pragma once

#include "platform/file_descriptor.h"

namespace balvps::platform {

class WakeUp {
  public:
    /// Throws std::system_error.
    void open();
    bool is_open() const noexcept { return read_.is_open(); }

    /// Makes the descriptor readable. Any thread may call it, and a handler of a signal too.
    void give() const noexcept;
    /// Makes the descriptor unreadable again.
    void take() const noexcept;

    int descriptor() const noexcept { return read_.get(); }

  private:
    FileDescriptor read_;
    FileDescriptor write_;  // where the system needs two
};

}  // namespace balvps::platform
