// The service to ask, as the environment names it: the same for every program that is compared.
#pragma once

#include <cstdlib>
#include <stdexcept>
#include <string>

namespace bench {

struct Service {
    std::string base_url;  ///< up to and with /api
    std::string token;     ///< what a login answers
    std::string ca_file;   ///< PEM file to trust; empty: no TLS
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

/// The number at that place of the command line.
inline int number(int count, char **arguments, int place) {
    if (place >= count) {
        throw std::runtime_error("usage: " + std::string(arguments[0]) + " NUMBER...");
    }
    return std::stoi(arguments[place]);
}

}  // namespace bench
