// A client's connection, for answers that are not valid HTTP.
#pragma once

#include <openssl/types.h>

#include <chrono>
#include <string_view>

namespace sandbox {

class Wire {
  public:
    /// The server library owns both. `tls` is nullptr for plain text.
    Wire(int socket, SSL *tls) : socket_(socket), tls_(tls) {}

    /// @return false if the client has closed the connection
    bool send(std::string_view bytes);
    /// Waits without sending.
    /// @return false as soon as the client closes the connection
    bool pause(std::chrono::milliseconds time);
    /// Closes the connection in an orderly way. Bytes that the client has sent meanwhile are discarded.
    void close();
    /// Waits until all sent bytes have arrived, then aborts the connection with a TCP reset.
    void reset();

  private:
    int socket_;
    SSL *tls_;
};

}  // namespace sandbox
