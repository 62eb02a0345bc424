// The address of the API. It is checked once, when a client is made.
#pragma once

#include <string>
#include <string_view>

#include "common/error.h"

namespace balvps {

struct BaseUrl {
    std::string text;       ///< canonical: lower-case host, no default port, no final slash
    bool encrypted = true;  ///< https
    bool loopback = false;  ///< this machine
};

/// Checks an address: http or https, a host, no user name or password, no query or fragment.
/// @return the address or an error of code `configuration`.
Result<BaseUrl> parse_base_url(std::string_view text);

}  // namespace balvps
