// Shared by the tests of the C++ header: a client of the sandbox, and calls with JSON arguments.
#pragma once

#include <balvps/balvps.hpp>

#include <cstdint>
#include <string>

#include "json.h"
#include "sandbox.h"

namespace balvps_cpp_test {

using Json = balvps::test::Json;
using Sandbox = balvps::test::Sandbox;

/// A config that signs in to the sandbox without retries. Overrides replace its keys. null removes a key.
inline balvps::Config config_of(const Sandbox &sandbox, const Json &overrides = Json::object()) {
    balvps::Config config;
    config.base_url(sandbox.base_url()).ca_file(sandbox.ca_file());
    config.username("user@example.com").password("secret").retries(0);
    for (const auto &[key, value] : overrides.items()) {
        config.set(key, value.is_null() ? balvps::OptionalText(nullptr)
                                        : balvps::OptionalText(value.get_ref<const std::string &>()));
    }
    return config;
}

inline balvps::Client client_of(const Sandbox &sandbox, const Json &overrides = Json::object()) {
    return balvps::Client(config_of(sandbox, overrides));
}

/// Sets each member of an object as an argument. Strings are set as text, other values as JSON.
template <typename Call>
void set_all(Call &call, const Json &arguments) {
    for (const auto &[name, value] : arguments.items()) {
        if (value.is_string()) {
            call.set(name, value.template get_ref<const std::string &>());
        } else {
            call.set(name, balvps::Json{value.dump()});
        }
    }
}

/// How many requests went to a path such as "/api/login".
inline int count(Sandbox &sandbox, const std::string &path) {
    int found = 0;
    for (const Json &entry : sandbox.log()) {
        found += entry.at("path") == path ? 1 : 0;
    }
    return found;
}

}  // namespace balvps_cpp_test
