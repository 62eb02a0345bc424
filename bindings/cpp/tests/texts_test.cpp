// Runs tests/texts through every entry point of the C++ header, as README.md there says.
#include <gtest/gtest.h>

#include <fstream>
#include <functional>
#include <vector>

#include "helper.h"

namespace balvps_cpp_test {
namespace {

/// Hands a case's text to a client; throws what comes of it.
using Way = std::function<void(balvps::Client &, const Json &)>;

std::string member(const Json &text_case, const char *name) {
    return text_case.value(name, std::string());
}

balvps::Params arguments(const Json &text_case) {
    balvps::Params params;
    set_all(params, text_case["arguments"]);
    return params;
}

std::vector<Way> ways_of(const Json &text_case) {
    if (text_case["entry"] == "call") {
        return {
            [](auto &client, const Json &text) { client.call(member(text, "operation"), arguments(text)); },
            [](auto &client, const Json &text) {
                client.call(member(text, "operation"),
                            balvps::Params().set(balvps::Json{text["arguments"].dump()}));
            },
            [](auto &client, const Json &text) {
                balvps::Queue queue(client);
                queue.submit(member(text, "operation"), arguments(text));
                const auto answer = queue.next();
                answer->value();
            }};
    }
    if (text_case["entry"] == "request") {
        return {[](auto &client, const Json &text) {
            const std::string body = text.contains("body") ? text["body"].dump() : std::string();
            client.request(member(text, "method"), member(text, "path"),
                           body.empty() ? balvps::OptionalText(nullptr) : balvps::OptionalText(body));
        }};
    }
    const auto option = [](const Json &text) {
        return std::move(balvps::Params().option(member(text, "option"), member(text, "value")));
    };
    return {[=](auto &client, const Json &text) { client.call("get_details", option(text)); },
            [=](auto &client, const Json &text) { client.request("GET", "/details", nullptr, option(text)); },
            [=](auto &client, const Json &text) { client.verify_second_factor("123456", option(text)); }};
}

Json cases(const char *kind) {
    std::ifstream file(BALVPS_TEXTS_FILE);
    return Json::parse(file).at(kind);
}

TEST(Texts, ANulIsRefusedAndNothingIsSent) {
    Sandbox sandbox;
    balvps::Client client = client_of(sandbox);
    for (const Json &text_case : cases("refused")) {
        const std::vector<Way> ways =
            text_case["entry"] == "config" ? std::vector<Way>{[&](auto & /*client*/, const Json &text) {
                client_of(sandbox, {{member(text, "key"), member(text, "value")}});
            }}
                                           : ways_of(text_case);
        for (const Way &way : ways) {
            std::string message;
            try {
                way(client, text_case);
            } catch (const balvps::Error &error) {
                message = error.what();
            }
            EXPECT_NE(message.find(member(text_case, "names")), std::string::npos)
                << text_case["name"] << ": " << message;
        }
    }
    EXPECT_EQ(sandbox.log(), Json::array());
}

TEST(Texts, ATextInABodyArrivesWhole) {
    Sandbox sandbox;
    balvps::Client client = client_of(sandbox);
    for (const Json &text_case : cases("whole")) {
        for (const Way &way : ways_of(text_case)) {
            way(client, text_case);
            const Json sent = Json::parse(sandbox.log().back()["body"].get<std::string>());
            EXPECT_EQ(nlohmann::json(sent), nlohmann::json(text_case["sent"])) << text_case["name"];
        }
    }
}

}  // namespace
}  // namespace balvps_cpp_test
