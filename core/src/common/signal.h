// Something that one call brings about and others wait for.
#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>
#include <vector>

namespace balvps {

class Signal {
  public:
    /// Who is told: an executor, whose thread waits for more than one thing.
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

    void add(Listener &listener);
    void remove(Listener &listener) noexcept;

  private:
    std::mutex mutex_;
    std::atomic<std::uint64_t> count_ = 0;
    std::vector<Listener *> listeners_;
};

}  // namespace balvps
