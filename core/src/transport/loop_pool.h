// Keeps the idle event loops of a client with their open connections.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

#include "platform/process.h"
#include "transport/event_loop.h"
#include "transport/settings.h"

namespace balvps {

/// Many threads may use it at once. A loop belongs to the caller of take() until it is given back.
class LoopPool {
  public:
    /// What a loop is for.
    enum class Use : std::uint8_t {
        one_call,    ///< one connection
        many_calls,  ///< as many connections as the config allows, and a descriptor to wait for
    };

    /// @param most_connections the limit of a loop for many calls.
    explicit LoopPool(TransportSettings settings, std::size_t most_connections = 1);
    ~LoopPool();
    LoopPool(const LoopPool &) = delete;
    LoopPool &operator=(const LoopPool &) = delete;

    /// Takes the loop that was given back last, so that the connections of the others can expire, or makes a
    /// new loop. All loops share resolved names and TLS sessions.
    std::unique_ptr<EventLoop> take(Use use);
    /// Keeps the loop and its connections for the next call. The loop must be idle.
    void give_back(std::unique_ptr<EventLoop> loop, Use use) noexcept;

    const TransportSettings &settings() const noexcept { return settings_; }

    /// Makes all open connections carry no further request. Needed after an answer was cut short, because the
    /// rest of it may still arrive after libcurl has stopped reading.
    void renew_connections() noexcept;

  private:
    using Idle = std::vector<std::unique_ptr<EventLoop>>;

    Idle &idle(Use use) noexcept { return use == Use::one_call ? idle_for_one_ : idle_for_many_; }
    void handle_fork();
    void abandon_parent_connections();

    TransportSettings settings_;
    const std::size_t most_connections_;
    std::unique_ptr<CurlShared> shared_;
    std::mutex mutex_;
    Idle idle_for_one_;   // at most settings_.max_idle_connections
    Idle idle_for_many_;  // at most one
    platform::Process process_;
};

}  // namespace balvps
