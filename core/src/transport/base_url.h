// The address of the API, checked once when a client is made.
#pragma once

#include <string>
#include <string_view>

#include "common/error.h"

namespace balvps {

struct BaseUrl {
    std::string text;       ///< in its one spelling: host in small letters, no default port, no slash at its end
    bool encrypted = true;  ///< https
    bool loopback = false;  ///< this machine itself
};

/// Checks an address: http or https, a host, no user name or password, no query or fragment.
/// @return the address or an error of code `configuration`.
Result<BaseUrl> parse_base_url(std::string_view text);

}  // namespace balvps
