// Something that one call brings about and others wait for.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <vector>

#include "common/deadline.h"

namespace balvps {

class Signal {
  public:
    /// Who is told besides the threads that wait: a queue, whose thread waits for more than one thing.
    class Listener {
      public:
        Listener() = default;
        Listener(const Listener &) = delete;
        Listener &operator=(const Listener &) = delete;
        virtual ~Listener() = default;
        virtual void wake() noexcept = 0;
    };

    /// How often it was given. Read it before looking at what the signal is about: then none is missed.
    std::uint64_t count() const noexcept { return count_.load(std::memory_order_acquire); }

    void give() noexcept;

    /// Blocks the thread until the signal has been given more often than `seen`, or until then.
    void wait_until(std::uint64_t seen, Clock::time_point time);

    void add(Listener &listener);
    void remove(Listener &listener) noexcept;

  private:
    std::mutex mutex_;
    std::condition_variable given_;
    std::atomic<std::uint64_t> count_ = 0;
    std::vector<Listener *> listeners_;
};

}  // namespace balvps
