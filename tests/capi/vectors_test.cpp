// Runs the vectors (tests/vectors) through the C ABI over TLS, in every form a call can have: each file once
// by name, once as JSON, once by the operation's own function. The cases of one file share a client, as
// README.md there says.
#include <balvps/balvps.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <tuple>
#include <utility>
#include <vector>

#include "calls.h"
#include "sandbox.h"

namespace balvps::test {
namespace {

Json load(const std::string &operation) {
    std::ifstream file(std::filesystem::path(BALVPS_VECTORS_DIR) / (operation + ".json"));
    return Json::parse(file);
}

std::vector<std::string> operations() {
    std::vector<std::string> names;
    for (const auto &entry : std::filesystem::directory_iterator(BALVPS_VECTORS_DIR)) {
        if (entry.path().extension() == ".json" && entry.path().stem() != "schema") {
            names.push_back(entry.path().stem());
        }
    }
    std::ranges::sort(names);
    return names;
}

/// A case's requests or answers, whether it has one, several or none.
std::vector<Json> one_or_more(const Json &test_case, const std::string &singular) {
    if (test_case.contains(singular)) {
        return {test_case[singular]};
    }
    return test_case.value(singular + "s", std::vector<Json>());
}

/// What the sandbox is to play: the answers, each for its request.
Json canned(const std::vector<Json> &requests, const std::vector<Json> &answers) {
    Json queue = Json::array();
    for (std::size_t i = 0; i < requests.size(); ++i) {
        const Json &answer = answers.at(i);
        queue.push_back(
            {{"method", requests[i]["method"]},
             {"path", requests[i]["path"]},
             {"status", answer["status"]},
             {"headers", answer["headers"]},
             {"body", answer.contains("json") ? answer["json"].dump() : answer["body"].get<std::string>()}});
        if (answer.contains("delay_ms")) {
            queue.back()["delay_ms"] = answer["delay_ms"];
        }
    }
    return queue;
}

class Vectors : public testing::TestWithParam<std::tuple<std::string, Form>> {
  protected:
    static void SetUpTestSuite() {
        sandbox = std::make_unique<Sandbox>(std::vector<std::string>{"--login-limit", "0"});
    }
    static void TearDownTestSuite() { sandbox.reset(); }

    void run(const Json &test_case);

  private:
    Settings settings_with(const Json &overrides) const;
    /// The client for a case: one for all, but its own where the case is about sign-in or config.
    NewClient fresh_client(const Json &test_case) const;
    std::optional<Result> call_it(balvps_client *client, const Json &test_case) const;

    void compare_result(const balvps_result *result, const Json &expected) const;
    void compare_error(const Json &error, const Json &expected) const;
    void compare_accessors(const balvps_error *error) const;
    void compare_requests(const std::vector<Json> &expected, bool own_user_agent) const;
    void compare_request(const Json &logged, const Json &expected, bool own_user_agent) const;
    std::vector<Json> logged_requests(std::size_t expected) const;

    const std::string operation_ = std::get<0>(GetParam());
    const Form form_ = std::get<1>(GetParam());
    Client shared_;

    static inline std::unique_ptr<Sandbox> sandbox;
};

Settings Vectors::settings_with(const Json &overrides) const {
    Settings settings{{"base_url", sandbox->base_url()},
                      {"ca_file", sandbox->ca_file()},
                      {"username", "user@example.com"},
                      {"password", "secret"},
                      {"retries", "0"}};
    for (const auto &[key, value] : overrides.items()) {
        if (value.is_null()) {
            settings.erase(key);
        } else {
            settings[key] = value.get<std::string>();
        }
    }
    return settings;
}

NewClient Vectors::fresh_client(const Json &test_case) const {
    NewClient made = make_client(settings_with(test_case.value("config", Json::object())));
    if (made.client && !test_case.contains("config") && operation_ != "login") {
        const auto signed_in = call(made.client.get(), Form::by_name, "login", Json::object());
        EXPECT_EQ(balvps_result_error(signed_in->get()), nullptr);
    }
    return made;
}

std::optional<Result> Vectors::call_it(balvps_client *client, const Json &test_case) const {
    if (test_case.contains("arguments")) {
        return call(client, form_, operation_, test_case["arguments"]);
    }
    if (form_ != Form::by_json) {
        return std::nullopt;
    }
    return call_with_text(client, operation_, test_case["arguments_text"]);
}

void Vectors::run(const Json &test_case) {
    static const std::vector<std::string> about_sign_in{"login", "logout", "refresh_token", "revoke_token"};
    const bool own_client =
        test_case.contains("config") || std::ranges::find(about_sign_in, operation_) != about_sign_in.end();
    NewClient made;
    if (own_client || !shared_) {
        made = fresh_client(test_case);
    }
    if (!own_client && !shared_) {
        shared_ = std::move(made.client);
    }
    balvps_client *const client = own_client ? made.client.get() : shared_.get();

    const std::vector<Json> requests = one_or_more(test_case, "request");
    sandbox->begin_case(canned(requests, one_or_more(test_case, "answer")));

    const Json &expected = test_case["expect"];
    if (made.error) {
        ASSERT_TRUE(expected.contains("error")) << to_json(made.error.get());
        compare_error(to_json(made.error.get()), expected["error"]);
        return;
    }
    const std::optional<Result> called = call_it(client, test_case);
    if (!called) {
        return;  // This form cannot express the case's arguments.
    }
    const balvps_result *const result = called->get();
    const balvps_error *const error = balvps_result_error(result);
    if (expected.contains("error")) {
        ASSERT_NE(error, nullptr) << to_json(result);
        EXPECT_EQ(balvps_result_json(result, nullptr), nullptr);
        EXPECT_EQ(balvps_result_value(result), nullptr);
        compare_accessors(error);
        EXPECT_EQ(to_json(error)["operation"], operation_);
        compare_error(to_json(error), expected["error"]);
    } else {
        ASSERT_EQ(error, nullptr) << to_json(error);
        EXPECT_EQ(balvps_result_http_status(result), one_or_more(test_case, "answer").back()["status"]);
        compare_result(result, expected);
    }
    compare_requests(requests, test_case.contains("config") && test_case["config"].contains("user_agent"));
}

void Vectors::compare_result(const balvps_result *result, const Json &expected) const {
    // Texts, since 49 and 49.0 are equal as JSON values.
    EXPECT_EQ(to_json(result).dump(), expected["result"].dump());
    EXPECT_EQ(to_json(balvps_result_value(result)).dump(), expected["result"].dump());
    for (const Json &part : expected.value("text_contains", Json::array())) {
        EXPECT_NE(std::string(balvps_result_json(result, nullptr)).find(part.get<std::string>()),
                  std::string::npos)
            << part << " is not in " << balvps_result_json(result, nullptr);
    }
}

void Vectors::compare_error(const Json &error, const Json &expected) const {
    const auto message = error["message"].get<std::string>();
    EXPECT_FALSE(message.empty());
    for (const auto &[key, value] : expected.items()) {
        if (key == "argument" || key == "suggests") {
            EXPECT_NE(message.find(value.get<std::string>()), std::string::npos)
                << key << " " << value << ": " << message;
        } else if (key == "hides") {
            for (const Json &secret : value) {
                EXPECT_EQ(error.dump().find(secret.get<std::string>()), std::string::npos) << error;
            }
        } else {
            EXPECT_EQ(error.value(key, Json("(missing)")), value) << key << " in " << error;
        }
    }
}

void Vectors::compare_accessors(const balvps_error *error) const {
    const Json all = to_json(error);
    EXPECT_EQ(all["code"], balvps_error_code(error));
    EXPECT_EQ(all["name"], balvps_error_name(error));
    EXPECT_EQ(all["reason"], balvps_error_reason(error));
    EXPECT_EQ(all["message"], balvps_error_message(error));
    EXPECT_EQ(all["retryable"], balvps_error_retryable(error) != 0);
    EXPECT_EQ(all["retry_after"].is_null() ? -1 : all["retry_after"].get<std::int64_t>(),
              balvps_error_retry_after(error));
}

/// The requests that are compared: not those by which the client signs in on its own. The sandbox writes a
/// request down after it has answered, so a request of a call that gave up earlier is waited for.
std::vector<Json> Vectors::logged_requests(std::size_t expected) const {
    const bool signs_in = operation_ == "login" || operation_ == "refresh_token";
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    std::vector<Json> requests;
    do {
        requests.clear();
        for (const Json &entry : sandbox->log()) {
            if (signs_in || (entry["path"] != "/api/login" && entry["path"] != "/api/token")) {
                requests.push_back(entry);
            }
        }
        if (requests.size() < expected) {
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
    } while (requests.size() < expected && std::chrono::steady_clock::now() < end);
    return requests;
}

void Vectors::compare_requests(const std::vector<Json> &expected, bool own_user_agent) const {
    const std::vector<Json> logged = logged_requests(expected.size());
    ASSERT_EQ(logged.size(), expected.size()) << Json(logged);
    for (std::size_t i = 0; i < expected.size(); ++i) {
        compare_request(logged[i], expected[i], own_user_agent);
    }
}

void Vectors::compare_request(const Json &logged, const Json &expected, bool own_user_agent) const {
    EXPECT_EQ(logged["scheme"], "https");
    EXPECT_EQ(logged["method"], expected["method"]);
    EXPECT_EQ(logged["path"], expected["path"]);
    EXPECT_EQ(logged["query"], expected.value("query", ""));

    const Json &headers = logged["headers"];
    const auto header = [&headers](const char *name) { return headers.value(name, std::string()); };
    const std::string authorization = header("authorization");
    EXPECT_EQ(authorization, expected["authorization"] == "bearer"  ? "Bearer ***"
                             : expected["authorization"] == "basic" ? "Basic ***"
                                                                    : "");
    EXPECT_EQ(header("accept"), "application/json");
    const std::string product = std::string("balvps/") + balvps_version();
    EXPECT_TRUE(header("user-agent").ends_with(product)) << headers;
    EXPECT_EQ(header("user-agent") == product, !own_user_agent) << headers;

    const auto body = logged["body"].get<std::string>();
    if (expected.contains("body_text")) {
        EXPECT_EQ(body, expected["body_text"].get<std::string>());
    } else if (expected["body"].is_null()) {
        EXPECT_EQ(body, "");
    } else {
        // Compared without regard to the order of members, which means nothing to the service.
        EXPECT_EQ(nlohmann::json::parse(body), nlohmann::json::parse(expected["body"].dump()));
    }
    EXPECT_EQ(header("content-type"), body.empty() ? "" : "application/json");
}

TEST_P(Vectors, Hold) {
    const Json file = load(std::get<0>(GetParam()));
    ASSERT_FALSE(file.at("cases").empty());
    for (const Json &test_case : file.at("cases")) {
        SCOPED_TRACE("case: " + test_case["name"].get<std::string>());
        run(test_case);
    }
}

INSTANTIATE_TEST_SUITE_P(EveryOperation, Vectors,
                         testing::Combine(testing::ValuesIn(operations()),
                                          testing::Values(Form::by_name, Form::by_run, Form::by_json,
                                                          Form::by_function)),
                         [](const auto &parameters) {
                             return std::get<0>(parameters.param) + "_" +
                                    name_of(std::get<1>(parameters.param));
                         });

}  // namespace
}  // namespace balvps::test
