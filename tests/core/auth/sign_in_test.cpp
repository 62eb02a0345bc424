// Explicit operations and calls that sign in by themselves use the same exchanges, so they behave alike.
#include "auth/sign_in.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "clients.h"
#include "http_server.h"

namespace balvps {
namespace {

using test::client_of;
using test::code_of;
using test::HttpServer;
using test::message_of;
using Answer = HttpServer::Answer;

/// A service that does not rotate refresh tokens. It refuses the first token that it has issued.
class UnrotatingService {
  public:
    std::vector<std::string> refreshes;
    HttpServer server{[this](const HttpServer::Request &request) {
        if (request.path == "/login") {
            return Answer{.body = R"({"token":"a.b.c","refresh":"refresh-1"})"};
        }
        if (request.path == "/token") {
            refreshes.push_back(request.body);
            return Answer{.body = R"({"token":"d.e.f"})"};
        }
        if (request.authorization == "Bearer a.b.c") {
            return Answer{.body = R"({"error":["token_expired"]})"};
        }
        return Answer{.body = R"({"client":{"id":"26"}})"};
    }};
};

TEST(SignIn, ARefreshTokenThatDoesNotRotateIsKeptByACall) {
    UnrotatingService service;
    const auto client = client_of(service.server.base_url());
    EXPECT_EQ(code_of(client->call("get_details", "")), ErrorCode::none);
    EXPECT_EQ(code_of(client->call("refresh_token", "")), ErrorCode::none);
    EXPECT_EQ(service.refreshes, std::vector<std::string>(2, R"({"refresh_token":"refresh-1"})"));
}

TEST(SignIn, ARefreshTokenThatDoesNotRotateIsKeptByTheOperation) {
    UnrotatingService service;
    const auto client = client_of(service.server.base_url());
    EXPECT_EQ(code_of(client->call("refresh_token", R"({"refresh_token":"mine"})")), ErrorCode::none);
    EXPECT_EQ(code_of(client->call("refresh_token", "")), ErrorCode::none);
    EXPECT_EQ(service.refreshes, std::vector<std::string>(2, R"({"refresh_token":"mine"})"));
}

TEST(SignIn, AWrongCodeIsNamedTheSame) {
    const HttpServer server([](const HttpServer::Request &request) {
        return request.path == "/login" ? Answer{.body = R"({"token":null,"mfa":{"token":"m"}})"}
                                        : Answer{.body = R"({"error":["wrong"]})"};
    });
    for (const char *operation : {"login", "get_details"}) {
        const auto client = client_of(server.base_url(), {{"totp_secret", "JBSWY3DPEHPK3PXP"}});
        const Outcome outcome = client->call(operation, "");
        EXPECT_EQ(code_of(outcome), ErrorCode::authentication) << message_of(outcome);
        EXPECT_EQ(outcome.result.error().reason, reason::wrong_code) << operation;
        EXPECT_EQ(outcome.result.error().operation, operation);
    }
}

TEST(SignIn, ARequestOfTheCallersOwnToLoginCountsAsOne) {
    const HttpServer server([](const HttpServer::Request &) {
        return Answer{.body = R"({"error":["unauthorized"]})",
                      .headers = {{"X-RateLimit-Limit", "25"}, {"X-RateLimit-Remaining", "7"}}};
    });
    const auto client = client_of(server.base_url(), {{"auth", "none"}});
    const Outcome outcome = client->request("POST", "/login", R"({"username":"u","password":"p"})");
    EXPECT_EQ(outcome.result.error().reason, reason::wrong_login) << message_of(outcome);
    const auto states = client->rate_limits().states();
    EXPECT_EQ(states[static_cast<std::size_t>(LimitScope::login)].remaining, 7);
    EXPECT_FALSE(states[static_cast<std::size_t>(LimitScope::calls)].remaining.has_value());
}

}  // namespace
}  // namespace balvps
