// One warm connection: it stays open between requests, and sending one blocks the thread.
#pragma once

#include "transport/transfer.h"

namespace balvps {

class Connection {
  public:
    Connection(const TransportSettings &settings, const CurlShared &shared);

    /// Sends the request and reads its answer. After an error the connection is not to be used again.
    void run(Exchange &exchange);

    /// Whether it can carry another request. It cannot where the service has ended it meanwhile: libcurl
    /// itself looks at most once a second in newer versions, and a write that is sent on it is ambiguous. Nor
    /// where bytes have come that nobody asked for: they would be taken for the next answer.
    bool usable() const noexcept;

  private:
    CURLcode move_bytes(const Exchange &exchange);

    const CurlShared &shared_;
    const unsigned generation_;
    CurlMulti multi_;
    Transfer transfer_;
    curl_socket_t socket_ = CURL_SOCKET_BAD;  ///< of the connection that is kept
    bool multiplexes_ = false;                ///< it may speak at any time
};

}  // namespace balvps
