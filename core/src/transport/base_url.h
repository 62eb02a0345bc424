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

/// The address of the portal that the API belongs to: the base URL without its last name, which is mostly
/// "/api". No slash follows.
std::string_view portal_address(std::string_view base_url) noexcept;

/// Checks an address: http or https, a host, no user name or password, no query or fragment.
/// @return the address or an error of code `configuration`.
Result<BaseUrl> parse_base_url(std::string_view text);

}  // namespace balvps
