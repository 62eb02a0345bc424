#include "transport/sockets.h"

#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <new>

namespace balvps {

void Sockets::serve(CURL *easy) noexcept {
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, &Sockets::open);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, this);
    curl_easy_setopt(easy, CURLOPT_CLOSESOCKETFUNCTION, &Sockets::close);
    curl_easy_setopt(easy, CURLOPT_CLOSESOCKETDATA, this);
}

/// Child processes do not inherit the socket, unlike one that libcurl itself opens.
curl_socket_t Sockets::open(void *self, curlsocktype /*purpose*/, curl_sockaddr *address) noexcept {
    auto &sockets = *static_cast<Sockets *>(self);
    const curl_socket_t socket =
        ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
    if (socket != CURL_SOCKET_BAD) {
        if (!sockets.make_room(socket)) {
            ::close(socket);
            return CURL_SOCKET_BAD;
        }
        sockets.find(socket)->is_ours = true;
    }
    return socket;
}

int Sockets::close(void *self, curl_socket_t socket) noexcept {
    auto &sockets = *static_cast<Sockets *>(self);
    if (Watched *watched = sockets.find(socket)) {
        sockets.unregister(socket, *watched);
        *watched = Watched();
    }
    return ::close(socket);
}

Sockets::Watched *Sockets::find(curl_socket_t socket) noexcept {
    const auto index = static_cast<std::size_t>(socket);
    return index < watched_.size() ? &watched_[index] : nullptr;
}

bool Sockets::make_room(curl_socket_t socket) noexcept {
    const auto needed = static_cast<std::size_t>(socket) + 1;
    try {
        if (needed > watched_.size()) {
            watched_.resize(needed);
        }
        return true;
    } catch (const std::bad_alloc &) {
        return false;
    }
}

bool Sockets::register_events(curl_socket_t socket, Watched &watched, std::uint32_t events) const noexcept {
    epoll_event event{};
    event.events = events;
    event.data.fd = socket;
    if (epoll_ctl(epoll_, EPOLL_CTL_ADD, socket, &event) != 0 &&
        (errno != EEXIST || epoll_ctl(epoll_, EPOLL_CTL_MOD, socket, &event) != 0)) {
        return false;
    }
    watched.registered = events;
    return true;
}

void Sockets::unregister(curl_socket_t socket, Watched &watched) const noexcept {
    if (watched.registered != 0) {
        epoll_ctl(epoll_, EPOLL_CTL_DEL, socket, nullptr);  // it may be closed already
        watched.registered = 0;
    }
}

bool Sockets::set_interest(curl_socket_t socket, int what) noexcept {
    if (!make_room(socket)) {
        return false;
    }
    Watched &watched = *find(socket);
    const bool reads = what == CURL_POLL_IN || what == CURL_POLL_INOUT;
    const bool writes = what == CURL_POLL_OUT || what == CURL_POLL_INOUT;
    watched.wanted = (reads ? std::uint32_t{EPOLLIN} : 0U) | (writes ? std::uint32_t{EPOLLOUT} : 0U);
    if (watched.wanted != 0) {
        return watched.wanted == watched.registered || register_events(socket, watched, watched.wanted);
    }
    if (!watched.is_ours) {  // such as a resolver's: its closing is not reported here
        unregister(socket, watched);
    } else if ((watched.registered & EPOLLOUT) != 0) {  // an idle connection is always writable
        return register_events(socket, watched, EPOLLIN);
    }
    return true;
}

bool Sockets::is_wanted(curl_socket_t socket) noexcept {
    Watched *watched = find(socket);
    if (watched == nullptr || watched->wanted == 0) {
        if (watched != nullptr) {
            unregister(socket, *watched);
        }
        return false;
    }
    return true;
}

}  // namespace balvps
