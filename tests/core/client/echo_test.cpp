// A service, or a server in front of it, repeats the secrets that it has received.
#include <gtest/gtest.h>

#include "client/client.h"
#include "http_server.h"
#include "printing.h"

namespace balvps {
namespace {

using test::HttpServer;

constexpr const char *token = "eyJhbGciOiJub25lIn0.eyJzdWIiOiIyNiJ9.c2lnbmF0dXJl";
constexpr const char *refresh_token = "opaque/refresh+token";
constexpr const char *password = "correct horse \"battery\"";
constexpr const char *totp_secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

/// All texts of an error and of the attempts before it.
std::string told(const Outcome &outcome) {
    std::string text = outcome.result.error().message + "\n" + outcome.result.error().details().content_type +
                       "\n" + outcome.result.error().details().excerpt;
    for (const std::string &message : outcome.result.error().details().messages) {
        text += "\n" + message;
    }
    for (const Attempt &attempt : outcome.attempts) {
        text += "\n" + attempt.path + " " + attempt.rate_limit.limit + " " + attempt.rate_limit.remaining +
                " " + attempt.rate_limit.reset;
    }
    return text;
}

void expect_silence(const Outcome &outcome, std::string_view more = "c3VyZWx5") {
    ASSERT_FALSE(outcome.result.has_value());
    for (const std::string_view secret :
         {std::string_view("eyJ"), std::string_view("opaque"), std::string_view("horse"),
          std::string_view("battery"), std::string_view("GEZDG"), more}) {
        EXPECT_EQ(told(outcome).find(secret), std::string::npos) << told(outcome);
    }
}

std::string json_text(std::string_view text) {
    JsonWriter writer;
    writer.string(text);
    return std::string(writer.text());
}

/// All texts that a service might repeat, in all forms.
std::vector<HttpServer::Answer> echoes(const std::string &said) {
    const std::string text = json_text(said);
    return {
        {.body = R"({"success":false,"error":[)" + text + "]}"},
        {.body = R"({"error":{"field":)" + text + "}}", .status = 400},
        {.body = R"({"message":)" + text + R"(,"error":["wrong"],"errors":{"a":[)" + text + "]}}",
         .status = 500},
        {.body = R"({"error":)" + text + "}", .status = 503},
        {.body = "<html>" + said + "</html>", .content_type = "text/html"},
        {.body = R"({"password": )" + text + ",", .status = 200},
        {.body = "{}", .status = 302, .content_type = "text/" + said},
        {.body = "[", .content_type = "application/json; x=" + said},
        {.body = R"({"error":["no"]})",
         .status = 429,
         .headers = {{"X-RateLimit-Limit", said},
                     {"X-RateLimit-Remaining", said},
                     {"X-RateLimit-Reset", said}}},
    };
}

std::unique_ptr<Client> client(const HttpServer &server, std::string_view auth) {
    Config config;
    config.set("base_url", server.base_url());
    config.set("auth", auth);
    config.set("username", "user@example.com");
    config.set("password", password);
    config.set("token", token);
    config.set("refresh_token", refresh_token);
    config.set("totp_secret", totp_secret);
    config.set("retries", "0");
    auto made = Client::create(config);
    EXPECT_TRUE(made.has_value()) << test::why(made);
    return std::move(*made);
}

class Echo : public ::testing::Test {
  protected:
    HttpServer::Answer answer;
    HttpServer server{[this](const HttpServer::Request &) { return answer; }};
};

TEST_F(Echo, OfTheClientsSecretsIsInNoErrorAndNoAttempt) {
    const std::string filler(170, '.');
    for (const std::string &said :
         {std::string("I got ") + password, std::string("Bearer ") + token,
          std::string("x") + refresh_token + "x", std::string("seed ") + totp_secret,
          "Location: /?access_token=" + std::string(token), filler + " " + password}) {
        for (const HttpServer::Answer &each : echoes(said)) {
            answer = each;
            for (const char *auth : {"jwt", "basic", "token"}) {
                const auto caller = client(server, auth);
                expect_silence(caller->call("get_details", ""));
                expect_silence(caller->call("login", ""));
                expect_silence(caller->call("refresh_token", ""));
                expect_silence(caller->request("POST", "/anything", R"({"a":1})"));
            }
        }
    }
}

TEST_F(Echo, OfWhatWasGivenForOneCallIsInNoError) {
    for (const HttpServer::Answer &each : echoes("got one-for-this-call")) {
        answer = each;
        const auto caller = client(server, "none");
        expect_silence(caller->call("login", R"({"username":"other","password":"one-for-this-call"})"),
                       "this-call");
        expect_silence(caller->call("signup", R"({"firstname":"a","lastname":"b","email":"c@d.e",
                                               "password":"one-for-this-call"})"),
                       "this-call");
        expect_silence(caller->request("POST", "/x", R"({"deep":{"new_password":"one-for-this-call"}})"),
                       "this-call");
    }
}

TEST_F(Echo, OfBasicAuthenticationIsInNoError) {
    for (const HttpServer::Answer &each :
         echoes("Authorization: Basic dXNlckBleGFtcGxlLmNvbTpjb3JyZWN0IGhvcnNlICJiYXR0ZXJ5Ig==")) {
        answer = each;
        expect_silence(client(server, "basic")->call("get_details", ""), "dXNlck");
    }
}

TEST_F(Echo, InAnAnswerThatSucceedsIsTheCallers) {
    answer = {.body = R"({"success":true,"client":{"id":"26","notes":)" + json_text(password) + "}}"};
    const Outcome outcome = client(server, "basic")->call("get_details", "");
    ASSERT_TRUE(outcome.result.has_value());
    EXPECT_EQ(outcome.document.root().find("client")->find("notes")->text(), password);
}

TEST_F(Echo, OfAPathThatHoldsATokenIsInNoAttempt) {
    answer = {.body = R"({"error":["no"]})"};
    expect_silence(client(server, "none")->request("GET", std::string("/verify/") + token, {}));
}

}  // namespace
}  // namespace balvps
