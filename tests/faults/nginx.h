// nginx in front of the sandbox. It is a real HTTP/2 server, and often ends connections (GOAWAY).
#pragma once

#include <string>
#include <vector>

#include "child_process.h"

namespace balvps::test {

class Nginx {
  public:
    /// @param upstream           the sandbox's base URL without TLS
    /// @param requests_in_a_row  nginx ends a connection after this number of requests
    Nginx(const std::string &upstream, int requests_in_a_row);
    ~Nginx();
    Nginx(const Nginx &) = delete;
    Nginx &operator=(const Nginx &) = delete;

    /// The URL up to /api, over TLS.
    std::string base_url() const { return "https://127.0.0.1:" + std::to_string(port_) + "/api"; }
    /// The certificate to trust.
    std::string ca_file() const { return directory_ + "/certificate.pem"; }

    /// Ends nginx. This completes its log, because nginx logs a request only after the client has the answer.
    /// @return protocol and connection number of each request in order, such as "HTTP/2.0 7"
    std::vector<std::string> end();

  private:
    void stop();
    void make_certificate() const;
    void write_config(const std::string &upstream, int requests_in_a_row) const;
    void wait_until_it_listens() const;

    std::string directory_;
    int port_;
    ChildProcess process_;
};

}  // namespace balvps::test
