// Runs tests/texts through every entry point of the C++ header. README.md there describes it.
#include <gtest/gtest.h>

#include <fstream>
#include <functional>
#include <vector>

#include "helper.h"

namespace balvps_cpp_test {
namespace {

/// Passes a case's text to a client. Throws the error.
using Way = std::function<void(balvps::Client &, const Json &)>;

std::string member(const Json &text_case, const char *name) {
    return text_case.value(name, std::string());
}

/// The two ways to make a call.
std::vector<Way> each_way(const std::function<balvps::Call(const Json &)> &make) {
    return {[make](auto &client, const Json &text) { client.run(make(text)); },
            [make](auto &client, const Json &text) {
                balvps::Queue queue(client);
                queue.submit(make(text));
                const auto answer = queue.next();
                answer->value();
            }};
}

std::vector<Way> ways_of(const Json &text_case) {
    std::vector<Way> ways;
    const auto add = [&](const std::vector<Way> &more) { ways.insert(ways.end(), more.begin(), more.end()); };
    if (text_case["entry"] == "call") {
        add(each_way([](const Json &text) {
            balvps::Call call(member(text, "operation"));
            set_all(call, text["arguments"]);
            return call;
        }));
        add({[](auto &client, const Json &text) {
            client.call(member(text, "operation"), balvps::Json{text["arguments"].dump()});
        }});
    } else if (text_case["entry"] == "request") {
        const auto of = [](const Json &text, const auto &request) {
            const std::string body = text.contains("body") ? text["body"].dump() : std::string();
            return request(member(text, "method"), member(text, "path"),
                           body.empty() ? balvps::OptionalText(nullptr) : balvps::OptionalText(body));
        };
        add(each_way([of](const Json &text) { return of(text, balvps::Call::request); }));
        add({[of](auto &client, const Json &text) {
            of(text, [&](const auto &...texts) { return client.request(texts...); });
        }});
    } else {
        using Make = balvps::Call (*)();
        for (const Make make : {Make([] { return balvps::Call("get_details"); }),
                                Make([] { return balvps::Call::request("GET", "/details"); }),
                                Make([] { return balvps::Call::second_factor("123456"); })}) {
            add(each_way([make](const Json &text) {
                balvps::Call call = make();
                call.option(member(text, "option"), member(text, "value"));
                return call;
            }));
        }
    }
    return ways;
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
