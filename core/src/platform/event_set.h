// Waits for events of many descriptors at once.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <span>

#include "platform/file_descriptor.h"

namespace balvps::platform {

/// What a descriptor is ready for, or what is wanted to be known of it.
struct Readiness {
    bool readable = false;
    bool writable = false;

    bool any() const noexcept { return readable || writable; }
    bool operator==(const Readiness &) const noexcept = default;
};

/// It has no initial values: to fill the room for all events would cost each wait 400 instructions.
struct Event {
    int descriptor;
    bool readable;
    bool writable;
    bool failed;  ///< the other side has closed the connection, or it is broken
};

class EventSet {
  public:
    /// How many events are taken at once.
    static constexpr std::size_t most_events = 64;
    using Events = std::array<Event, most_events>;

    /// Throws std::system_error.
    EventSet();

    /// Sets what is wanted of a descriptor that is in the set or comes into it. @return whether it worked.
    bool watch(int descriptor, Readiness wanted) noexcept;
    /// Reports once each time that the descriptor becomes readable, even if it stays so.
    bool watch_edges(int descriptor) noexcept;
    /// The descriptor may be closed already.
    void forget(int descriptor) noexcept;

    /// Waits until something is ready, but not longer than given. @return the events.
    std::span<const Event> wait(Events &events, std::chrono::milliseconds longest) const noexcept;

    /// Is readable when wait() has an event.
    int descriptor() const noexcept { return set_.get(); }

  private:
    FileDescriptor set_;
};

}  // namespace balvps::platform
