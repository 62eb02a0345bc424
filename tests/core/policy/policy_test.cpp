// Limits, second factors, read-only clients, confirmation and cancellation, against a server on this machine.
#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <thread>

#include "clients.h"
#include "http_server.h"
#include "printing.h"
#include "raw_server.h"
#include "tokens.h"

namespace balvps {
namespace {

using test::client_of;
using test::code_of;
using test::hang_up;
using test::HttpServer;
using test::json_of;
using test::json_reply;
using test::message_of;
using test::RawServer;
using Answer = HttpServer::Answer;

constexpr std::string_view details = R"({"client":{"id":"26","email":"user@example.com"}})";

// ---- limits

/// A service whose logins send rate limit headers.
class LimitedService {
  public:
    std::string reset = "100";
    std::atomic<int> remaining = 1;
    HttpServer server{[this](const HttpServer::Request &) {
        return Answer{.body = R"({"token":"a.b.c"})",
                      .headers = {{"X-RateLimit-Limit", "25"},
                                  {"X-RateLimit-Remaining", std::to_string(--remaining)},
                                  {"X-RateLimit-Reset", reset}}};
    }};
};

TEST(RateLimit, ASpentBudgetOfLoginsIsNotAskedForMore) {
    LimitedService service;
    const auto client = client_of(service.server.base_url());
    client->call("login", "");
    const Outcome outcome = client->call("login", "");
    EXPECT_EQ(code_of(outcome), ErrorCode::rate_limited) << message_of(outcome);
    EXPECT_GE(outcome.result.error().retry_after, 98);
    EXPECT_LE(outcome.result.error().retry_after, 100);
    EXPECT_EQ(service.server.count("POST /login"), 1U);
}

TEST(RateLimit, AUnixTimeIsUnderstoodToo) {
    LimitedService service;
    service.reset = std::to_string(std::time(nullptr) + 100);
    const auto client = client_of(service.server.base_url());
    client->call("login", "");
    const Outcome outcome = client->call("login", "");
    EXPECT_EQ(code_of(outcome), ErrorCode::rate_limited);
    EXPECT_NEAR(static_cast<double>(outcome.result.error().retry_after), 99, 2);
}

TEST(RateLimit, AWaitThatFitsTheDeadlineIsWaited) {
    LimitedService service;
    service.reset = "1";
    const auto client = client_of(service.server.base_url());
    client->call("login", "");
    const Clock::time_point start = Clock::now();
    client->call("login", "");
    EXPECT_GE(Clock::now() - start, Milliseconds(900));
    EXPECT_EQ(service.server.count("POST /login"), 2U);
}

TEST(RateLimit, RetryAfterHoldsAllCallsBack) {
    std::atomic<int> asked = 0;
    const HttpServer server([&](const HttpServer::Request &) {
        return ++asked == 1 ? Answer{.body = "{}", .status = 429, .headers = {{"Retry-After", "1"}}}
                            : Answer{.body = std::string(details)};
    });
    const auto client = client_of(server.base_url(), {{"auth", "none"}});
    EXPECT_EQ(code_of(client->call("get_details", "")), ErrorCode::rate_limited);
    const Clock::time_point start = Clock::now();
    EXPECT_EQ(code_of(client->call("get_details", "")), ErrorCode::none);
    EXPECT_GE(Clock::now() - start, Milliseconds(500));
}

TEST(RateLimit, AWaitThatItsJitterTakesBeyondTheDeadlineIsNotBegun) {
    const HttpServer server([](const HttpServer::Request &request) {
        return request.method == "GET" ? Answer{.status = 429, .headers = {{"Retry-After", "1"}}}
                                       : Answer{.body = R"({"ticket":1})"};
    });
    const auto client = client_of(server.base_url(),
                                  {{"auth", "none"}, {"retry_base_ms", "60000"}, {"retry_max_ms", "600000"}});
    client->call("get_details", "");
    CallOptions options;
    options.timeout = Milliseconds(1010);
    const Outcome outcome =
        client->call("create_ticket", R"({"dept_id":1,"subject":"s","body":"b"})", options);
    EXPECT_EQ(code_of(outcome), ErrorCode::rate_limited) << message_of(outcome);
    EXPECT_EQ(server.count("POST /tickets"), 0U);
}

HttpResponse turned_away(std::string_view retry_after) {
    HttpResponse response;
    response.status = 429;
    if (!retry_after.empty()) {
        response.headers.add_line("Retry-After: " + std::string(retry_after));
    }
    return response;
}

TEST(RateLimit, ATurnedAwayRequestThatSaysNothingShortensNoWait) {
    RateLimits limits;
    limits.note(LimitScope::calls, turned_away("1000"));
    limits.note(LimitScope::calls, turned_away(""));
    ASSERT_TRUE(limits.blocked_until(LimitScope::calls).has_value());
    EXPECT_GT(*limits.blocked_until(LimitScope::calls), Clock::now() + std::chrono::seconds(990));
}

TEST(RateLimit, StatesAreReadable) {
    LimitedService service;
    service.remaining = 25;
    const auto client = client_of(service.server.base_url());
    client->call("login", "");
    const LimitState login = client->rate_limits().states()[0];
    EXPECT_EQ(login.limit, 25);
    EXPECT_EQ(login.remaining, 24);
    EXPECT_TRUE(login.reset.has_value());
    EXPECT_FALSE(login.blocked_until.has_value());
    EXPECT_FALSE(client->rate_limits().states()[1].limit.has_value());
}

// ---- the second factor

/// A service that requires a second factor: 123456, or a code from the secret.
class GuardedService {
  public:
    std::string expires_at = std::to_string(std::time(nullptr) + 300);
    HttpServer server{[this](const HttpServer::Request &request) {
        if (request.path == "/login") {
            return Answer{
                .body =
                    R"({"token":null,"mfa":{"token":"mfa.token","methods":["sms","google_authenticator"],"expires_at":)" +
                    expires_at + "}}"};
        }
        if (request.path == "/mfa/verify") {
            const bool right =
                request.authorization == "Bearer mfa.token" &&
                (request.body == R"({"method":"google_authenticator","payload":{"code":"123456"}})" ||
                 any_code);
            return Answer{.body = right ? R"({"token":"full.token","refresh":"r"})"
                                        : R"({"error":["wrong code"]})"};
        }
        return Answer{.body = request.authorization == "Bearer full.token" ? std::string(details)
                                                                           : R"({"error":["unauthorized"]})"};
    }};
    bool any_code = false;
};

TEST(SecondFactor, IsAskedForAndAnswered) {
    GuardedService service;
    const auto client = client_of(service.server.base_url());
    EXPECT_EQ(code_of(client->call("get_details", "")), ErrorCode::second_factor_needed);
    EXPECT_EQ(code_of(client->call("get_details", "")), ErrorCode::second_factor_needed);
    EXPECT_EQ(service.server.count("POST /login"), 1U) << "no login is spent while one waits";
    const Outcome wrong = client->verify_second_factor("000000");
    EXPECT_EQ(code_of(wrong), ErrorCode::authentication);
    EXPECT_EQ(wrong.result.error().reason, reason::wrong_code);
    const Outcome verified = client->verify_second_factor("123456");
    EXPECT_EQ(code_of(verified), ErrorCode::none) << message_of(verified);
    EXPECT_EQ(code_of(client->call("get_details", "")), ErrorCode::none);
    EXPECT_EQ(service.server.count("POST /login"), 1U);
}

TEST(SecondFactor, AnExplicitLoginAsksToo) {
    GuardedService service;
    const auto client = client_of(service.server.base_url());
    EXPECT_EQ(code_of(client->call("login", "")), ErrorCode::second_factor_needed);
    EXPECT_EQ(code_of(client->verify_second_factor("123456")), ErrorCode::none);
    EXPECT_EQ(code_of(client->call("get_details", "")), ErrorCode::none);
}

TEST(SecondFactor, ASecretInTheConfigAnswersIt) {
    GuardedService service;
    service.any_code = true;
    const auto client = client_of(service.server.base_url(), {{"totp_secret", "GEZDGNBVGY3TQOJQ"}});
    EXPECT_EQ(code_of(client->call("get_details", "")), ErrorCode::none);
    EXPECT_EQ(service.server.count("POST /mfa/verify"), 1U);
    const auto explicitly = client_of(service.server.base_url(), {{"totp_secret", "gezd gnbv gy3t qojq"}});
    EXPECT_EQ(code_of(explicitly->call("login", "")), ErrorCode::none);
}

TEST(SecondFactor, AnOverdueChallengeIsAskedForAgain) {
    GuardedService service;
    service.expires_at = "1";
    const auto client = client_of(service.server.base_url());
    client->call("get_details", "");
    client->call("get_details", "");
    EXPECT_EQ(service.server.count("POST /login"), 2U);
    EXPECT_EQ(code_of(client->verify_second_factor("123456")), ErrorCode::argument);
}

TEST(SecondFactor, AChallengeThatTheServiceForgotIsDropped) {
    const HttpServer server([](const HttpServer::Request &request) {
        return request.path == "/login" ? Answer{.body = R"({"token":null,"mfa":{"token":"m"}})"}
                                        : Answer{.body = R"({"error":["unauthorized"]})", .status = 401};
    });
    const auto client = client_of(server.base_url());
    client->call("get_details", "");
    EXPECT_EQ(code_of(client->verify_second_factor("123456")), ErrorCode::authentication);
    EXPECT_EQ(code_of(client->call("get_details", "")), ErrorCode::second_factor_needed);
    EXPECT_EQ(server.count("POST /login"), 2U);
}

TEST(SecondFactor, AnotherUsersIsNotAnsweredFromTheConfig) {
    GuardedService service;
    const auto client = client_of(service.server.base_url(), {{"totp_secret", "GEZDGNBVGY3TQOJQ"}});
    EXPECT_EQ(code_of(client->call("login", R"({"username":"b@example.com","password":"x"})")),
              ErrorCode::second_factor_needed);
    EXPECT_EQ(service.server.count("POST /mfa/verify"), 0U);
    EXPECT_EQ(code_of(client->verify_second_factor("123456")), ErrorCode::none);
}

// ---- read only

TEST(ReadOnly, WritesAreRefusedBeforeAnythingIsSent) {
    const HttpServer server([](const HttpServer::Request &) { return Answer{.body = std::string(details)}; });
    const auto client = client_of(server.base_url(), {{"auth", "none"}, {"read_only", "true"}});
    for (const char *operation : {"create_ticket", "update_details"}) {
        const Outcome outcome = client->call(operation, R"({"dept_id":1,"subject":"s","body":"b"})");
        if (code_of(outcome) != ErrorCode::argument) {
            EXPECT_EQ(code_of(outcome), ErrorCode::not_permitted) << operation;
            EXPECT_EQ(outcome.result.error().reason, reason::read_only);
        }
    }
    EXPECT_EQ(code_of(client->request("POST", "/x", "{}")), ErrorCode::not_permitted);
    EXPECT_EQ(server.requests().size(), 0U);
    EXPECT_EQ(code_of(client->call("get_details", "")), ErrorCode::none);
}

// ---- confirmation

/// A service whose connection breaks after it has created this many tickets.
class BreakingService {
  public:
    explicit BreakingService(int created) {
        const std::string before =
            R"({"tickets":[{"ticket_number":"1","subject":"s"},{"ticket_number":"2","subject":"other"}]})";
        std::string after = before.substr(0, before.size() - 2);
        for (int i = 0; i < created; ++i) {
            after += R"(,{"ticket_number":"1)" + std::to_string(i) + R"(","subject":"s"})";
        }
        server.emplace(
            std::vector<RawServer::Script>{{json_reply(before), hang_up()}, {json_reply(after + "]}")}});
    }
    Outcome create() {
        CallOptions options;
        EXPECT_TRUE(options.set("confirm", "true").has_value());
        return client_of(server->base_url(), {{"auth", "none"}})
            ->call("create_ticket", R"({"dept_id":1,"subject":"s","body":"b"})", options);
    }
    std::optional<RawServer> server;
};

TEST(Confirm, AWriteThatWasCarriedOutIsFound) {
    BreakingService service(1);
    const Outcome outcome = service.create();
    ASSERT_EQ(code_of(outcome), ErrorCode::none) << message_of(outcome);
    EXPECT_EQ(json_of(outcome.document.root()), R"({"ticket":10})");
}

TEST(Confirm, ElseItSaysWhatWasSeen) {
    for (const int created : {0, 2}) {
        BreakingService service(created);
        const Outcome outcome = service.create();
        EXPECT_EQ(code_of(outcome), ErrorCode::ambiguous_write);
        EXPECT_NE(message_of(outcome).find("list_tickets shows " + std::to_string(created) + " new"),
                  std::string::npos)
            << message_of(outcome);
    }
}

/// How many new items after a lost write are taken for the result of that write.
std::size_t found(const std::string &operation, const std::string &arguments, const std::string &before,
                  const std::string &after) {
    const RawServer server({{json_reply(before), hang_up()}, {json_reply(after)}});
    CallOptions options;
    options.confirm = true;
    const Outcome outcome =
        client_of(server.base_url(), {{"auth", "none"}})->call(operation, arguments, options);
    if (outcome.result) {
        return 1;
    }
    const std::string message = message_of(outcome);
    return static_cast<std::size_t>(std::stoi(message.substr(message.find(" shows ") + 7)));
}

TEST(Confirm, SomebodyElsesItemIsNotTakenForIt) {
    for (const char *other : {"help. Other person's", "Help", "help."}) {
        EXPECT_EQ(found("create_ticket", R"({"dept_id":1,"subject":"help","body":"b"})", R"({"tickets":[]})",
                        R"({"tickets":[{"ticket_number":"2","subject":")" + std::string(other) + R"("}]})"),
                  0U)
            << other;
    }
    EXPECT_EQ(found("add_contact", R"({"firstname":"A"})", R"({"contacts":[]})",
                    R"({"contacts":[{"id":"7","email":"else@example.com"}]})"),
              0U)
        << "nothing tells whose it is";
}

std::size_t found_record(const std::string &written, const std::string &read,
                         const std::string &content = "1", const std::string &zone = "example.com") {
    return found("add_dns_record",
                 R"({"service_id":1,"zone_id":2,"type":"A","content":"1","name":")" + written + "\"}",
                 R"({"name":")" + zone + R"(","records":[]})",
                 R"({"name":")" + zone + R"(","records":[{"id":"5","type":"A","content":")" + content +
                     R"(","name":")" + read + "\"}]}");
}

TEST(Confirm, NamesOfRecordsAreComparedInFull) {
    for (const char *written : {"www", "WWW", "www.example.com", "www.example.com."}) {
        EXPECT_EQ(found_record(written, "www.example.com"), 1U) << written;
    }
    for (const char *apex : {"@", "", "example.com"}) {
        EXPECT_EQ(found_record(apex, "example.com"), 1U) << apex;
        EXPECT_EQ(found_record(apex, "www.example.com"), 0U) << apex;
    }
    EXPECT_EQ(found_record("www", "www.sub.example.com"), 0U);
    EXPECT_EQ(found_record("www", "www.example.com", "2"), 0U);
}

TEST(Confirm, InternationalNamesOfRecordsAreComparedInTheirAsciiForm) {
    EXPECT_EQ(found_record("Bücher", "xn--bcher-kva.example.com"), 1U);
    EXPECT_EQ(found_record("www", "www.xn--strae-oqa.de", "1", "straße.de"), 1U);
    EXPECT_EQ(found_record("www.straße.de", "www.xn--strae-oqa.de", "1", "xn--strae-oqa.de"), 1U);
    EXPECT_EQ(found_record("bücher", "bucher.example.com"), 0U);
}

TEST(Confirm, TextsThatAreNoNamesAreComparedAsTheyAre) {
    EXPECT_EQ(found_record("A b.example.com", "a B.example.com."), 1U);
    EXPECT_EQ(found_record("www", "www.example.com", "1", std::string(300, 'z')), 0U);
    EXPECT_EQ(found_record("www.example.com", "www.example.com", "1", "odd zone"), 1U);
}

std::size_t found_content(const std::string &type, const std::string &written, const std::string &read) {
    return found(
        "add_dns_record",
        R"({"service_id":1,"zone_id":2,"name":"www","type":")" + type + R"(","content":)" + written + "}",
        R"({"name":"example.com","records":[]})",
        R"({"name":"example.com","records":[{"id":"5","name":"www.example.com","type":")" + type +
            R"(","content":)" + read + "}]}");
}

TEST(Confirm, ContentsOfRecordsAreComparedAsTheirTypeDemands) {
    struct Pair {
        const char *type;
        const char *written;
        const char *read;
        bool same;
    };
    for (const Pair &each : {
             Pair{"TXT", R"("token-abc")", R"("\"token-abc\"")", true},
             Pair{"TXT", R"("token-abc")", R"("\"TOKEN-ABC\"")", false},
             Pair{"TXT", R"("token.")", R"("\"token\"")", false},
             Pair{"TXT", R"("abcdef")", R"("\"abc\" \"def\"")", true},
             Pair{"TXT", R"("a\"b")", R"("\"a\\\"b\"")", true},
             Pair{"TXT", R"("a b")", R"("\"a  b\"")", false},
             Pair{"CNAME", R"("Host.Example.NET.")", R"("host.example.net")", true},
             Pair{"CNAME", R"("host.example.net")", R"("other.example.net")", false},
             Pair{"MX", R"("Mail.example.com")", R"("mail.example.com.")", true},
             Pair{"A", R"("192.0.2.1")", R"("192.0.2.1")", true},
             Pair{"AAAA", R"("2001:DB8:0:0::1")", R"("2001:db8::1")", true},
             Pair{"AAAA", R"("2001:db8::1")", R"("2001:db8::2")", false},
             Pair{"CAA", R"x("0 issue \"letsencrypt.org\"")x", R"("0 ISSUE letsencrypt.org")", true},
             Pair{"CAA", R"x("0 issue \"letsencrypt.org\"")x", R"x("128 issue \"letsencrypt.org\"")x", false},
             Pair{"SRV", R"([5,443,"Host.example.com."])", R"(["5","443","host.example.com"])", true},
             Pair{"SRV", R"([5,443,"host.example.com"])", R"("5 443 host.example.com")", true},
             Pair{"SRV", R"([5,443,"host.example.com"])", R"(["5","80","host.example.com"])", false},
             Pair{"TLSA", R"("3 1 1 ABCDEF")", R"("3 1 1 abcdef")", true},
             Pair{"OPENPGPKEY", R"("mQCN")", R"("MQCN")", false},
         }) {
        EXPECT_EQ(found_content(each.type, each.written, each.read), each.same ? 1U : 0U)
            << each.type << " " << each.written << " " << each.read;
    }
}

TEST(Confirm, NamesOfZonesAreComparedAsDomains) {
    EXPECT_EQ(found("add_dns_zone", R"({"service_id":1,"name":"Example.COM."})", R"({"zones":[]})",
                    R"({"zones":[{"domain_id":"5","name":"example.com"}]})"),
              1U);
}

TEST(Confirm, IsForCreationsOnly) {
    const HttpServer server([](const HttpServer::Request &) { return Answer{}; });
    CallOptions options;
    options.confirm = true;
    const Outcome outcome =
        client_of(server.base_url(), {{"auth", "none"}})->call("get_details", "", options);
    EXPECT_EQ(message_of(outcome),
              "option 'confirm' is not for get_details; it is for add_contact, create_ticket, add_dns_zone, "
              "add_dns_record");
    EXPECT_EQ(server.requests().size(), 0U);
}

// ---- cancellation

TEST(Cancel, ACallInFlightEndsSoonFromAnotherThread) {
    const RawServer server({{test::silence()}});
    const auto client = client_of(server.base_url(), {{"auth", "none"}});
    std::atomic<bool> cancelled = false;
    auto call =
        std::async(std::launch::async, [&] { return client->call("get_details", "", {}, &cancelled); });
    std::this_thread::sleep_for(Milliseconds(50));
    const Clock::time_point start = Clock::now();
    cancelled = true;
    EXPECT_EQ(code_of(call.get()), ErrorCode::cancelled);
    EXPECT_LT(Clock::now() - start, Milliseconds(100));
}

TEST(Cancel, AWriteThatWasSentSaysThatItMayHaveBeenCarriedOut) {
    const RawServer server({{test::silence()}});
    const auto give_up_when_sent = [](void *context) -> std::int32_t {
        return static_cast<const RawServer *>(context)->requests().empty() ? 0 : 1;
    };
    RawServer *const asked = const_cast<RawServer *>(&server);
    const auto client = client_of(server.base_url(), {{"auth", "none"}}, {give_up_when_sent, asked});
    const Outcome write = client->call("create_ticket", R"({"dept_id":1,"subject":"s","body":"b"})");
    EXPECT_EQ(code_of(write), ErrorCode::cancelled);
    EXPECT_EQ(message_of(write), "the write may have been carried out: the call was cancelled");
    EXPECT_EQ(message_of(client->call("get_details", "")), "the call was cancelled");
}

}  // namespace
}  // namespace balvps
