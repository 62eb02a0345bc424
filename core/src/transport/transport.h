// Station "send": a pool of warm connections.
#pragma once

#include <sys/types.h>

#include <memory>
#include <mutex>
#include <vector>

#include "transport/connection.h"
#include "transport/settings.h"

namespace balvps {

/// Usable by many threads at once; each request has a connection of its own while it is under way.
class Transport {
  public:
    explicit Transport(TransportSettings settings);
    ~Transport();
    Transport(const Transport &) = delete;
    Transport &operator=(const Transport &) = delete;

    /// Sends one request and reads its answer.
    void run(Exchange &exchange);

    const TransportSettings &settings() const noexcept { return settings_; }

  private:
    using Idle = std::vector<std::unique_ptr<Connection>>;

    std::unique_ptr<Connection> take();
    void give_back(std::unique_ptr<Connection> connection);
    void forget_the_parents_connections();

    TransportSettings settings_;
    std::unique_ptr<CurlShared> shared_;
    std::mutex mutex_;
    Idle idle_;  // the last one used is the first one taken, so that the rest can cool down
    pid_t process_;
};

}  // namespace balvps
