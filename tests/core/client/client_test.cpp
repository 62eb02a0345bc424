// Whole calls through all parts of the library, against a server on this machine.
#include "client/client.h"

#include <gtest/gtest.h>

#include <atomic>
#include <ctime>
#include <map>
#include <thread>

#include "clients.h"
#include "environment.h"
#include "freed_memory.h"
#include "http_server.h"
#include "memory_peak.h"
#include "printing.h"
#include "raw_server.h"
#include "tokens.h"

namespace balvps {
namespace {

using test::client_of;
using test::code_of;
using test::EnvironmentVariable;
using test::FreedMemoryWatch;
using test::hang_up;
using test::HttpServer;
using test::json_of;
using test::json_reply;
using test::message_of;
using test::RawServer;
using Answer = HttpServer::Answer;
using test::Values;

constexpr std::string_view details = R"({"client":{"id":"26","email":"user@example.com"}})";

/// A service that issues numbered tokens. Only the last one is valid.
class Service {
  public:
    std::atomic<bool> refuses_refresh = false;
    std::atomic<bool> says_401 = true;
    std::function<Answer(const HttpServer::Request &)> answer = [](const HttpServer::Request &) {
        return Answer{.body = std::string(details)};
    };

    std::string base_url() const { return server_.base_url(); }
    std::size_t count(std::string_view method_and_path) const { return server_.count(method_and_path); }
    std::vector<HttpServer::Request> requests() const { return server_.requests(); }
    void revoke() { ++issued_; }

    std::vector<std::string> lines() const {
        std::vector<std::string> lines;
        for (const HttpServer::Request &request : requests()) {
            lines.push_back(request.method + " " + request.path);
        }
        return lines;
    }

  private:
    Answer issue() {
        const std::string number = std::to_string(++issued_);
        return {.body = R"({"token":"token-)" + number + R"(","refresh":"refresh-)" + number + "\"}"};
    }

    Answer respond(const HttpServer::Request &request) {
        const Answer unauthorized{.body = R"({"error":["unauthorized"]})", .status = says_401 ? 401 : 200};
        if (request.path == "/login") {
            return request.body == R"({"username":"user@example.com","password":"secret"})"
                       ? issue()
                       : Answer{.body = R"({"error":["wronglogin"]})"};
        }
        if (request.path == "/token") {
            return refuses_refresh ? unauthorized : issue();
        }
        if (request.authorization != "Bearer token-" + std::to_string(issued_)) {
            return unauthorized;
        }
        return answer(request);
    }

    std::atomic<int> issued_ = 0;
    HttpServer server_{[this](const HttpServer::Request &request) { return respond(request); }};
};

using Lines = std::vector<std::string>;

// ---- signing in ----

TEST(ClientSignsIn, WithTheFirstCallThatNeedsIt) {
    Service service;
    const auto client = client_of(service.base_url());
    EXPECT_TRUE(service.requests().empty());
    const Outcome outcome = client->call("get_details", "");
    ASSERT_EQ(code_of(outcome), ErrorCode::none) << message_of(outcome);
    EXPECT_EQ(json_of(outcome.document.root()), R"({"client":{"id":26,"email":"user@example.com"}})");
    client->call("get_details", "");
    EXPECT_EQ(service.lines(), (Lines{"POST /login", "GET /details", "GET /details"}));
}

TEST(ClientSignsIn, OnceForAllThreads) {
    Service service;
    const auto client = client_of(service.base_url());
    const auto call_from_threads = [&] {
        std::vector<std::thread> threads;
        for (int i = 0; i < 16; ++i) {
            threads.emplace_back([&] {
                const Outcome outcome = client->call("get_details", "");
                EXPECT_EQ(code_of(outcome), ErrorCode::none) << message_of(outcome);
            });
        }
        for (std::thread &thread : threads) {
            thread.join();
        }
    };
    call_from_threads();
    EXPECT_EQ(service.count("POST /login"), 1U);
    EXPECT_EQ(service.count("GET /details"), 16U);
    service.revoke();
    call_from_threads();
    EXPECT_EQ(service.count("POST /login"), 1U);
    EXPECT_EQ(service.count("POST /token"), 1U);
}

TEST(ClientSignsIn, AgainWithTheRefreshTokenWhenTheTokenIsRefused) {
    for (const bool says_401 : {true, false}) {
        Service service;
        service.says_401 = says_401;
        const auto client = client_of(service.base_url());
        client->call("get_details", "");
        service.revoke();
        EXPECT_EQ(code_of(client->call("get_details", "")), ErrorCode::none);
        EXPECT_EQ(service.lines(),
                  (Lines{"POST /login", "GET /details", "GET /details", "POST /token", "GET /details"}));
        EXPECT_EQ(service.requests().at(3).body, R"({"refresh_token":"refresh-1"})");
        EXPECT_EQ(service.requests().at(3).authorization, "");
        service.revoke();
        EXPECT_EQ(code_of(client->call("get_details", "")), ErrorCode::none);
        EXPECT_EQ(service.requests().at(6).body, R"({"refresh_token":"refresh-3"})") << "it rotates";
    }
}

TEST(ClientSignsIn, WithThePasswordWhenTheRefreshTokenIsRefusedToo) {
    Service service;
    service.refuses_refresh = true;
    const auto client = client_of(service.base_url());
    client->call("get_details", "");
    service.revoke();
    EXPECT_EQ(code_of(client->call("get_details", "")), ErrorCode::none);
    EXPECT_EQ(service.lines(), (Lines{"POST /login", "GET /details", "GET /details", "POST /token",
                                      "POST /login", "GET /details"}));
}

TEST(ClientSignsIn, NoMoreThanOnceForOneCall) {
    const HttpServer server([](const HttpServer::Request &request) {
        return request.path == "/login" ? Answer{.body = R"({"token":"t"})"}
                                        : Answer{.body = R"({"error":["token_expired"]})"};
    });
    const Outcome outcome = client_of(server.base_url())->call("get_details", "");
    EXPECT_EQ(code_of(outcome), ErrorCode::authentication);
    EXPECT_EQ(outcome.result.error().reason, reason::token_expired);
    EXPECT_EQ(server.count("POST /login"), 2U);
    EXPECT_EQ(server.count("GET /details"), 2U);
}

TEST(ClientSignsIn, AWriteThatWasRefusedIsSentAgainOnce) {
    Service service;
    service.answer = [](const HttpServer::Request &) { return Answer{.body = R"({"ticket":865650})"}; };
    const auto client = client_of(service.base_url());
    client->call("login", "");
    service.revoke();
    EXPECT_EQ(code_of(client->call("create_ticket", R"({"dept_id":1,"subject":"s","body":"b"})")),
              ErrorCode::none);
    EXPECT_EQ(service.count("POST /tickets"), 2U);
}

TEST(ClientSignsIn, AWrongPasswordEndsTheCall) {
    Service service;
    const Outcome outcome = client_of(service.base_url(), {{"password", "wrong"}})->call("get_details", "");
    EXPECT_EQ(code_of(outcome), ErrorCode::authentication);
    EXPECT_EQ(outcome.result.error().reason, reason::wrong_login);
    EXPECT_EQ(outcome.result.error().operation, "get_details");
    EXPECT_EQ(service.lines(), Lines{"POST /login"});
}

TEST(ClientSignsIn, ASecondFactorEndsTheCall) {
    const HttpServer server(
        [](const HttpServer::Request &) { return Answer{.body = R"({"token":null,"mfa":{"token":"m"}})"}; });
    EXPECT_EQ(code_of(client_of(server.base_url())->call("get_details", "")),
              ErrorCode::second_factor_needed);
}

TEST(ClientSignsIn, AnAnswerWithoutATokenEndsTheCall) {
    for (const char *body : {"{}", R"({"token":""})", R"({"token":5})", R"({"token":["t"]})"}) {
        const HttpServer server([&](const HttpServer::Request &) { return Answer{.body = body}; });
        const Outcome outcome = client_of(server.base_url())->call("get_details", "");
        EXPECT_EQ(code_of(outcome), ErrorCode::malformed_answer) << body;
        EXPECT_EQ(outcome.result.error().reason, reason::wrong_type) << body;
        EXPECT_EQ(server.count("GET /details"), 0U);
    }
}

TEST(ClientSignsIn, ATokenCannotSmuggleAHeaderIn) {
    for (const char *token : {"t\\r\\nX-Evil: 1", "t\\nX", "t\\u0000X", "t t", "t\\u007f", "té"}) {
        const HttpServer server([&](const HttpServer::Request &) {
            return Answer{.body = R"({"token":")" + std::string(token) + R"(","refresh":"r"})"};
        });
        const auto client = client_of(server.base_url());
        EXPECT_EQ(code_of(client->call("get_details", "")), ErrorCode::malformed_answer) << token;
        client->call("login", "");
        EXPECT_EQ(code_of(client->call("get_details", "")), ErrorCode::malformed_answer) << token;
        EXPECT_EQ(server.count("GET /details"), 0U);
    }
}

TEST(ClientSignsIn, WithNothingIsRefusedBeforeAnythingIsSent) {
    Service service;
    const Outcome outcome =
        client_of(service.base_url(), {{"username", ""}, {"password", ""}})->call("get_details", "");
    EXPECT_EQ(code_of(outcome), ErrorCode::authentication);
    EXPECT_EQ(outcome.result.error().reason, reason::missing_credentials);
    EXPECT_TRUE(service.requests().empty());
}

TEST(ClientSignsIn, OnceMoreAfterALogout) {
    Service service;
    const auto client = client_of(service.base_url());
    service.answer = [](const HttpServer::Request &request) {
        return Answer{.body = request.path == "/logout" ? R"({"status":true})" : std::string(details)};
    };
    client->call("get_details", "");
    EXPECT_EQ(code_of(client->call("logout", "")), ErrorCode::none);
    EXPECT_EQ(code_of(client->call("get_details", "")), ErrorCode::none);
    EXPECT_EQ(service.lines(),
              (Lines{"POST /login", "GET /details", "POST /logout", "POST /login", "GET /details"}));
    EXPECT_EQ(service.requests().at(2).body, "");
}

TEST(ClientSignsIn, ToEndASessionNobodySignsIn) {
    Service service;
    const auto fresh = client_of(service.base_url());
    for (const char *operation : {"logout", "revoke_token"}) {
        const Outcome outcome = fresh->call(operation, "");
        EXPECT_EQ(code_of(outcome), ErrorCode::none) << message_of(outcome);
        EXPECT_EQ(json_of(outcome.document.root()), R"({"status":true})");
    }
    EXPECT_EQ(service.lines(), Lines{}) << "there was nothing to end";
    const auto outdated = client_of(service.base_url(), {{"token", "refused"}, {"refresh_token", "r"}});
    EXPECT_EQ(code_of(outdated->call("logout", "")), ErrorCode::none);
    EXPECT_EQ(service.lines(), Lines{"POST /logout"}) << "and a token that is refused has ended";
    EXPECT_EQ(code_of(outdated->call("get_details", "")), ErrorCode::none);
    EXPECT_EQ(service.count("POST /login"), 1U);
}

TEST(ClientSignsIn, AnExplicitLoginWithoutATokenIsMalformed) {
    const HttpServer server([](const HttpServer::Request &) { return Answer{.body = R"({"token":null})"}; });
    EXPECT_EQ(code_of(client_of(server.base_url())->call("login", "")), ErrorCode::malformed_answer);
}

TEST(ClientSignsIn, ATokenOfAnotherProcessMayBeRefusedToo) {
    Service service;
    std::string kept =
        R"({"base_url":")" + service.base_url() +
        R"(","username":"user@example.com","token":"old","refresh_token":"r","expires_at":null})";
    Config config;
    TokenStoreFunctions functions;
    functions.context = &kept;
    functions.load = [](void *context, auto take, void *receiver) -> std::int32_t {
        const auto &text = *static_cast<std::string *>(context);
        take(receiver, text.data(), text.size());
        return 0;
    };
    functions.save = [](void *context, const char *text, std::size_t length) -> std::int32_t {
        static_cast<std::string *>(context)->assign(text == nullptr ? "" : text, length);
        return 0;
    };
    config.set_token_store(functions);
    config.set("base_url", service.base_url());
    config.set("username", "user@example.com");
    config.set("token", "older");
    const auto client = std::move(Client::create(config).value());
    EXPECT_EQ(code_of(client->call("get_details", "")), ErrorCode::none);
    EXPECT_EQ(service.lines(), (Lines{"GET /details", "GET /details", "POST /token", "GET /details"}));
    EXPECT_NE(kept.find("token-1"), std::string::npos);
}

TEST(ClientSignsIn, AnImpatientCallDoesNotUseUpTheRefreshToken) {
    const HttpServer server([](const HttpServer::Request &request) {
        if (request.path == "/token") {
            std::this_thread::sleep_for(Milliseconds(400));
            return Answer{.body = R"({"token":"t","refresh":"next"})"};
        }
        return Answer{.body = std::string(details)};
    });
    const auto client = client_of(server.base_url(), {{"auth", "token"}, {"refresh_token", "r"}});
    CallOptions impatient;
    impatient.timeout = Milliseconds(200);
    const Outcome outcome = client->call("get_details", "", impatient);
    EXPECT_EQ(code_of(outcome), ErrorCode::timeout);
    EXPECT_TRUE(outcome.result.error().retryable);
    EXPECT_EQ(server.count("POST /token"), 0U);
    EXPECT_EQ(code_of(client->call("get_details", "")), ErrorCode::none);
}

TEST(ClientSignsIn, TheTokensOfAnExplicitLoginAreUsed) {
    Service service;
    const auto client = client_of(service.base_url(), {{"username", ""}, {"password", ""}});
    const Outcome login = client->call("login", R"({"username":"user@example.com","password":"secret"})");
    ASSERT_EQ(code_of(login), ErrorCode::none) << message_of(login);
    EXPECT_EQ(login.document.root().find("token")->text(), "token-1");
    EXPECT_EQ(code_of(client->call("get_details", "")), ErrorCode::none);
    EXPECT_EQ(service.lines(), (Lines{"POST /login", "GET /details"}));
}

TEST(ClientSignsIn, AnExplicitRefreshUsesAndReplacesTheClientsTokens) {
    Service service;
    const auto client = client_of(service.base_url());
    client->call("get_details", "");
    ASSERT_EQ(code_of(client->call("refresh_token", "")), ErrorCode::none);
    EXPECT_EQ(service.requests().back().body, R"({"refresh_token":"refresh-1"})");
    ASSERT_EQ(code_of(client->call("refresh_token", "")), ErrorCode::none);
    EXPECT_EQ(service.requests().back().body, R"({"refresh_token":"refresh-2"})");
}

TEST(ClientSignsIn, AnExplicitRefreshKeepsATokenThatDoesNotRotate) {
    const HttpServer server([](const HttpServer::Request &) { return Answer{.body = R"({"token":"t"})"}; });
    const auto client = client_of(server.base_url(), {{"refresh_token", "lasting"}});
    for (int i = 0; i < 2; ++i) {
        ASSERT_EQ(code_of(client->call("refresh_token", "")), ErrorCode::none);
        EXPECT_EQ(server.requests().back().body, R"({"refresh_token":"lasting"})");
    }
}

TEST(ClientSignsIn, RevokingAnotherRefreshTokenLeavesTheClientsOwnAlone) {
    const HttpServer server([](const HttpServer::Request &) { return Answer{.body = R"({"status":true})"}; });
    const auto client = client_of(server.base_url(), {{"token", "t"}, {"refresh_token", "own"}});
    EXPECT_EQ(code_of(client->call("revoke_token", R"({"refresh_token":"foreign"})")), ErrorCode::none);
    EXPECT_EQ(server.requests().at(0).authorization, "") << "the body says who";
    client->request("GET", "/x", {});
    EXPECT_EQ(server.requests().at(1).authorization, "Bearer t");
    client->call("revoke_token", R"({"refresh_token":"own"})");
    client->request("GET", "/x", {});
    EXPECT_EQ(server.requests().at(3).path, "/login") << "its own ends the client's tokens";
}

TEST(ClientSignsIn, ARevocationThatNamesNoTokenIsSignedIn) {
    const HttpServer server([](const HttpServer::Request &) { return Answer{.body = R"({"status":true})"}; });
    const auto client = client_of(server.base_url(), {{"token", "t"}});
    EXPECT_EQ(code_of(client->call("revoke_token", R"({"extra":{"everywhere":true}})")), ErrorCode::none);
    EXPECT_EQ(server.requests().at(0).authorization, "Bearer t");
    EXPECT_EQ(server.requests().at(0).body, R"({"everywhere":true})");
}

TEST(ClientSignsIn, WithoutTokensInTheOtherModes) {
    const HttpServer server([](const HttpServer::Request &) { return Answer{.body = std::string(details)}; });
    client_of(server.base_url(), {{"auth", "basic"}})->call("get_details", "");
    client_of(server.base_url(), {{"auth", "none"}})->call("get_details", "");
    client_of(server.base_url(), {{"auth", "token"}, {"token", "theirs"}})->call("get_details", "");
    client_of(server.base_url(), {{"auth", "basic"}})->call("reset_password", R"({"email":"e"})");
    const auto requests = server.requests();
    ASSERT_EQ(requests.size(), 4U);
    EXPECT_EQ(requests[0].authorization, "Basic dXNlckBleGFtcGxlLmNvbTpzZWNyZXQ=");
    EXPECT_EQ(requests[1].authorization, "");
    EXPECT_EQ(requests[2].authorization, "Bearer theirs");
    EXPECT_EQ(requests[3].authorization, "") << "reset_password needs no credentials and gets none";
}

// ---- before anything is sent ----

TEST(ClientCall, ArgumentErrorsSendNothing) {
    Service service;
    const auto client = client_of(service.base_url());
    for (const char *json : {"", "{}", R"({"id":"x"})", R"({"di":1})", "[", R"({"id":1,"more":2})"}) {
        const Outcome outcome = client->call("get_invoice", json);
        EXPECT_EQ(code_of(outcome), ErrorCode::argument) << json;
        EXPECT_EQ(outcome.result.error().operation, "get_invoice");
    }
    EXPECT_TRUE(service.requests().empty());
}

TEST(ClientCall, AnUnknownOperationIsRefusedWithTheNearestKnownOne) {
    Service service;
    const Outcome outcome = client_of(service.base_url())->call("get_invoices", "");
    EXPECT_EQ(code_of(outcome), ErrorCode::argument);
    EXPECT_NE(message_of(outcome).find("unknown operation 'get_invoices'; did you mean '"),
              std::string::npos);
    EXPECT_TRUE(service.requests().empty());
}

TEST(ClientCall, ABodyBeyondTheLimitIsNotSent) {
    Service service;
    const auto client = client_of(service.base_url(), {{"max_body_bytes", "1024"}});
    EXPECT_EQ(code_of(client->call("reset_password", R"({"email":")" + std::string(2000, 'x') + "\"}")),
              ErrorCode::too_large);
    EXPECT_TRUE(service.requests().empty());
}

TEST(ClientCreate, ReportsAWrongConfig) {
    Config config;
    config.set("auth", "magic");
    const auto client = Client::create(config);
    ASSERT_FALSE(client.has_value());
    EXPECT_EQ(client.error().code, ErrorCode::configuration);
}

// ---- retries ----

class ClientRetries : public ::testing::Test {
  protected:
    std::atomic<int> failures = 1000;
    std::atomic<int> status = 503;
    std::string body = "<html>Service Unavailable</html>";
    HttpServer server{[this](const HttpServer::Request &) {
        return failures-- > 0 ? Answer{.body = body, .status = status, .content_type = "text/html"}
                              : Answer{.body = std::string(details)};
    }};

    std::unique_ptr<Client> client(const Values &more = {}) const {
        Values values = more;
        values.insert({{"auth", "none"}, {"retries", "2"}});
        return client_of(server.base_url(), values);
    }
};

TEST_F(ClientRetries, AGetIsTriedAsOftenAsConfigured) {
    const Outcome outcome = client()->call("get_details", "");
    EXPECT_EQ(code_of(outcome), ErrorCode::unavailable);
    EXPECT_EQ(outcome.result.error().reason, "");
    EXPECT_EQ(outcome.result.error().http_status, 503);
    EXPECT_TRUE(outcome.result.error().retryable);
    EXPECT_EQ(server.count("GET /details"), 3U);
}

TEST_F(ClientRetries, AGetSucceedsOnceTheServiceIsBack) {
    failures = 2;
    const Outcome outcome = client()->call("get_details", "");
    ASSERT_EQ(code_of(outcome), ErrorCode::none) << message_of(outcome);
    ASSERT_EQ(outcome.attempts.size(), 3U);
    EXPECT_EQ(outcome.attempts[0].status, 503);
    EXPECT_EQ(outcome.attempts[0].error, ErrorCode::unavailable);
    EXPECT_EQ(outcome.attempts[2].status, 200);
    EXPECT_EQ(outcome.attempts[2].number, 3);
    EXPECT_EQ(outcome.attempts[2].error, ErrorCode::none);
}

TEST_F(ClientRetries, GatewayFailuresAreRetriedWhateverTheirBody) {
    for (const int each : {502, 503, 504}) {
        for (const char *said :
             {R"({"error":["upstream"]})", "", "<html>", "Bad gateway", R"({"client":{}})", "{",
              R"({"error":["invalid method"]})", R"({"token":null,"mfa":{"token":"m"}})"}) {
            status = each;
            body = said;
            const auto before = server.requests().size();
            const Outcome outcome = client()->call("get_details", "");
            EXPECT_EQ(code_of(outcome), ErrorCode::unavailable) << said;
            EXPECT_TRUE(outcome.result.error().retryable);
            EXPECT_EQ(server.requests().size() - before, 3U) << each;
        }
    }
}

TEST_F(ClientRetries, OtherFailuresAreNotRetried) {
    for (const int each : {400, 401, 403, 404, 500, 501}) {
        status = each;
        body = R"({"error":["no"]})";
        const auto before = server.requests().size();
        EXPECT_NE(code_of(client()->call("get_details", "")), ErrorCode::none);
        EXPECT_EQ(server.requests().size() - before, 1U) << each;
    }
}

TEST_F(ClientRetries, AWriteThatMayHaveBeenCarriedOutIsNotRepeated) {
    const auto writer = client();
    const Outcome ticket = writer->call("create_ticket", R"({"dept_id":1,"subject":"s","body":"b"})");
    const Outcome logout = writer->call("logout", "");
    const Outcome raw = writer->request("POST", "/x", "{}");
    for (const Outcome *outcome : {&ticket, &logout, &raw}) {
        EXPECT_EQ(code_of(*outcome), ErrorCode::ambiguous_write);
        EXPECT_EQ(outcome->result.error().reason, reason::unavailable) << "what went wrong";
        EXPECT_EQ(outcome->result.error().http_status, 503);
        EXPECT_EQ(outcome->result.error().retry_after, -1) << "there is nothing to wait for";
        EXPECT_FALSE(outcome->result.error().retryable);
    }
    EXPECT_EQ(server.requests().size(), 3U);
}

TEST_F(ClientRetries, AWriteThatAFailingServiceRefusesIsAmbiguousAndOneThatItRefusesIsNot) {
    body = R"({"error":["upstream"]})";
    for (const auto &[answered, code] : std::map<int, ErrorCode>{{200, ErrorCode::refused},
                                                                 {400, ErrorCode::refused},
                                                                 {500, ErrorCode::ambiguous_write},
                                                                 {503, ErrorCode::ambiguous_write}}) {
        status = answered;
        const Outcome outcome = client()->call("create_ticket", R"({"dept_id":1,"subject":"s","body":"b"})");
        EXPECT_EQ(code_of(outcome), code) << answered;
    }
    EXPECT_EQ(server.requests().size(), 4U);
}

TEST_F(ClientRetries, AnIdempotentWriteIsRepeated) {
    client()->call("update_details", "");
    EXPECT_EQ(server.count("PUT /details"), 3U);
    client()->call("delete_dns_zone", R"({"service_id":1,"zone_id":2})");
    EXPECT_EQ(server.count("DELETE /service/1/dns/2"), 3U);
    const Outcome outcome = client()->request("DELETE", "/x", {});
    EXPECT_EQ(code_of(outcome), ErrorCode::unavailable);
    EXPECT_TRUE(outcome.result.error().retryable);
    EXPECT_EQ(server.count("DELETE /x"), 3U);
}

TEST_F(ClientRetries, AnOutageThatBreaksOffInItsAnswerIsOneToo) {
    const RawServer breaking(
        {{{"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 100\r\n\r\n{", {}, false}}});
    const Outcome outcome =
        client_of(breaking.base_url(), {{"auth", "none"}, {"retries", "0"}})->call("get_details", "");
    EXPECT_EQ(code_of(outcome), ErrorCode::unavailable) << message_of(outcome);
    EXPECT_TRUE(outcome.result.error().retryable);
}

TEST_F(ClientRetries, AWriteThatTheLimitTurnedAwayIsSentAgain) {
    failures = 1;
    status = 429;
    const Outcome outcome = client()->call("create_ticket", R"({"dept_id":1,"subject":"s","body":"b"})");
    EXPECT_EQ(server.count("POST /tickets"), 2U);
    EXPECT_NE(code_of(outcome), ErrorCode::rate_limited);
}

TEST_F(ClientRetries, ADeleteWhoseRepetitionFindsNothingSaysSo) {
    const HttpServer once([asked = std::make_shared<std::atomic<int>>(0)](const HttpServer::Request &) {
        return asked->fetch_add(1) == 0 ? Answer{.body = "<html>", .status = 502, .content_type = "text/html"}
                                        : Answer{.body = R"({"error":["Zone not found"]})"};
    });
    const auto deleter = client_of(once.base_url(), {{"auth", "none"}, {"retries", "2"}});
    const Outcome outcome = deleter->call("delete_dns_zone", R"({"service_id":1,"zone_id":2})");
    EXPECT_EQ(code_of(outcome), ErrorCode::not_found);
    EXPECT_EQ(outcome.result.error().reason, reason::repeated);
}

TEST_F(ClientRetries, WhatAReadOrAnUpdateDoesNotFindWasNotThereBefore) {
    for (const char *operation : {"get_details", "update_details"}) {
        const HttpServer once([asked = std::make_shared<std::atomic<int>>(0)](const HttpServer::Request &) {
            return asked->fetch_add(1) == 0 ? Answer{.status = 502}
                                            : Answer{.body = R"({"error":["Client not found"]})"};
        });
        const auto patient = client_of(once.base_url(), {{"auth", "none"}, {"retries", "2"}});
        const Outcome outcome = patient->call(operation, "");
        EXPECT_EQ(code_of(outcome), ErrorCode::not_found);
        EXPECT_EQ(outcome.result.error().reason, "");
    }
}

// ---- answers without content ----

struct Empty {
    const char *operation;
    const char *arguments;
    ErrorCode code;
};

TEST(ClientEmptyAnswers, AreASuccessWhereNothingInThemIsNeeded) {
    for (const Answer &answer : {Answer{.body = "", .status = 204}, Answer{.body = ""}, Answer{.body = " \n"},
                                 Answer{.body = "null"}}) {
        const HttpServer server([answer](const HttpServer::Request &) { return answer; });
        const auto client = client_of(server.base_url(), {{"auth", "none"}, {"retries", "0"}});
        for (const Empty &each :
             {Empty{"delete_dns_record", R"({"service_id":1,"zone_id":2,"record_id":3})", ErrorCode::none},
              Empty{"edit_dns_record", R"({"service_id":1,"zone_id":2,"record_id":3})", ErrorCode::none},
              Empty{"reply_ticket", R"({"number":1,"body":"b"})", ErrorCode::none},
              Empty{"logout", "", ErrorCode::none}, Empty{"get_details", "", ErrorCode::malformed_answer},
              Empty{"login", R"({"username":"u","password":"p"})", ErrorCode::malformed_answer},
              Empty{"create_ticket", R"({"dept_id":1,"subject":"s","body":"b"})", ErrorCode::ambiguous_write},
              Empty{"add_contact", R"({"email":"a@example.com"})", ErrorCode::ambiguous_write}}) {
            const Outcome outcome = client->call(each.operation, each.arguments);
            EXPECT_EQ(code_of(outcome), each.code) << each.operation << ": " << message_of(outcome);
            EXPECT_EQ(outcome.document.root().is_object(), each.code == ErrorCode::none);
        }
    }
}

TEST(ClientEmptyAnswers, OfARawWriteAreASuccessToo) {
    const HttpServer server([](const HttpServer::Request &) { return Answer{.body = "", .status = 204}; });
    const auto client = client_of(server.base_url(), {{"auth", "none"}, {"retries", "0"}});
    EXPECT_EQ(code_of(client->request("DELETE", "/x", {})), ErrorCode::none);
    EXPECT_EQ(code_of(client->request("POST", "/x", "{}")), ErrorCode::none);
    EXPECT_EQ(code_of(client->request("GET", "/x", {})), ErrorCode::malformed_answer);
}

TEST_F(ClientRetries, SpendABudgetThatAllCallsOfAClientShare) {
    const auto frugal = client({{"retry_budget", "3"}});
    frugal->call("get_details", "");
    frugal->call("get_details", "");
    frugal->call("get_details", "");
    EXPECT_EQ(server.count("GET /details"), 3U + 3U) << "three calls and three retries";
}

TEST_F(ClientRetries, ARetryThatTheDeadlineForbidsCostsNoBudget) {
    const HttpServer late([asked = std::make_shared<std::atomic<int>>(0)](const HttpServer::Request &) {
        const int number = asked->fetch_add(1);
        return number == 0   ? Answer{.status = 503, .headers = {{"Retry-After", "1000"}}}
               : number == 1 ? Answer{.status = 503}
                             : Answer{.body = std::string(details)};
    });
    const auto frugal =
        client_of(late.base_url(), {{"auth", "none"}, {"retries", "1"}, {"retry_budget", "1"}});
    EXPECT_EQ(code_of(frugal->call("get_details", "")), ErrorCode::unavailable);
    EXPECT_EQ(code_of(frugal->call("get_details", "")), ErrorCode::none);
}

TEST_F(ClientRetries, MayBeChosenForOneCall) {
    CallOptions options;
    ASSERT_TRUE(options.set("retries", "0").has_value());
    client()->call("get_details", "", options);
    EXPECT_EQ(server.count("GET /details"), 1U);
}

TEST_F(ClientRetries, StopAtTheDeadline) {
    const Clock::time_point start = Clock::now();
    const Outcome outcome = client({{"timeout_ms", "300"},
                                    {"retries", "20"},
                                    {"retry_base_ms", "60000"},
                                    {"retry_max_ms", "600000"}})
                                ->call("get_details", "");
    EXPECT_EQ(outcome.result.error().http_status, 503) << "the failure itself is told, not that time ran out";
    EXPECT_LT(Clock::now() - start, Milliseconds(5000));
}

TEST_F(ClientRetries, NothingIsSentOnceTheDeadlineHasPassed) {
    CallOptions options;
    options.timeout = Milliseconds(0);
    const Outcome outcome =
        client()->call("create_ticket", R"({"dept_id":1,"subject":"s","body":"b"})", options);
    EXPECT_EQ(code_of(outcome), ErrorCode::timeout) << message_of(outcome);
    EXPECT_EQ(server.requests().size(), 0U);
}

TEST_F(ClientRetries, CanBeCancelledBetweenTwoTries) {
    const auto give_up_after_the_first = [](void *context) -> std::int32_t {
        return static_cast<const HttpServer *>(context)->requests().empty() ? 0 : 1;
    };
    const auto patient =
        client_of(server.base_url(), {{"auth", "none"}, {"retries", "20"}, {"retry_base_ms", "10000"}},
                  {give_up_after_the_first, &server});
    const Clock::time_point start = Clock::now();
    EXPECT_EQ(code_of(patient->call("get_details", "")), ErrorCode::cancelled);
    EXPECT_LT(Clock::now() - start, Milliseconds(5000));
}

TEST(ClientConnection, AFailureOfAGetIsRetried) {
    const RawServer server({{hang_up()}, {hang_up()}, {json_reply(details)}});
    const auto client = client_of(server.base_url(), {{"auth", "none"}, {"retries", "5"}});
    const Outcome outcome = client->call("get_details", "");
    EXPECT_EQ(code_of(outcome), ErrorCode::none) << message_of(outcome);
    EXPECT_EQ(server.requests().size(), 3U);
}

TEST(ClientConnection, AFailureOfAWriteIsReportedAsUncertain) {
    const RawServer server({{hang_up()}});
    const auto client = client_of(server.base_url(), {{"auth", "none"}, {"retries", "5"}});
    const Outcome outcome = client->call("create_ticket", R"({"dept_id":1,"subject":"s","body":"b"})");
    EXPECT_EQ(code_of(outcome), ErrorCode::ambiguous_write);
    EXPECT_EQ(outcome.result.error().reason, "connection");
    EXPECT_FALSE(outcome.result.error().retryable);
    EXPECT_EQ(server.requests().size(), 1U);
}

TEST(ClientConnection, AWriteThatNeverLeftMayBeRetriedByTheCaller) {
    std::string gone;
    {
        const RawServer server({{hang_up()}});
        gone = server.base_url();
    }
    const Outcome outcome = client_of(gone, {{"auth", "none"}})->call("logout", "");
    EXPECT_EQ(code_of(outcome), ErrorCode::connection);
    EXPECT_TRUE(outcome.result.error().retryable);
}

// ---- answers ----

TEST(ClientAnswer, OfAnotherOperationIsMalformed) {
    for (const char *body :
         {R"({"invoices":[]})", R"({"client":"x"})", "null", "[]", "[1]", "\"text\"", "7"}) {
        const HttpServer server([&](const HttpServer::Request &) { return Answer{.body = body}; });
        const Outcome outcome = client_of(server.base_url(), {{"auth", "none"}})->call("get_details", "");
        EXPECT_EQ(code_of(outcome), ErrorCode::malformed_answer) << body;
        EXPECT_EQ(outcome.result.error().reason, reason::wrong_type) << body;
        EXPECT_EQ(outcome.result.error().http_status, 200);
        EXPECT_EQ(outcome.result.error().details().excerpt, body);
    }
}

TEST(ClientAnswer, ARedirectIsMalformed) {
    const HttpServer server([](const HttpServer::Request &) {
        return Answer{.body = "", .status = 302, .headers = {{"Location", "/api/elsewhere"}}};
    });
    const Outcome outcome = client_of(server.base_url(), {{"auth", "none"}})->call("get_details", "");
    EXPECT_EQ(outcome.result.error().reason, reason::redirect);
    EXPECT_EQ(server.requests().size(), 1U);
}

TEST(ClientAnswer, ATruncatedOneIsDescribed) {
    const RawServer::Reply half{
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"a\":", {}, {}};
    const RawServer server({{half}});
    const Outcome outcome = client_of(server.base_url(), {{"auth", "none"}})->call("get_details", "");
    EXPECT_EQ(code_of(outcome), ErrorCode::malformed_answer);
    EXPECT_EQ(outcome.result.error().reason, reason::truncated);
    EXPECT_EQ(outcome.result.error().details().excerpt, "{\"a\":");
    EXPECT_EQ(outcome.result.error().details().content_type, "application/json");
}

TEST(ClientAnswer, NothingOfALoginGetsIntoAnError) {
    const HttpServer server(
        [](const HttpServer::Request &) { return Answer{.body = R"({"tok":"hush","x":)"}; });
    const Outcome outcome = client_of(server.base_url())->call("get_details", "");
    EXPECT_EQ(outcome.result.error().reason, reason::truncated);
    EXPECT_EQ(outcome.result.error().details().excerpt, "");
    EXPECT_EQ(message_of(outcome).find("hush"), std::string::npos);
}

TEST(ClientAnswer, ARateLimitTellsHowLongToWait) {
    const HttpServer server([](const HttpServer::Request &) {
        return Answer{
            .body = "<html>", .status = 429, .content_type = "text/html", .headers = {{"Retry-After", "90"}}};
    });
    const Outcome outcome = client_of(server.base_url(), {{"retries", "3"}})->call("get_details", "");
    EXPECT_EQ(code_of(outcome), ErrorCode::rate_limited);
    EXPECT_EQ(outcome.result.error().retry_after, 90);
    EXPECT_TRUE(outcome.result.error().retryable);
    EXPECT_EQ(server.requests().size(), 1U);
}

// ---- list_service_dns falls back to list_dns ----

TEST(ClientFallback, TheWholeListIsNarrowedWhereAnInstallLacksTheOperation) {
    const HttpServer server([](const HttpServer::Request &request) {
        return Answer{
            .body =
                request.path == "/dns"
                    ? R"({"service_ids":["10","67"],"zones":[{"domain_id":"60","name":"a.example","service_id":"10"},)"
                      R"({"domain_id":"61","name":"b.example","service_id":"67"}]})"
                    : R"({"error":["invalid method"]})"};
    });
    const Outcome outcome =
        client_of(server.base_url(), {{"auth", "none"}})->call("list_service_dns", R"({"service_id":"10"})");
    ASSERT_EQ(code_of(outcome), ErrorCode::none) << message_of(outcome);
    EXPECT_EQ(json_of(outcome.document.root()),
              R"({"service_ids":[10],"zones":[{"domain_id":60,"name":"a.example","service_id":10}]})");
    EXPECT_EQ(outcome.attempts.size(), 2U);
    EXPECT_EQ(server.count("GET /service/10/dns"), 1U);
    EXPECT_EQ(server.count("GET /dns"), 1U);
}

TEST(ClientFallback, OtherFailuresStayFailures) {
    const HttpServer server(
        [](const HttpServer::Request &) { return Answer{.body = R"({"error":["no such service"]})"}; });
    const Outcome outcome =
        client_of(server.base_url(), {{"auth", "none"}})->call("list_service_dns", R"({"service_id":10})");
    EXPECT_EQ(code_of(outcome), ErrorCode::refused);
    EXPECT_EQ(server.requests().size(), 1U);
}

TEST(ClientFallback, AFailureOfTheWholeListIsTheOperations) {
    const HttpServer server(
        [](const HttpServer::Request &) { return Answer{.body = R"({"error":["invalid method"]})"}; });
    const Outcome outcome =
        client_of(server.base_url(), {{"auth", "none"}})->call("list_service_dns", R"({"service_id":10})");
    EXPECT_EQ(code_of(outcome), ErrorCode::unsupported);
    EXPECT_EQ(outcome.result.error().operation, "list_service_dns");
    EXPECT_EQ(server.requests().size(), 2U);
}

// ---- raw requests ----

/// Server and proxy do not speak TLS, because the test only checks which of them is reached.
TEST(ClientProxy, TheEnvironmentsProxyLearnsNothingOfThisMachineHoweverItIsSpelt) {
    const RawServer::Reply no_tls{.bytes = "no TLS\r\n", .unasked = true};
    for (const char *const variable : {"https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"}) {
        for (const std::string host :
             {"LOCALHOST", "localhost.", "LocalHost.", "127.0.0.1", "api.LOCALHOST", "balvps.invalid"}) {
            SCOPED_TRACE(variable + (", " + host));
            const RawServer server({{no_tls}});
            const RawServer proxy({{no_tls}});
            const std::string proxy_url = "http://127.0.0.1:" + std::to_string(proxy.port());
            const EnvironmentVariable environment(variable, proxy_url.c_str());
            const auto client = client_of("https://" + host + ":" + std::to_string(server.port()) + "/api",
                                          {{"token", "token"}});
            const Outcome outcome = client->call("get_details", "");
            EXPECT_NE(code_of(outcome), ErrorCode::none);
            const bool elsewhere = host == "balvps.invalid";
            EXPECT_EQ(server.connections(), elsewhere ? 0U : 1U) << message_of(outcome);
            EXPECT_EQ(proxy.connections(), elsewhere ? 1U : 0U) << message_of(outcome);
        }
    }
}

TEST(ClientRequest, SignsInAndLeavesTheAnswerAsItCame) {
    Service service;
    service.answer = [](const HttpServer::Request &) {
        return Answer{.body = R"({"id":"7","list":{"0":"1"}})"};
    };
    const Outcome outcome = client_of(service.base_url())->request("GET", "/unknown?page=1", {});
    ASSERT_EQ(code_of(outcome), ErrorCode::none) << message_of(outcome);
    EXPECT_EQ(json_of(outcome.document.root()), R"({"id":"7","list":{"0":"1"}})");
    EXPECT_EQ(service.lines(), (Lines{"POST /login", "GET /unknown?page=1"}));
}

TEST(ClientRequest, AFailureInsideTheAnswerIsAnError) {
    const HttpServer server([](const HttpServer::Request &) { return Answer{.body = R"({"error":"no"})"}; });
    EXPECT_EQ(code_of(client_of(server.base_url(), {{"auth", "none"}})->request("POST", "/x", "{}")),
              ErrorCode::refused);
}

TEST(ClientRequest, ShowsNothingOfAnAnswerThatMayHoldTokens) {
    const HttpServer server(
        [](const HttpServer::Request &) { return Answer{.body = R"({"token":"a.b.c",})"}; });
    const auto client = client_of(server.base_url(), {{"auth", "none"}});
    for (const char *path : {"/login", "/login?x=1", "/token", "/mfa/verify", "/lo%67in", "/%256cogin/",
                             "/LOGIN", "/token;x=1", "/mfa;x=y/verif%79"}) {
        const Outcome outcome = client->request("POST", path, "{}");
        ASSERT_FALSE(outcome.result.has_value()) << path;
        EXPECT_EQ(outcome.result.error().details().excerpt, "") << path;
    }
    EXPECT_EQ(client->request("POST", "/x", "{}").result.error().details().excerpt, R"({"token":"***",})");
}

TEST(ClientRequest, AWrongOneSendsNothing) {
    Service service;
    const auto client = client_of(service.base_url());
    for (const char *path :
         {"/../admin", "/..%2fadmin", "/%2e%2e%2fadmin", "/%252e%252e/admin", "/..;x/admin"}) {
        EXPECT_EQ(code_of(client->request("GET", path, {})), ErrorCode::argument) << path;
    }
    EXPECT_EQ(code_of(client->request("POST", "/x", "{")), ErrorCode::argument);
    EXPECT_TRUE(service.requests().empty());
}

// ---- secrets ----

/// Runs calls on this thread. @return how often freed memory still held the secret.
std::size_t left_behind(std::string_view secret, const std::string &base_url, const Values &values) {
    const FreedMemoryWatch watch(secret);
    {
        Config config;
        for (const auto &[key, value] : values) {
            config.set(key, value);
        }
        config.set("base_url", base_url);
        config.set("auth", values.contains("auth") ? values.at("auth") : "jwt");
        const auto client = std::move(Client::create(config).value());
        EXPECT_EQ(code_of(client->call("get_details", "")), ErrorCode::none);
        EXPECT_EQ(code_of(client->call("refresh_token", "")), ErrorCode::none);
        EXPECT_EQ(code_of(client->call("get_details", "")), ErrorCode::none);
    }
    return watch.sightings();
}

TEST(ClientSecrets, AreWipedFromAllMemoryThatTheLibraryFrees) {
    const std::string token = test::token_with(R"({"sub":"a-token-that-is-long-enough-to-be-recognised"})");
    const std::string refresh = "refresh-" + std::string(60, 'r');
    const std::string password = "password-" + std::string(60, 'p');
    const HttpServer server([&](const HttpServer::Request &request) {
        return Answer{.body = request.path == "/details"
                                  ? std::string(details)
                                  : "{\"token\":\"" + token + "\",\"refresh\":\"" + refresh + "\"}"};
    });
    const Values values = {{"username", "user@example.com"}, {"password", password}};
    EXPECT_EQ(left_behind(token, server.base_url(), values), 0U);
    EXPECT_EQ(left_behind(refresh, server.base_url(), values), 0U);
    EXPECT_EQ(left_behind(password, server.base_url(), values), 0U);
}

// ---- what an answer may cost ----

/// An answer of this size that needs as much memory as possible.
std::string dear_answer(std::size_t size) {
    std::string body = R"({"client":{"x":[{})";
    while (body.size() < size) {
        body += ",{}";
    }
    return body + "]}}";
}

TEST(ClientReads, AnAnswerThatTakesTooMuchMemoryIsTooLarge) {
    constexpr std::size_t max_body_bytes = std::size_t{4} << 20;
    Service service;
    service.answer = [](const HttpServer::Request &) {
        return Answer{.body = dear_answer(max_body_bytes - 100)};
    };
    const auto client = client_of(service.base_url(), {{"max_body_bytes", std::to_string(max_body_bytes)}});
    client->call("get_details", "");
    const test::MemoryPeak peak;
    const Outcome read = client->call("get_details", "");
    EXPECT_LE(peak.bytes(), 10 * max_body_bytes + (std::size_t{16} << 20));
    EXPECT_EQ(code_of(read), ErrorCode::too_large);
    EXPECT_NE(message_of(read).find("memory"), std::string::npos) << message_of(read);
    const Outcome written = client->call("create_ticket", R"({"dept_id":1,"subject":"s","body":"b"})");
    EXPECT_EQ(code_of(written), ErrorCode::ambiguous_write) << message_of(written);
    EXPECT_EQ(written.result.error().reason, "too_large");
}

TEST(ClientReads, AnOutageIsOneHoweverMuchItSays) {
    Service service;
    service.answer = [](const HttpServer::Request &) {
        return Answer{.body = dear_answer(3 << 20), .status = 503};
    };
    const auto client = client_of(service.base_url(), {{"max_body_bytes", "4194304"}});
    EXPECT_EQ(code_of(client->call("get_details", "")), ErrorCode::unavailable);
}

/// An answer that takes long to read, so that the interrupt function is called meanwhile.
std::string long_answer() {
    std::string body = R"({"client":{"x":[1)";
    for (int i = 0; i < 20'000; ++i) {
        body += ",1";
    }
    return body + "]}}";
}

TEST(ClientReads, WithinTheDeadline) {
    Service service;
    service.answer = [](const HttpServer::Request &) { return Answer{.body = long_answer()}; };
    const Interrupt slow{[](void *) {
                             std::this_thread::sleep_for(std::chrono::milliseconds(500));
                             return std::int32_t{0};
                         },
                         nullptr, nullptr};
    const auto client = client_of(service.base_url(), {{"timeout_ms", "400"}}, slow);
    EXPECT_EQ(code_of(client->call("get_details", "")), ErrorCode::timeout);
    const Outcome written = client->call("create_ticket", R"({"dept_id":1,"subject":"s","body":"b"})");
    EXPECT_EQ(code_of(written), ErrorCode::ambiguous_write) << message_of(written);
    EXPECT_EQ(written.result.error().reason, "timeout");
}

TEST(ClientReads, UntilItIsInterrupted) {
    Service service;
    service.answer = [](const HttpServer::Request &) { return Answer{.body = long_answer()}; };
    const Interrupt at_once{[](void *) { return std::int32_t{1}; }, nullptr, nullptr};
    EXPECT_EQ(code_of(client_of(service.base_url(), {}, at_once)->call("get_details", "")),
              ErrorCode::cancelled);
}

}  // namespace
}  // namespace balvps
