// The listeners: HTTPS and HTTP in front of one Sandbox.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <thread>

#include "http/certificate.h"
#include "sandbox.h"

namespace httplib {
class Server;
}

namespace sandbox {

/// How HTTPS is spoken.
struct Tls {
    ServerIdentity identity;
    int highest_version;  ///< TLS1_1_VERSION and so on. Below TLS 1.2 what is broken today is allowed.
};

class Listener {
  public:
    /// Listens at once; port 0 is any free one. Plain HTTP without `tls`, which must outlive the
    /// listener like the sandbox. Throws std::runtime_error when the port cannot be had.
    Listener(Sandbox &sandbox, const Tls *tls, const std::string &host, int port, std::size_t threads);
    /// Stops, and closes the connections that are open.
    ~Listener();
    Listener(const Listener &) = delete;
    Listener &operator=(const Listener &) = delete;

    /// "https://127.0.0.1:8443/api"
    std::string base_url() const;

  private:
    std::string scheme_;
    std::string host_;
    int port_ = 0;
    std::unique_ptr<httplib::Server> server_;
    std::thread thread_;
};

}  // namespace sandbox
