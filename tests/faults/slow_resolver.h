// A name that takes long to resolve. getaddrinfo of the C library is replaced, so the test does not need
// root.
#pragma once

namespace balvps::test {

/// This name fails to resolve after these seconds. Every other name is resolved as usual.
inline constexpr const char *slow_name = "slow.balvps.invalid";
inline constexpr int slow_name_seconds = 3;

}  // namespace balvps::test
