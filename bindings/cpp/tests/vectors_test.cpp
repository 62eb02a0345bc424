// Runs tests/vectors through the C++ header, in every way a call can be made, and in every dialect. README.md
// there describes it.
#include <cxxabi.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <thread>
#include <tuple>
#include <typeinfo>

#include "calls.h"
#include "operations.h"

namespace balvps_cpp_test {
namespace {

// The answers are made up, so they are the same in every dialect: one way is enough for the other dialects.
const char *const other_dialects[] = {"hostile", "documented"};
const char *const ways[] = {"function", "returning_function", "name", "json"};

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

std::vector<Json> one_or_more(const Json &test_case, const std::string &singular) {
    if (test_case.contains(singular)) {
        return {test_case[singular]};
    }
    return test_case.value(singular + "s", std::vector<Json>());
}

Json canned(const Json &request, const Json &answer) {
    Json made{{"method", request["method"]},
              {"path", request["path"]},
              {"status", answer["status"]},
              {"headers", answer["headers"]},
              {"body", answer.contains("json") ? answer["json"].dump() : answer["body"].get<std::string>()}};
    if (answer.contains("delay_ms")) {
        made["delay_ms"] = answer["delay_ms"];
    }
    return made;
}

/// The class of the exception for an error with this name.
std::string class_of(const std::string &error_name) {
    std::string name = "balvps::cpp::errors::";
    bool starts_word = true;
    for (const char character : error_name) {
        if (character != '_') {
            name += starts_word ? static_cast<char>(std::toupper(character)) : character;
        }
        starts_word = character == '_';
    }
    return name;
}

/// The name of the family that the thrown class of an error derives from.
std::string family_thrown_by(const balvps::Error &error) {
    try {
        error.raise();
    } catch (const balvps::errors::CallerError &) {
        return "caller";
    } catch (const balvps::errors::ServiceError &) {
        return "service";
    } catch (const balvps::errors::NotNowError &) {
        return "not_now";
    } catch (const balvps::errors::TransportError &) {
        return "transport";
    } catch (const balvps::errors::UncertainError &) {
        return "uncertain";
    } catch (const balvps::errors::LocalError &) {
        return "local";
    }
}

std::string class_thrown_by(const balvps::Error &error) {
    try {
        error.raise();
    } catch (const balvps::Error &thrown) {
        const std::unique_ptr<char, decltype(&std::free)> name(
            abi::__cxa_demangle(typeid(thrown).name(), nullptr, nullptr, nullptr), &std::free);
        return name.get();
    }
}

class CppVectors : public testing::TestWithParam<std::tuple<std::string, const char *, const char *>> {
  protected:
    static void SetUpTestSuite() {
        for (const char *const dialect : {"wire", "hostile", "documented"}) {
            sandboxes.emplace(
                std::piecewise_construct, std::forward_as_tuple(dialect),
                std::forward_as_tuple(std::vector<std::string>{"--login-limit", "0", "--dialect", dialect}));
        }
    }
    static void TearDownTestSuite() { sandboxes.clear(); }

    void run(const Json &test_case);

  private:
    std::optional<Outcome> call(balvps::Client &client, const Json &test_case) const;
    void compare_error(const balvps::Error &error, const Json &expected) const;
    void compare_requests(const std::vector<Json> &expected, bool own_user_agent);
    std::vector<Json> logged_requests(std::size_t expected);

    const std::string operation_ = std::get<0>(GetParam());
    const std::string way_ = std::get<2>(GetParam());
    Sandbox &sandbox_ = sandboxes.at(std::get<1>(GetParam()));
    std::optional<balvps::Client> shared_;

    static inline std::map<std::string, Sandbox> sandboxes;
};

std::optional<Outcome> CppVectors::call(balvps::Client &client, const Json &test_case) const {
    if (way_ == "json") {
        const std::string text = test_case.contains("arguments")
                                     ? test_case["arguments"].dump()
                                     : test_case["arguments_text"].get<std::string>();
        auto answer = client.try_run(balvps::Call(operation_).set(balvps::Json{text}));
        if (!answer) {
            return Outcome{std::nullopt, answer.error()};
        }
        return Outcome{std::move(answer), std::nullopt};
    }
    if (!test_case.contains("arguments")) {
        return std::nullopt;
    }
    if (way_ == "name") {
        balvps::Call call(operation_);
        set_all(call, test_case["arguments"]);
        try {
            return Outcome{client.run(call), std::nullopt};
        } catch (const balvps::Error &error) {
            return Outcome{std::nullopt, error};
        }
    }
    const Functions &functions = client_functions().at(operation_);
    return (way_ == "function" ? functions.throwing : functions.returning)(client, test_case["arguments"]);
}

void CppVectors::run(const Json &test_case) {
    static const std::vector<std::string> about_sign_in{"login", "logout", "refresh_token", "revoke_token"};
    const bool own =
        test_case.contains("config") || std::ranges::find(about_sign_in, operation_) != about_sign_in.end();
    const Json &expected = test_case["expect"];
    const std::vector<Json> requests = one_or_more(test_case, "request");
    const std::vector<Json> answers = one_or_more(test_case, "answer");

    std::optional<balvps::Client> fresh;
    if (own || !shared_) {
        try {
            fresh = client_of(sandbox_, test_case.value("config", Json::object()));
        } catch (const balvps::Error &error) {
            ASSERT_TRUE(expected.contains("error")) << error.json();
            compare_error(error, expected["error"]);
            return;
        }
        if (!test_case.contains("config") && operation_ != "login") {
            fresh->login();
        }
    }
    if (!own && !shared_) {
        shared_ = std::move(fresh);
    }
    balvps::Client &client = own ? *fresh : *shared_;

    Json queue = Json::array();
    for (std::size_t i = 0; i < requests.size(); ++i) {
        queue.push_back(canned(requests[i], answers.at(i)));
    }
    sandbox_.begin_case(queue);

    const std::optional<Outcome> outcome = call(client, test_case);
    if (!outcome) {
        return;  // This way cannot express the case's arguments.
    }
    if (expected.contains("error")) {
        ASSERT_TRUE(outcome->error.has_value()) << outcome->answer->json();
        EXPECT_EQ(outcome->error->operation(), operation_);
        compare_error(*outcome->error, expected["error"]);
    } else {
        ASSERT_TRUE(outcome->answer.has_value()) << outcome->error->json();
        const balvps::Answer<balvps::Value> &answer = *outcome->answer;
        EXPECT_EQ(answer.http_status(), answers.back()["status"]);
        // Texts are compared because 49 and 49.0 are equal as JSON values.
        EXPECT_EQ(Json::parse(answer.json()).dump(), expected["result"].dump());
        EXPECT_EQ(balvps::test::to_json(answer->get()).dump(), expected["result"].dump());
        for (const Json &part : expected.value("text_contains", Json::array())) {
            EXPECT_NE(answer.json().find(part.get<std::string>()), std::string_view::npos) << part;
        }
    }
    compare_requests(requests, test_case.contains("config") && test_case["config"].contains("user_agent"));
}

void CppVectors::compare_error(const balvps::Error &error, const Json &expected) const {
    EXPECT_EQ(class_thrown_by(error), class_of(expected["name"]));
    EXPECT_EQ(family_thrown_by(error), error.family());
    EXPECT_STRNE(error.what(), "");
    const auto messages = error.messages();
    const Json read{
        {"name", error.name()},
        {"reason", error.reason()},
        {"messages", std::vector<std::string_view>(messages.begin(), messages.end())},
        {"http_status", error.http_status()},
        {"retryable", error.retryable()},
        {"retry_after", error.retry_after() ? Json(*error.retry_after()) : Json()},
    };
    for (const auto &[key, value] : expected.items()) {
        if (key == "argument" || key == "suggests") {
            EXPECT_NE(std::string(error.what()).find(value.get<std::string>()), std::string::npos)
                << error.what();
        } else if (key == "hides") {
            for (const Json &secret : value) {
                EXPECT_EQ(error.json().find(secret.get<std::string>()), std::string::npos) << error.json();
            }
        } else {
            EXPECT_EQ(read.at(key), value) << key;
        }
    }
}

/// The requests to compare. Requests by which the client signs in on its own are left out. The sandbox logs a
/// request after its answer, so this waits for the requests of calls that gave up before.
std::vector<Json> CppVectors::logged_requests(std::size_t expected) {
    const bool signs_in = operation_ == "login" || operation_ == "refresh_token";
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    for (;;) {
        std::vector<Json> requests;
        for (const Json &entry : sandbox_.log()) {
            if (signs_in || (entry["path"] != "/api/login" && entry["path"] != "/api/token")) {
                requests.push_back(entry);
            }
        }
        if (requests.size() >= expected || std::chrono::steady_clock::now() > end) {
            return requests;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
}

void CppVectors::compare_requests(const std::vector<Json> &expected, bool own_user_agent) {
    const std::vector<Json> logged = logged_requests(expected.size());
    ASSERT_EQ(logged.size(), expected.size()) << Json(logged);
    for (std::size_t i = 0; i < expected.size(); ++i) {
        for (const char *const key : {"method", "path"}) {
            EXPECT_EQ(logged[i][key], expected[i][key]);
        }
        EXPECT_EQ(logged[i]["scheme"], "https");
        EXPECT_EQ(logged[i]["query"], expected[i].value("query", ""));

        const Json &headers = logged[i]["headers"];
        const auto header = [&headers](const char *name) { return headers.value(name, std::string()); };
        const std::string authorization = header("authorization");
        EXPECT_EQ(authorization, expected[i]["authorization"] == "bearer"  ? "Bearer ***"
                                 : expected[i]["authorization"] == "basic" ? "Basic ***"
                                                                           : "");
        EXPECT_EQ(header("accept"), "application/json");
        const std::string product = std::string("balvps/") + balvps_version();
        EXPECT_TRUE(header("user-agent").ends_with(product)) << headers;
        EXPECT_EQ(header("user-agent") == product, !own_user_agent) << headers;

        const auto body = logged[i]["body"].get<std::string>();
        EXPECT_EQ(header("content-type"), body.empty() ? "" : "application/json");
        if (expected[i].contains("body_text")) {
            EXPECT_EQ(body, expected[i]["body_text"].get<std::string>());
        } else if (expected[i]["body"].is_null()) {
            EXPECT_EQ(body, "");
        } else {
            // The order of members is not compared because it does not matter to the service.
            EXPECT_EQ(nlohmann::json::parse(body), nlohmann::json::parse(expected[i]["body"].dump()));
        }
    }
}

TEST_P(CppVectors, Hold) {
    const Json file = load(std::get<0>(GetParam()));
    ASSERT_FALSE(file.at("cases").empty());
    for (const Json &test_case : file.at("cases")) {
        SCOPED_TRACE("case: " + test_case["name"].get<std::string>());
        run(test_case);
    }
}

const auto name_of = [](const auto &parameters) {
    return std::get<0>(parameters.param) + "_" + std::get<1>(parameters.param) + "_by_" +
           std::get<2>(parameters.param);
};

INSTANTIATE_TEST_SUITE_P(EveryOperation, CppVectors,
                         testing::Combine(testing::ValuesIn(operations()), testing::Values("wire"),
                                          testing::ValuesIn(ways)),
                         name_of);
INSTANTIATE_TEST_SUITE_P(OtherDialects, CppVectors,
                         testing::Combine(testing::ValuesIn(operations()), testing::ValuesIn(other_dialects),
                                          testing::Values("json")),
                         name_of);

}  // namespace
}  // namespace balvps_cpp_test
