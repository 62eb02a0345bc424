// The address of a Redis server: redis[s]://[USER@]HOST[:PORT][/DATABASE][?prefix=PREFIX].
#pragma once

#include <string>
#include <string_view>

namespace balvps::redis {

struct Address {
    bool encrypted = false;
    std::string user = {};
    std::string host = {};
    std::string port = "6379";
    std::string database = "0";
    std::string prefix = "balvps:";
};

/// Throws Failure. Its message does not show the address, because somebody may have put a password into it.
Address parse_address(std::string_view text);

}  // namespace balvps::redis
