// Clients for the tests of the core, and what their calls came to in short.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "client/client.h"
#include "printing.h"

namespace balvps::test {

using Values = std::map<std::string, std::string>;

/// A client with user name and password and short waits, unless the values say otherwise.
/// @param portal the portal's document; nullptr data: none.
inline std::unique_ptr<Client> client_of(const std::string &base_url, const Values &values = {},
                                         Interrupt interrupt = {}, std::string_view portal = {}) {
    Values all = values;
    all.insert({{"base_url", base_url},
                {"username", "user@example.com"},
                {"password", "secret"},
                {"retries", "0"},
                {"retry_base_ms", "1"},
                {"timeout_ms", "20000"}});
    Config config;
    for (const auto &[key, value] : all) {
        config.set(key, value);
    }
    config.set_interrupt(interrupt);
    config.set_portal(portal);
    Result<std::unique_ptr<Client>> client = Client::create(config);
    EXPECT_TRUE(client.has_value()) << why(client);
    return client ? std::move(*client) : nullptr;
}

inline ErrorCode code_of(const Outcome &outcome) {
    return outcome.result ? ErrorCode::none : outcome.result.error().code;
}

inline std::string message_of(const Outcome &outcome) {
    return outcome.result ? std::string("it worked") : outcome.result.error().message;
}

}  // namespace balvps::test
