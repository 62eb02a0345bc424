// A server that sends exactly the bytes it is told, for the answers that no HTTP server would give.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace balvps::test {

/// Closes a file descriptor when it goes.
class Descriptor {
  public:
    explicit Descriptor(int number) noexcept : number_(number) {}
    ~Descriptor();
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;

    int number() const noexcept { return number_; }

  private:
    int number_;
};

class RawServer {
  public:
    /// What is sent when a whole request has been read.
    struct Reply {
        std::string bytes = {};
        std::chrono::milliseconds pause{0};  ///< after each byte; zero: all at once
        bool then_hold = false;              ///< afterwards says nothing more, until the client hangs up
        bool unasked = false;                ///< no request is waited for
    };

    /// The replies to the requests of one connection, one after the other. Then the connection is closed.
    using Script = std::vector<Reply>;

    /// A request as it came, and on which connection, counted from 0.
    struct Request {
        std::size_t connection;
        std::string head;  ///< request line and header lines
        std::string body;

        std::string line() const { return head.substr(0, head.find("\r\n")); }
        /// Header lines by name, as they were written.
        std::map<std::string, std::string> headers() const;
    };

    /// Listens on a free port of 127.0.0.1.
    /// @param scripts one for each connection; connections beyond them get the last one again.
    explicit RawServer(std::vector<Script> scripts);
    ~RawServer();
    RawServer(const RawServer &) = delete;
    RawServer &operator=(const RawServer &) = delete;

    int port() const noexcept { return port_; }
    /// http://127.0.0.1:PORT/api
    std::string base_url() const { return "http://127.0.0.1:" + std::to_string(port_) + "/api"; }

    std::vector<Request> requests() const;
    std::size_t connections() const;

  private:
    void accept_all();
    void serve(std::size_t index, int socket);
    bool read_request(std::size_t index, int socket, std::string &unread);

    const std::vector<Script> scripts_;
    Descriptor listener_;
    int port_ = 0;

    mutable std::mutex mutex_;
    std::vector<Request> requests_;
    std::vector<int> open_;  // sockets, by connection; -1: closed
    std::atomic<bool> stopping_ = false;
    std::vector<std::thread> connections_;
    std::thread acceptor_;
};

/// A reply with a JSON body, as a sane server sends it.
RawServer::Reply json_reply(std::string_view body, std::string_view status = "200 OK");

/// No reply: the client waits for ever.
RawServer::Reply silence();

/// No reply: the connection is closed once the request was read.
RawServer::Reply hang_up();

}  // namespace balvps::test
