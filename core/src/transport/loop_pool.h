// The event loops of a client that have nothing to do, with their open connections.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

#include "transport/event_loop.h"
#include "transport/settings.h"

namespace balvps {

/// Usable by many threads at once. A loop belongs to whoever took it, until it is given back.
class LoopPool {
  public:
    /// What a loop is for.
    enum class Use : std::uint8_t {
        one_call,    ///< It needs one connection.
        many_calls,  ///< It may open as many connections as the config allows, and has a descriptor to wait
                     ///< for.
    };

    /// @param most_connections of a loop for many calls.
    explicit LoopPool(TransportSettings settings, std::size_t most_connections = 1);
    ~LoopPool();
    LoopPool(const LoopPool &) = delete;
    LoopPool &operator=(const LoopPool &) = delete;

    /// The loop that was given back last, so that the connections of the others can cool down; or a new one.
    /// All loops share resolved names and TLS sessions.
    std::unique_ptr<EventLoop> take(Use use);
    /// Keeps its connections for the next call. Nothing may be under way in it.
    void give_back(std::unique_ptr<EventLoop> loop, Use use) noexcept;

    const TransportSettings &settings() const noexcept { return settings_; }

    /// No connection that is open now carries another request: an answer was cut short, and the rest of it
    /// may be about to follow where libcurl does not look.
    void renew_connections() noexcept;

  private:
    using Idle = std::vector<std::unique_ptr<EventLoop>>;

    Idle &idle(Use use) noexcept { return use == Use::one_call ? idle_for_one_ : idle_for_many_; }
    void keep_to_this_process();
    void forget_the_parents_connections();

    TransportSettings settings_;
    const std::size_t most_connections_;
    std::unique_ptr<CurlShared> shared_;
    std::mutex mutex_;
    Idle idle_for_one_;   // so many that settings_.max_idle_connections are kept
    Idle idle_for_many_;  // one at most
    pid_t process_;
};

}  // namespace balvps
