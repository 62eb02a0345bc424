// How long the service asks to wait.
#pragma once

#include <cstdint>

#include "transport/http.h"

namespace balvps {

/// Seconds to wait, as Retry-After (seconds or an HTTP date) or X-RateLimit-Reset (seconds or a Unix time)
/// say; -1: neither does. Times are reckoned by the service's clock (Date) where it tells it.
/// @param now by this machine's.
std::int64_t seconds_to_wait(const HttpHeaders &headers, std::int64_t now);

/// Seconds to wait as Retry-After alone says; -1: it does not.
std::int64_t seconds_of_retry_after(const HttpHeaders &headers, std::int64_t now);

}  // namespace balvps
