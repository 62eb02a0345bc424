#include "http/wire.h"

#include <linux/sockios.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <climits>
#include <thread>

namespace sandbox {

bool Wire::send(std::string_view bytes) {
    while (!bytes.empty()) {
        std::size_t sent = 0;
        if (tls_ != nullptr) {
            if (SSL_write_ex(tls_, bytes.data(), bytes.size(), &sent) != 1) {
                return false;
            }
        } else {
            const ssize_t length = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (length <= 0) {
                return false;
            }
            sent = static_cast<std::size_t>(length);
        }
        bytes.remove_prefix(sent);
    }
    return true;
}

bool Wire::pause(std::chrono::milliseconds time) {
    pollfd watched{socket_, POLLRDHUP, 0};
    const auto timeout = std::min<std::chrono::milliseconds::rep>(time.count(), INT_MAX);
    return poll(&watched, 1, static_cast<int>(timeout)) == 0;
}

void Wire::close() {
    if (tls_ != nullptr) {
        SSL_shutdown(tls_);
        SSL_set_shutdown(tls_, SSL_SENT_SHUTDOWN | SSL_RECEIVED_SHUTDOWN);  // so that nothing more is read
    }
    shutdown(socket_, SHUT_RDWR);
    // Discards bytes that arrived before. The server library would carry out a request in them after the
    // client saw the end of the connection.
    std::array<char, 4096> rest{};
    while (recv(socket_, rest.data(), rest.size(), MSG_DONTWAIT) > 0) {
    }
}

void Wire::reset() {
    // A reset discards bytes that the client has not received. On one machine they arrive within a moment.
    int unsent = 0;
    for (int attempts = 1000; attempts > 0 && ioctl(socket_, SIOCOUTQ, &unsent) == 0 && unsent > 0;
         --attempts) {
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    // Connecting to AF_UNSPEC resets the connection. The server library still closes the descriptor.
    sockaddr no_peer{};
    no_peer.sa_family = AF_UNSPEC;
    connect(socket_, &no_peer, sizeof no_peer);
}

}  // namespace sandbox
