// One warm connection: it stays open between requests, and sending one blocks the thread.
#pragma once

#include "transport/transfer.h"

namespace balvps {

class Connection {
  public:
    Connection(const TransportSettings &settings, const CurlShared &shared);

    /// Sends the request and reads its answer. After an error the connection is not to be used again.
    void run(Exchange &exchange);

  private:
    CURLcode move_bytes(const Exchange &exchange);

    CurlMulti multi_;
    Transfer transfer_;
};

}  // namespace balvps
