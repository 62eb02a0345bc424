// The proxy, from the config or the environment. Its user name and password are secrets.
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
/// @param source the name of the text in messages, such as "config key 'proxy'".
/// @return the proxy, or an error of code `configuration` that shows no part of the text.
Result<Proxy> parse_proxy(std::string_view text, std::string_view source);

/// The proxy in the environment for https or http, from curl's variables https_proxy, http_proxy and
/// all_proxy. libcurl does not read them itself, because its messages would show their values.
Result<Proxy> environment_proxy(bool encrypted);

}  // namespace balvps
