// The service from the environment. It is the same for all compared programs.
#pragma once

#include <cstdlib>
#include <stdexcept>
#include <string>

namespace bench {

struct Service {
    std::string base_url;  ///< the URL up to /api
    std::string token;     ///< the token that a login returns
    std::string ca_file;   ///< trusted PEM file; empty without TLS
};

inline std::string environment(const char *name) {
    const char *value = std::getenv(name);
    if (value == nullptr) {
        throw std::runtime_error(std::string("not set: ") + name);
    }
    return value;
}

inline Service service() {
    return {environment("BENCH_BASE_URL"), environment("BENCH_TOKEN"), environment("BENCH_CA_FILE")};
}

/// The number at a position of the command line.
inline int number(int count, char **arguments, int place) {
    if (place >= count) {
        throw std::runtime_error("usage: " + std::string(arguments[0]) + " NUMBER...");
    }
    return std::stoi(arguments[place]);
}

}  // namespace bench
