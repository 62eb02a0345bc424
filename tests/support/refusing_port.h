// A port of 127.0.0.1 where every connection is refused, and that nobody else can take meanwhile.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <stdexcept>
#include <string>

#include "raw_server.h"

namespace balvps::test {

class RefusingPort {
  public:
    RefusingPort() : bound_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto *const any = reinterpret_cast<sockaddr *>(&address);
        // Bound, but nobody listens.
        if (bind(bound_.number(), any, size) != 0 || getsockname(bound_.number(), any, &size) != 0) {
            throw std::runtime_error("cannot take a port");
        }
        port_ = ntohs(address.sin_port);
    }

    int port() const noexcept { return port_; }
    /// http://127.0.0.1:PORT/api
    std::string base_url() const { return "http://127.0.0.1:" + std::to_string(port_) + "/api"; }

  private:
    Descriptor bound_;
    int port_ = 0;
};

}  // namespace balvps::test
