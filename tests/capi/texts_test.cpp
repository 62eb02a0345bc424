// Runs tests/texts through every entry point of the C ABI, as README.md there says.
#include <balvps/balvps.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "balvps_handles.h"
#include "calls.h"
#include "json.h"
#include "sandbox.h"

namespace balvps::test {
namespace {

/// Hands a case's text to a client.
using Way = std::function<Result(balvps_client *, const Json &)>;

std::string member(const Json &text_case, const char *name) {
    return text_case.value(name, std::string());
}

// ---- calls ----------------------------------------------------------------------------------------------

/// Fills a call with a case's arguments.
using Fill = void (*)(balvps_call *, const Json &arguments);

void typed(balvps_call *call, const Json &arguments) {
    for (const auto &[name, value] : arguments.items()) {
        if (value.is_number_integer()) {
            balvps_call_int(call, name.data(), name.size(), value.get<std::int64_t>());
        } else if (value.is_string()) {
            const auto text = value.get<std::string>();
            balvps_call_string(call, name.data(), name.size(), text.data(), text.size());
        } else {
            const std::string json = value.dump();
            balvps_call_json(call, name.data(), name.size(), json.data(), json.size());
        }
    }
}

void as_json(balvps_call *call, const Json &arguments) {
    for (const auto &[name, value] : arguments.items()) {
        const std::string json = value.dump();
        balvps_call_json(call, name.data(), name.size(), json.data(), json.size());
    }
}

void as_object(balvps_call *call, const Json &arguments) {
    const std::string json = arguments.dump();
    balvps_call_object(call, json.data(), json.size());
}

/// A case's option, set in a call.
Call option(const Json &text_case, Call call = Call(balvps_call_new(nullptr, 0))) {
    const std::string name = member(text_case, "option"), value = member(text_case, "value");
    balvps_call_option(call.get(), name.data(), name.size(), value.data(), value.size());
    return call;
}

// ---- ways -----------------------------------------------------------------------------------------------

/// Both doors for the call that a case makes.
std::vector<Way> each_door(const std::function<Call(const Json &)> &make) {
    return {[make](balvps_client *client, const Json &text_case) {
                return Result(balvps_client_run(client, make(text_case).get()));
            },
            [make](balvps_client *client, const Json &text_case) {
                const Queue queue(balvps_queue_new(client));
                EXPECT_EQ(balvps_queue_submit(queue.get(), make(text_case).get()), 1U);
                return Result(balvps_queue_next(queue.get(), -1));
            }};
}

void append(std::vector<Way> &ways, std::vector<Way> more) {
    std::ranges::move(more, std::back_inserter(ways));
}

std::vector<Way> calls() {
    std::vector<Way> ways;
    for (const Fill fill : {typed, as_json, as_object}) {
        append(ways, each_door([fill](const Json &text_case) {
                   const std::string name = member(text_case, "operation");
                   Call call(balvps_call_new(name.data(), name.size()));
                   fill(call.get(), text_case["arguments"]);
                   return call;
               }));
        ways.emplace_back([fill](balvps_client *client, const Json &text_case) {
            const std::string name = member(text_case, "operation");
            const Call call(balvps_call_new(nullptr, 0));
            fill(call.get(), text_case["arguments"]);
            return Result(balvps_client_call(client, name.data(), name.size(), call.get()));
        });
    }
    ways.emplace_back([](balvps_client *client, const Json &text_case) {
        const std::string name = member(text_case, "operation"), json = text_case["arguments"].dump();
        return Result(balvps_client_call_json(client, name.data(), name.size(), json.data(), json.size()));
    });
    return ways;
}

/// The texts of a request. Without a body, its data is NULL.
struct Request {
    explicit Request(const Json &text_case)
        : method(member(text_case, "method")),
          path(member(text_case, "path")),
          body(text_case.contains("body") ? text_case["body"].dump() : "") {}
    const char *json() const { return body.empty() ? nullptr : body.data(); }

    std::string method, path, body;
};

std::vector<Way> requests() {
    std::vector<Way> ways = each_door([](const Json &text_case) {
        const Request sent(text_case);
        return Call(balvps_call_new_request(sent.method.data(), sent.method.size(), sent.path.data(),
                                            sent.path.size(), sent.json(), sent.body.size()));
    });
    ways.emplace_back([](balvps_client *client, const Json &text_case) {
        const Request sent(text_case);
        return Result(balvps_client_request(client, sent.method.data(), sent.method.size(), sent.path.data(),
                                            sent.path.size(), sent.json(), sent.body.size()));
    });
    return ways;
}

std::vector<Way> options() {
    std::vector<Way> ways = each_door([](const Json &text_case) {
        return option(text_case, Call(balvps_call_new("get_details", BALVPS_NTS)));
    });
    append(ways, each_door([](const Json &text_case) {
               return option(text_case, Call(balvps_call_new_request("GET", BALVPS_NTS, "/details",
                                                                     BALVPS_NTS, nullptr, 0)));
           }));
    append(ways, each_door([](const Json &text_case) {
               return option(text_case, Call(balvps_call_new_second_factor("123456", BALVPS_NTS)));
           }));
    ways.emplace_back([](balvps_client *client, const Json &text_case) {
        return Result(balvps_client_call(client, "get_details", BALVPS_NTS, option(text_case).get()));
    });
    ways.emplace_back([](balvps_client *client, const Json &text_case) {
        return Result(balvps_client_create_ticket(client, option(text_case).get()));
    });
    return ways;
}

std::vector<Way> ways_of(const Json &text_case) {
    const std::string entry = member(text_case, "entry");
    return entry == "call" ? calls() : entry == "request" ? requests() : options();
}

// ---- tests ----------------------------------------------------------------------------------------------

Json cases(const char *kind) {
    std::ifstream file(BALVPS_TEXTS_FILE);
    return Json::parse(file).at(kind);
}

void expect_names(const balvps_error *error, const Json &text_case) {
    ASSERT_NE(error, nullptr) << text_case["name"];
    const std::string message = balvps_error_message(error);
    EXPECT_NE(message.find(member(text_case, "names")), std::string::npos)
        << text_case["name"] << ": " << message;
}

class Texts : public testing::Test {
  protected:
    NewClient client_with(const Settings &more = {}) {
        Settings settings{{"base_url", sandbox_.base_url()},
                          {"ca_file", sandbox_.ca_file()},
                          {"username", "user@example.com"},
                          {"password", "secret"}};
        for (const auto &[key, value] : more) {
            settings[key] = value;
        }
        return make_client(settings);
    }

    Sandbox sandbox_{{"--login-limit", "0"}};
};

TEST_F(Texts, ANulIsRefusedAndNothingIsSent) {
    const NewClient made = client_with();
    ASSERT_NE(made.client, nullptr);
    for (const Json &text_case : cases("refused")) {
        if (text_case["entry"] == "config") {
            const NewClient none = client_with({{text_case["key"], text_case["value"]}});
            EXPECT_EQ(none.client, nullptr) << text_case["name"];
            expect_names(none.error.get(), text_case);
            continue;
        }
        for (const Way &way : ways_of(text_case)) {
            const Result result = way(made.client.get(), text_case);
            expect_names(balvps_result_error(result.get()), text_case);
        }
    }
    EXPECT_EQ(sandbox_.log(), Json::array());
}

TEST_F(Texts, ATextInABodyArrivesWhole) {
    const NewClient made = client_with();
    ASSERT_NE(made.client, nullptr);
    for (const Json &text_case : cases("whole")) {
        for (const Way &way : ways_of(text_case)) {
            const Result result = way(made.client.get(), text_case);
            ASSERT_EQ(balvps_result_error(result.get()), nullptr) << text_case["name"];
            const Json sent = Json::parse(sandbox_.log().back()["body"].get<std::string>());
            EXPECT_EQ(nlohmann::json(sent), nlohmann::json(text_case["sent"])) << text_case["name"];
        }
    }
}

TEST_F(Texts, AHeaderIsNotFoundByTheStartOfItsName) {
    const NewClient made = client_with();
    const Result result(balvps_client_get_details(made.client.get()));
    const std::string name("Content-Type\0s", 14);
    EXPECT_EQ(balvps_result_header(result.get(), name.data(), name.size(), nullptr), nullptr);
    EXPECT_NE(balvps_result_header(result.get(), name.data(), 12, nullptr), nullptr);
    EXPECT_EQ(balvps_result_header(result.get(), name.data(), SIZE_MAX - 1, nullptr), nullptr);
    EXPECT_EQ(balvps_result_header(result.get(), nullptr, 12, nullptr), nullptr);
}

}  // namespace
}  // namespace balvps::test
