// Names whose resolving takes long: the C library's getaddrinfo is replaced, so that no root is needed for
// it.
#pragma once

namespace balvps::test {

/// Resolved to nothing after so long; every other name is resolved as always.
inline constexpr const char *slow_name = "slow.balvps.invalid";
inline constexpr int slow_name_seconds = 3;

}  // namespace balvps::test
