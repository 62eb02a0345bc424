// The sockets of libcurl, watched by an event set.
#pragma once

#include <curl/curl.h>

#include <vector>

#include "platform/event_set.h"

namespace balvps {

/// Keeps a connection's socket in the event set from one request to the next. This saves two system calls per
/// request, because libcurl asks to remove it after each request. A socket leaves the set before it is
/// closed, so the set never holds a new socket with an old number.
class Sockets {
  public:
    /// @param events must outlive this object.
    explicit Sockets(platform::EventSet &events) noexcept : events_(events) {}
    Sockets(const Sockets &) = delete;
    Sockets &operator=(const Sockets &) = delete;
    ~Sockets() = default;

    /// Makes a handle open and close its sockets through this object.
    void serve(CURL *easy) noexcept;

    /// Sets which events of a socket libcurl wants, as its socket callback reports. @return whether it
    /// worked.
    bool set_interest(curl_socket_t socket, int what) noexcept;

    /// Whether libcurl wants events of a socket that has one. An unwanted socket leaves the set, or it may
    /// report events again and again, as when a service closes an idle connection.
    bool is_wanted(curl_socket_t socket) noexcept;

  private:
    struct Watched {
        platform::Readiness wanted = {};
        platform::Readiness registered = {};  // what the event set reports
        bool is_ours = false;                 // this object opens and closes it
    };

    static curl_socket_t open(void *self, curlsocktype purpose, curl_sockaddr *address) noexcept;
    static int close(void *self, curl_socket_t socket) noexcept;

    Watched *find(curl_socket_t socket) noexcept;
    bool make_room(curl_socket_t socket) noexcept;
    bool register_events(curl_socket_t socket, Watched &watched, platform::Readiness wanted) const noexcept;
    void unregister(curl_socket_t socket, Watched &watched) const noexcept;

    platform::EventSet &events_;
    std::vector<Watched> watched_;  // by socket number
};

}  // namespace balvps
