// The proxy to connect through, from the config or the environment. Its user name and password are secrets.
#pragma once

#include <string>
#include <string_view>

#include "common/error.h"
#include "common/secret.h"

namespace balvps {

struct Proxy {
    std::string address = {};  ///< SCHEME://HOST or SCHEME://HOST:PORT, without credentials; empty: no proxy
    Secret username = {};
    Secret password = {};
};

/// Reads a proxy: [SCHEME://][USER[:PASSWORD]@]HOST[:PORT][/].
/// @param source how a message calls the text, such as "config key 'proxy'".
/// @return the proxy, or an error of code `configuration` that shows nothing of the text.
Result<Proxy> parse_proxy(std::string_view text, std::string_view source);

/// The proxy that the environment names for https or http: what curl takes from https_proxy, http_proxy and
/// all_proxy. libcurl itself is kept from reading them, since its messages show what it reads.
Result<Proxy> environment_proxy(bool encrypted);

}  // namespace balvps
