// An event that one call causes and other calls wait for.
#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>
#include <vector>

namespace balvps {

class Signal {
  public:
    /// Is notified of the event. An executor is one, because its thread waits for several things.
    class Listener {
      public:
        Listener() = default;
        Listener(const Listener &) = delete;
        Listener &operator=(const Listener &) = delete;
        virtual ~Listener() = default;
        virtual void wake() noexcept = 0;
    };

    /// How often the signal was given. Read it before checking the state that the signal is about, so that no
    /// signal is missed.
    std::uint64_t count() const noexcept { return count_.load(std::memory_order_acquire); }

    void give() noexcept;

    void add(Listener &listener);
    void remove(Listener &listener) noexcept;

  private:
    std::mutex mutex_;
    std::atomic<std::uint64_t> count_ = 0;
    std::vector<Listener *> listeners_;
};

}  // namespace balvps
