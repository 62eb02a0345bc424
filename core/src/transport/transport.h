// Station "send": a pool of warm connections, and those of the queues that are gone.
#pragma once

#include <sys/types.h>

#include <memory>
#include <mutex>
#include <vector>

#include "transport/connection.h"
#include "transport/multiplexer.h"
#include "transport/settings.h"

namespace balvps {

/// Usable by many threads at once; each request has a connection of its own while it is under way.
class Transport {
  public:
    /// @param most_connections of one multiplexer.
    explicit Transport(TransportSettings settings, std::size_t most_connections = 1);
    ~Transport();
    Transport(const Transport &) = delete;
    Transport &operator=(const Transport &) = delete;

    /// Sends one request and reads its answer.
    void run(Exchange &exchange);

    const TransportSettings &settings() const noexcept { return settings_; }

    /// No connection that is open now carries another request: an answer was cut short, and the rest of it
    /// may be about to follow where libcurl does not look.
    void renew_connections() noexcept;

    /// For a queue: many requests at once. It shares names and TLS sessions with the connections.
    std::unique_ptr<Multiplexer> take_multiplexer();
    /// Keeps its connections for the next queue. Nothing may be under way in it.
    void give_back(std::unique_ptr<Multiplexer> multiplexer);

  private:
    using Idle = std::vector<std::unique_ptr<Connection>>;

    std::unique_ptr<Connection> take();
    void give_back(std::unique_ptr<Connection> connection);
    void keep_to_this_process();
    void forget_the_parents_connections();

    TransportSettings settings_;
    const std::size_t most_connections_;
    std::unique_ptr<CurlShared> shared_;
    std::mutex mutex_;
    Idle idle_;  // the last one used is the first one taken, so that the rest can cool down
    std::unique_ptr<Multiplexer> idle_multiplexer_;
    pid_t process_;
};

}  // namespace balvps
