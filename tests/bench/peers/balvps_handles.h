// The library's handles, which free themselves.
#pragma once

#include <balvps/balvps.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include "service.h"

namespace bench {

template <auto free>
struct Free {
    template <typename Handle>
    void operator()(Handle *handle) const noexcept {
        free(handle);
    }
};

using Config = std::unique_ptr<balvps_config, Free<balvps_config_free>>;
using Client = std::unique_ptr<balvps_client, Free<balvps_client_free>>;
using Call = std::unique_ptr<balvps_call, Free<balvps_call_free>>;
using Queue = std::unique_ptr<balvps_queue, Free<balvps_queue_free>>;
using Result = std::unique_ptr<balvps_result, Free<balvps_result_free>>;
using Error = std::unique_ptr<balvps_error, Free<balvps_error_free>>;

/// A client that signs in as users do.
/// @param at_once the number of calls of a queue that run at the same time.
inline Client new_client(const Service &service, int at_once = 1) {
    const Config config(balvps_config_new());
    const auto set = [&](const char *key, const std::string &value) {
        balvps_config_set(config.get(), key, BALVPS_NTS, value.data(), value.size());
    };
    set("base_url", service.base_url);
    set("username", "user@example.com");
    set("password", "secret");
    set("ca_file", service.ca_file);
    set("max_body_bytes", "2147483647");
    set("max_in_flight", std::to_string(at_once));
    set("max_connections", std::to_string(at_once));
    balvps_client *client = nullptr;
    const Error error(balvps_client_new(config.get(), &client));
    if (error) {
        throw std::runtime_error(balvps_error_message(error.get()));
    }
    return Client(client);
}

/// Throws unless the call worked.
inline const balvps_value *value_of(const Result &result) {
    if (const balvps_error *error = balvps_result_error(result.get()); error != nullptr) {
        throw std::runtime_error(balvps_error_message(error));
    }
    return balvps_result_value(result.get());
}

inline std::string_view text(const balvps_value *value) {
    std::size_t length = 0;
    const char *start = balvps_value_string(value, &length);
    return {start, length};
}

inline const balvps_value *member(const balvps_value *value, std::string_view name) {
    return balvps_value_member(value, name.data(), name.size());
}

/// The e-mail address in an answer to get_details.
inline std::string email_of(const Result &result) {
    return std::string(text(member(member(value_of(result), "client"), "email")));
}

}  // namespace bench
