#include "nginx.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <thread>

#include "patience.h"
#include "refusing_port.h"

namespace balvps::test {

namespace {

std::string new_directory() {
    std::string path = std::filesystem::temp_directory_path() / "balvps-nginx-XXXXXX";
    if (mkdtemp(path.data()) == nullptr) {
        throw std::runtime_error("cannot make a directory for nginx");
    }
    return path;
}

}  // namespace

Nginx::Nginx(const std::string &upstream, int requests_in_a_row)
    : directory_(new_directory()), port_(RefusingPort().port()), process_([&] {
          make_certificate();
          write_config(upstream, requests_in_a_row);
          return ChildProcess(
              {"nginx", "-e", directory_ + "/errors", "-p", directory_, "-c", directory_ + "/nginx.conf"});
      }()) {
    wait_until_it_listens();
}

Nginx::~Nginx() {
    stop();
    std::error_code ignored;
    std::filesystem::remove_all(directory_, ignored);
}

void Nginx::stop() {
    process_.send(SIGTERM);
    process_.wait();
}

std::vector<std::string> Nginx::end() {
    stop();
    std::ifstream file(directory_ + "/requests");
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);) {
        lines.push_back(line);
    }
    return lines;
}

void Nginx::make_certificate() const {
    ChildProcess openssl({"openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
                          "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1",
                          "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", directory_ + "/key.pem",
                          "-out", ca_file()});
    if (openssl.wait() != 0) {
        throw std::runtime_error("openssl made no certificate");
    }
}

void Nginx::write_config(const std::string &upstream, int requests_in_a_row) const {
    std::ofstream(directory_ + "/nginx.conf")
        << "daemon off;\nmaster_process off;\npid nginx.pid;\n"
        << "events {}\n"
        << "http {\n"
        << "  log_format connections '$server_protocol $connection';\n"
        << "  access_log requests connections;\n"
        << "  client_body_temp_path body;\n  proxy_temp_path proxy;\n"
        << "  fastcgi_temp_path fastcgi;\n  uwsgi_temp_path uwsgi;\n  scgi_temp_path scgi;\n"
        << "  server {\n"
        << "    listen 127.0.0.1:" << port_ << " ssl http2;\n"
        << "    ssl_certificate certificate.pem;\n    ssl_certificate_key key.pem;\n"
        << "    keepalive_requests " << requests_in_a_row << ";\n"
        << "    location / {\n"
        << "      proxy_pass " << upstream.substr(0, upstream.rfind("/api")) << ";\n"
        << "      proxy_next_upstream off;\n"
        << "    }\n  }\n}\n";
}

void Nginx::wait_until_it_listens() const {
    const Clock::time_point end = Clock::now() + std::chrono::seconds(20);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port_));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    for (;;) {
        const Descriptor attempt(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
        if (connect(attempt.number(), reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0) {
            return;
        }
        if (Clock::now() > end) {
            throw std::runtime_error("nginx does not listen");
        }
        std::this_thread::sleep_for(Milliseconds(5));
    }
}

}  // namespace balvps::test
