// nginx in front of the sandbox: HTTP/2 as the world speaks it, with connections that it ends (GOAWAY) again
// and again.
#pragma once

#include <string>
#include <vector>

#include "child_process.h"

namespace balvps::test {

class Nginx {
  public:
    /// @param upstream           the sandbox's base URL without TLS
    /// @param requests_in_a_row  after so many nginx ends a connection
    Nginx(const std::string &upstream, int requests_in_a_row);
    ~Nginx();
    Nginx(const Nginx &) = delete;
    Nginx &operator=(const Nginx &) = delete;

    /// Up to and with /api, over TLS.
    std::string base_url() const { return "https://127.0.0.1:" + std::to_string(port_) + "/api"; }
    /// The certificate to trust.
    std::string ca_file() const { return directory_ + "/certificate.pem"; }

    /// Ends nginx, which writes of a request only after the client has its answer.
    /// @return of each request, in order: its protocol and the number of its connection, such as "HTTP/2.0 7"
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
