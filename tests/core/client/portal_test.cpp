// Calls of the operations of a portal's document.
#include <gtest/gtest.h>

#include <atomic>

#include "clients.h"
#include "http_server.h"

namespace balvps {
namespace {

using test::client_of;
using test::code_of;
using test::HttpServer;
using test::json_of;
using test::message_of;
using test::Values;

constexpr std::string_view document = R"({
    "swagger": "2.0", "host": "evil.example", "basePath": "/api", "schemes": ["http"],
    "paths": {
        "domain/@id/whois": {"get": {"operationId": "domainWhois"}},
        "domain/@id/sync": {"get": {"operationId": "domain_sync"}},
        "domain/@id/renew": {"post": {"operationId": "domain_renew", "parameters": [{"name": "years", "in": "query"}]}},
        "domain/@id/dns/@index": {"delete": {"operationId": "domain_dns_del"}},
        "session/@token": {"get": {"operationId": "session", "parameters": [{"name": "password", "in": "query"}]}},
        "signup": {"post": {"operationId": "register", "parameters": [{"name": "taxoffice", "in": "query"}]}},
        "details": {"get": {"operationId": "whoami"}}
    }
})";

class PortalCalls : public testing::Test {
  protected:
    HttpServer::Answer answer;
    HttpServer server{[this](const HttpServer::Request &) { return answer; }};

    std::unique_ptr<Client> client(const Values &more = {}) const {
        Values values = more;
        values.insert({{"auth", "basic"}, {"retries", "2"}});
        return client_of(server.base_url(), values, {}, document);
    }

    std::vector<std::string> lines() const {
        std::vector<std::string> lines;
        for (const HttpServer::Request &request : server.requests()) {
            lines.push_back(request.method + " " + request.path + " " + request.body);
        }
        return lines;
    }
};

using Lines = std::vector<std::string>;

TEST_F(PortalCalls, AreMadeByName) {
    const Outcome outcome = client()->call("domain_renew", R"({"id": 7, "years": "1"})");
    EXPECT_EQ(message_of(outcome), "it worked");
    EXPECT_EQ(lines(), Lines{R"(POST /domain/7/renew {"years":"1"})"});
    EXPECT_EQ(server.requests().front().authorization.substr(0, 6), "Basic ");
}

TEST_F(PortalCalls, AreUnknownWithoutTheDocument) {
    const auto without = client_of(server.base_url());
    EXPECT_EQ(message_of(without->call("domain_renew", R"({"id": 7})")), "unknown operation 'domain_renew'");
    EXPECT_EQ(message_of(client()->call("domain_renw", "")),
              "unknown operation 'domain_renw'; did you mean 'domain_renew'?");
    EXPECT_EQ(lines(), Lines{});
}

TEST_F(PortalCalls, NeverGoToTheHostOfTheDocument) {
    const Outcome described = client()->describe(CallInput::named("domain_whois", {}));
    EXPECT_EQ(code_of(described), ErrorCode::argument);
    const Outcome outcome = client()->describe(CallInput::named("whoami", {}));
    EXPECT_EQ(outcome.document.root().find("url")->text(), server.base_url() + "/details");
}

TEST_F(PortalCalls, OfASafeGetAreRepeated) {
    answer.status = 503;
    EXPECT_EQ(code_of(client()->call("domain_whois", R"({"id": 7})")), ErrorCode::unavailable);
    EXPECT_EQ(server.count("GET /domain/7/whois"), 3U);
}

TEST_F(PortalCalls, OfAGetWhoseNameWritesAreNotRepeatedOnceSent) {
    answer.status = 503;
    EXPECT_EQ(code_of(client()->call("domain_sync", R"({"id": 7})")), ErrorCode::ambiguous_write);
    EXPECT_EQ(server.count("GET /domain/7/sync"), 1U);
}

TEST_F(PortalCalls, OfAPostAreNotRepeatedOnceSent) {
    answer.status = 503;
    EXPECT_EQ(code_of(client()->call("domain_renew", R"({"id": 7})")), ErrorCode::ambiguous_write);
    EXPECT_EQ(server.count("POST /domain/7/renew"), 1U);
}

TEST_F(PortalCalls, ThatDeleteByPositionAreNotRepeatedOnceSent) {
    answer.status = 503;
    EXPECT_EQ(code_of(client()->call("domain_dns_del", R"({"id": 7, "index": 0})")),
              ErrorCode::ambiguous_write);
    EXPECT_EQ(server.count("DELETE /domain/7/dns/0"), 1U);
}

TEST_F(PortalCalls, ThatMayWriteAreRefusedToAReader) {
    const auto reader = client({{"read_only", "true"}});
    for (const std::string_view name : {"domain_sync", "domain_renew", "domain_dns_del"}) {
        EXPECT_EQ(code_of(reader->call(name, R"({"id": 7})")), ErrorCode::not_permitted) << name;
    }
    EXPECT_EQ(lines(), Lines{});
    EXPECT_EQ(message_of(reader->call("domain_whois", R"({"id": 7})")), "it worked");
}

TEST_F(PortalCalls, OfABuiltInTakeTheFieldsOfThePortal) {
    const std::string given =
        R"({"email":"e","password":"p","firstname":"f","lastname":"l","address1":"a","city":"c","state":"s",
            "postcode":"1","country":"DE","phonenumber":"2","taxoffice":"Mitte","extra":{"passport":"X"}})";
    EXPECT_EQ(message_of(client()->call("signup", given)), "it worked");
    const std::string body = server.requests().front().body;
    EXPECT_NE(body.find(R"("taxoffice":"Mitte","passport":"X"})"), std::string::npos) << body;
    EXPECT_NE(
        message_of(client_of(server.base_url())->call("signup", given)).find("unknown argument 'taxoffice'"),
        std::string::npos);
}

TEST_F(PortalCalls, OfABuiltInAreMadeByTheDocumentsNameToo) {
    answer.body = R"({"client":{"id":"26"}})";
    const Outcome outcome = client()->call("whoami", "");
    EXPECT_EQ(json_of(outcome.document.root()), R"({"client":{"id":26}})") << "normalised as get_details";
    EXPECT_EQ(lines(), Lines{"GET /details "});
}

TEST_F(PortalCalls, FailInsideHttp200) {
    answer.body = R"({"error":[["field_format_error","years"]]})";
    EXPECT_EQ(code_of(client()->call("domain_renew", R"({"id": 7})")), ErrorCode::refused);
    answer.body = R"({"error":["invalid method"]})";
    EXPECT_EQ(code_of(client()->call("domain_renew", R"({"id": 7})")), ErrorCode::unsupported);
}

TEST_F(PortalCalls, LeaveTheAnswerUntouchedButForWhatIsSafe) {
    answer.body =
        R"({"info":[["done"]],"id":"7","vms":{"3":{"id":"3"}},"list":{"0":"a","2":"b"},"total":1.50,"on":"0"})";
    EXPECT_EQ(json_of(client()->call("domain_whois", R"({"id": 7})").document.root()),
              R"({"info":["done"],"id":"7","vms":{"3":{"id":"3"}},"list":["a","b"],"total":1.50,"on":"0"})");
    answer.body = R"([{"0":1}])";
    EXPECT_EQ(json_of(client()->call("domain_whois", R"({"id": 7})").document.root()), "[[1]]");
}

TEST_F(PortalCalls, MayAnswerWithAFile) {
    answer = {.body = std::string("\0\xFF{}", 4), .content_type = "application/pdf"};
    const Outcome outcome = client()->call("domain_whois", R"({"id": 7})");
    ASSERT_EQ(message_of(outcome), "it worked");
    EXPECT_EQ(json_of(outcome.document.root()),
              R"({"content_type":"application/pdf","size":4,"base64":"AP97fQ=="})");
    EXPECT_EQ(view(outcome.response.body), std::string_view("\0\xFF{}", 4));
}

TEST_F(PortalCalls, TakeAnAnswerForAFileIfItSaysSo) {
    answer.body = R"({"a":1})";
    answer.headers = {{"Content-Disposition", "attachment; filename=\"a.json\""}};
    EXPECT_EQ(json_of(client()->call("domain_whois", R"({"id": 7})").document.root()),
              R"({"content_type":"application/json","size":7,"base64":"eyJhIjoxfQ=="})");
    answer = {.body = "<html>Just a moment</html>", .content_type = "text/html"};
    EXPECT_EQ(code_of(client()->call("domain_whois", R"({"id": 7})")), ErrorCode::malformed_answer);
}

TEST_F(PortalCalls, TakeAnAnswerForJsonIfItBeginsLikeIt) {
    answer = {.body = R"( {"a":1})", .content_type = "text/plain"};
    EXPECT_EQ(json_of(client()->call("domain_whois", R"({"id": 7})").document.root()), R"({"a":1})");
}

TEST_F(PortalCalls, ShowNoSecretOfAPathOrAQuery) {
    CallInput input = CallInput::named(
        "session", read_arguments(R"({"token":"tok3n-value","password":"hunter22"})").value());
    const Outcome described = client()->describe(input);
    const std::string url(described.document.root().find("url")->text());
    EXPECT_EQ(url.find("tok3n"), std::string::npos) << url;
    EXPECT_EQ(url.find("hunter22"), std::string::npos) << url;
    const Outcome outcome = client()->call(input);
    ASSERT_EQ(outcome.attempts.size(), 1U);
    EXPECT_EQ(outcome.attempts[0].path.find("tok3n"), std::string::npos) << outcome.attempts[0].path;
    EXPECT_EQ(outcome.attempts[0].path.find("hunter22"), std::string::npos) << outcome.attempts[0].path;
}

// ---- fetching the document

TEST(PortalDocumentCall, GoesBesideTheApiWithoutCredentials) {
    HttpServer server(
        [](const HttpServer::Request &) { return HttpServer::Answer{.body = std::string(document)}; });
    const auto client = client_of(server.base_url() + "/v1");
    const Outcome outcome = client->call(CallInput::portal_document());
    ASSERT_EQ(message_of(outcome), "it worked");
    ASSERT_EQ(server.requests().size(), 1U);
    EXPECT_EQ(server.requests()[0].method, "GET");
    EXPECT_EQ(server.requests()[0].path, "/?cmd=userapi&action=swagger");
    EXPECT_EQ(server.requests()[0].authorization, "");
    EXPECT_EQ(view(outcome.response.body), document);
}

TEST(PortalDocumentCall, RecognisesAPageThatAsksForABrowser) {
    HttpServer server([](const HttpServer::Request &) {
        return HttpServer::Answer{.body = "<!DOCTYPE html><title>Just a moment</title>",
                                  .content_type = "text/html"};
    });
    const Outcome outcome = client_of(server.base_url() + "/v1")->call(CallInput::portal_document());
    EXPECT_EQ(code_of(outcome), ErrorCode::malformed_answer);
    EXPECT_EQ(outcome.result.error().reason, reason::html);
}

TEST(PortalDocumentCall, FollowsNoRedirect) {
    HttpServer server([](const HttpServer::Request &) {
        return HttpServer::Answer{.body = "", .status = 302, .headers = {{"Location", "/api/elsewhere"}}};
    });
    EXPECT_EQ(code_of(client_of(server.base_url() + "/v1")->call(CallInput::portal_document())),
              ErrorCode::malformed_answer);
    EXPECT_EQ(server.requests().size(), 1U);
}

TEST(PortalDocumentCall, HasABoundedAnswer) {
    HttpServer server(
        [](const HttpServer::Request &) { return HttpServer::Answer{.body = std::string(5000, ' ')}; });
    const auto client = client_of(server.base_url() + "/v1", {{"max_body_bytes", "4096"}});
    EXPECT_EQ(code_of(client->call(CallInput::portal_document())), ErrorCode::too_large);
}

}  // namespace
}  // namespace balvps
