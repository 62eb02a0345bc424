// The sockets that libcurl works on, as epoll watches them.
#pragma once

#include <curl/curl.h>

#include <cstdint>
#include <vector>

namespace balvps {

/// A connection's socket stays in epoll's set from one request to the next, which saves two system calls per
/// request: libcurl has it taken out whenever a request is through. It leaves the set before it is closed, so
/// what the set holds is never another's by the same number.
class Sockets {
  public:
    /// @param epoll the descriptor of the set; must outlive this.
    explicit Sockets(int epoll) noexcept : epoll_(epoll) {}
    Sockets(const Sockets &) = delete;
    Sockets &operator=(const Sockets &) = delete;
    ~Sockets() = default;

    /// Has a handle open and close its connections' sockets here.
    void serve(CURL *easy) noexcept;

    /// What libcurl wants to be told of a socket, as its socket callback says. @return whether it could be
    /// done.
    bool want(curl_socket_t socket, int what) noexcept;

    /// Whether libcurl wants to be told of a socket that something happened to. One that it does not is taken
    /// out of the set, for it might go on and on: a service ends an idle connection.
    bool wanted(curl_socket_t socket) noexcept;

  private:
    struct Watched {
        std::uint32_t wanted = 0;      // epoll's events
        std::uint32_t registered = 0;  // what the set holds
        bool is_ours = false;          // close() will tell
    };

    static curl_socket_t open(void *self, curlsocktype purpose, curl_sockaddr *address) noexcept;
    static int close(void *self, curl_socket_t socket) noexcept;

    Watched *find(curl_socket_t socket) noexcept;
    bool make_room(curl_socket_t socket) noexcept;
    bool enlist(curl_socket_t socket, Watched &watched, std::uint32_t events) const noexcept;
    void drop(curl_socket_t socket, Watched &watched) const noexcept;

    int epoll_;
    std::vector<Watched> watched_;  // by the number of the socket
};

}  // namespace balvps
