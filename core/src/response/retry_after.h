// How long the service asks clients to wait.
#pragma once

#include <cstdint>

#include "transport/http.h"

namespace balvps {

/// The seconds to wait from Retry-After (seconds or an HTTP date) or X-RateLimit-Reset (seconds or a Unix
/// time); -1 if neither is there. Times are relative to the service's clock (Date), if the answer has it.
/// @param now by this machine's clock.
std::int64_t seconds_to_wait(const HttpHeaders &headers, std::int64_t now);

/// The seconds to wait from Retry-After only; -1 if it is missing.
std::int64_t seconds_of_retry_after(const HttpHeaders &headers, std::int64_t now);

}  // namespace balvps
