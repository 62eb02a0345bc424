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

/// Throws Failure. Its message does not have the address, which may hold a password by mistake.
Address parse_address(std::string_view text);

}  // namespace balvps::redis
