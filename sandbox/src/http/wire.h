// A client's connection, for answers that are more or less than HTTP.
#pragma once

#include <openssl/types.h>

#include <chrono>
#include <string_view>

namespace sandbox {

class Wire {
  public:
    /// @param tls nullptr: plain text. Both belong to the server library.
    Wire(int socket, SSL *tls) : socket_(socket), tls_(tls) {}

    /// False when the client is gone.
    bool send(std::string_view bytes);
    /// Says nothing for so long. False as soon as the client is gone.
    bool pause(std::chrono::milliseconds time);
    /// Ends the connection in order. What the client has sent meanwhile is not read any more.
    void close();
    /// Breaks the connection off with a TCP reset, once what was sent has arrived.
    void reset();

  private:
    int socket_;
    SSL *tls_;
};

}  // namespace sandbox
