// The settings that the transport takes from the config.
#pragma once

#include <cstddef>
#include <string>

#include "common/deadline.h"
#include "transport/authorities.h"
#include "transport/base_url.h"
#include "transport/proxy.h"

namespace balvps {

struct TransportSettings {
    BaseUrl base_url = {};
    Authorities authorities = {};
    Proxy proxy = {};
    std::string user_agent = {};
    Milliseconds connect_timeout = {};
    std::size_t max_body_bytes = 0;
    std::size_t max_idle_connections = 0;
};

}  // namespace balvps
