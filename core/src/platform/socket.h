// Sockets that child processes do not inherit.
#pragma once

namespace balvps::platform {

/// @return the descriptor; -1: it failed.
int open_socket(int family, int type, int protocol) noexcept;
/// @return 0, or -1: it failed.
int close_socket(int socket) noexcept;

}  // namespace balvps::platform
