// Station "recognise failure": the service answers HTTP 200 with an error inside as readily as an HTTP error.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "common/error.h"
#include "response/document.h"
#include "transport/http.h"

namespace balvps {

/// The failure an answer reports, or nothing. Document: success has four shapes; wire facts: "Success and
/// failure".
std::optional<Error> recognise_failure(const HttpResponse &response, const Document &document, bool secret);

/// What an answer without readable JSON means by its status alone (401, 429), or nothing.
std::optional<Error> recognise_status(const HttpResponse &response, bool secret);

/// Seconds to wait, as Retry-After (seconds or an HTTP date) or X-RateLimit-Reset (seconds or a Unix time)
/// say; -1: neither does.
std::int64_t seconds_to_wait(const HttpHeaders &headers, std::int64_t now);

/// Seconds to wait as Retry-After alone says; -1: it does not.
std::int64_t seconds_of_retry_after(const HttpHeaders &headers);

/// A number of digits alone, as headers give it; nothing: it is something else.
std::optional<std::int64_t> whole_number(std::string_view text) noexcept;

}  // namespace balvps
