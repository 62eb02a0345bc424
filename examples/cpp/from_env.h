// Shared by the examples: a config made from the environment, and a function that reports failures.
//
//   BALVPS_BASE_URL   up to and including /api; default: the real service
//   BALVPS_USERNAME, BALVPS_PASSWORD   or BALVPS_TOKEN, a bearer token obtained elsewhere
//   BALVPS_CA_FILE    PEM file of the certificate authorities to trust; default: the system's
//
// Secrets come from the environment and not from the command line, because every user of the machine can
// read the command line.
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

/// Runs a program with a client. Prints an error as one line.
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
