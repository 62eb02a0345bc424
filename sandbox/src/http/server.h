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

/// The settings of HTTPS.
struct Tls {
    ServerIdentity identity;
    int highest_version;  ///< such as TLS1_1_VERSION; below TLS 1.2 broken algorithms are allowed
};

class Listener {
  public:
    /// Listens at once. Port 0 is any free port. Without `tls` it serves plain HTTP. The sandbox and `tls`
    /// must outlive the listener. Throws std::runtime_error if it cannot listen on the port.
    Listener(Sandbox &sandbox, const Tls *tls, const std::string &host, int port, std::size_t threads);
    /// Stops listening and closes the open connections.
    ~Listener();
    Listener(const Listener &) = delete;
    Listener &operator=(const Listener &) = delete;

    /// For example "https://127.0.0.1:8443/api".
    std::string base_url() const;

  private:
    std::string scheme_;
    std::string host_;
    int port_ = 0;
    std::unique_ptr<httplib::Server> server_;
    std::thread thread_;
};

}  // namespace sandbox
