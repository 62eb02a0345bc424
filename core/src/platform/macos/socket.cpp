#include "platform/socket.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace balvps::platform {

int open_socket(int family, int type, int protocol) noexcept {
    const int socket = ::socket(family, type, protocol);
    if (socket >= 0) {
        ::fcntl(socket, F_SETFD, FD_CLOEXEC);
    }
    return socket;
}

int close_socket(int socket) noexcept {
    return ::close(socket);
}

}  // namespace balvps::platform
