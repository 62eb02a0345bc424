// What the examples share: a config made from the environment, and how a failure is told.
//
//   BALVPS_BASE_URL   up to and with /api; left out: the real service
//   BALVPS_USERNAME, BALVPS_PASSWORD   or BALVPS_TOKEN, a bearer token obtained elsewhere
//   BALVPS_CA_FILE    PEM file of the certificate authorities to trust; left out: the system's
//
// Secrets come from the environment and never from the command line, where every user of the machine can read
// them.
#pragma once

#include <balvps/balvps.hpp>

#include <cstdlib>
#include <iostream>

inline balvps::Config config_from_env() {
    balvps::Config config;
    config.base_url(std::getenv("BALVPS_BASE_URL"))
        .username(std::getenv("BALVPS_USERNAME"))
        .password(std::getenv("BALVPS_PASSWORD"))
        .token(std::getenv("BALVPS_TOKEN"))
        .ca_file(std::getenv("BALVPS_CA_FILE"));
    if (std::getenv("BALVPS_TOKEN") != nullptr && std::getenv("BALVPS_PASSWORD") == nullptr) {
        config.auth("token");
    }
    return config;
}

/// Runs a program with a client; what goes wrong is told in a line.
template <typename Program>
int run(Program program) {
    try {
        balvps::Client client(config_from_env());
        program(client);
        return EXIT_SUCCESS;
    } catch (const std::exception &error) {
        std::cerr << "error: " << error.what() << '\n';
        return EXIT_FAILURE;
    }
}
