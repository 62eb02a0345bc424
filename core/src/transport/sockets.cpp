#include "transport/sockets.h"

#include <new>

#include "platform/socket.h"

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
    const curl_socket_t socket = platform::open_socket(address->family, address->socktype, address->protocol);
    if (socket != CURL_SOCKET_BAD) {
        if (!sockets.make_room(socket)) {
            platform::close_socket(socket);
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
    return platform::close_socket(socket);
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

bool Sockets::register_events(curl_socket_t socket, Watched &watched,
                              platform::Readiness wanted) const noexcept {
    if (!events_.watch(socket, wanted)) {
        return false;
    }
    watched.registered = wanted;
    return true;
}

void Sockets::unregister(curl_socket_t socket, Watched &watched) const noexcept {
    if (watched.registered.any()) {
        events_.forget(socket);
        watched.registered = {};
    }
}

bool Sockets::set_interest(curl_socket_t socket, int what) noexcept {
    if (!make_room(socket)) {
        return false;
    }
    Watched &watched = *find(socket);
    watched.wanted = {what == CURL_POLL_IN || what == CURL_POLL_INOUT,
                      what == CURL_POLL_OUT || what == CURL_POLL_INOUT};
    if (watched.wanted.any()) {
        return watched.wanted == watched.registered || register_events(socket, watched, watched.wanted);
    }
    if (!watched.is_ours) {  // such as a resolver's: its closing is not reported here
        unregister(socket, watched);
    } else if (watched.registered.writable) {  // an idle connection is always writable
        return register_events(socket, watched, {true, false});
    }
    return true;
}

bool Sockets::is_wanted(curl_socket_t socket) noexcept {
    Watched *watched = find(socket);
    if (watched == nullptr || !watched->wanted.any()) {
        if (watched != nullptr) {
            unregister(socket, *watched);
        }
        return false;
    }
    return true;
}

}  // namespace balvps
