#include "platform/socket.h"

#include <sys/socket.h>
#include <unistd.h>

namespace balvps::platform {

int open_socket(int family, int type, int protocol) noexcept {
    return ::socket(family, type | SOCK_CLOEXEC, protocol);
}

int close_socket(int socket) noexcept {
    return ::close(socket);
}

}  // namespace balvps::platform
