// Reads dates of HTTP headers.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace balvps {

/// The Unix time of an HTTP date, such as "Sun, 06 Nov 1994 08:49:37 GMT". None for other texts.
std::optional<std::int64_t> read_http_date(std::string_view text);

}  // namespace balvps
