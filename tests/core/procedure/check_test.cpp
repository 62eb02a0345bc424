// Procedures refuse wrong arguments before they send anything, the login included.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "clients.h"
#include "http_server.h"
#include "printing.h"

namespace balvps {
namespace {

using test::client_of;
using test::code_of;
using test::HttpServer;
using test::message_of;

struct WrongCall {
    std::string_view procedure;
    std::string_view arguments;
    std::string_view told;  ///< a part of the message
};

constexpr WrongCall wrong_calls[] = {
    {"find_zone", R"({"name":""})", "argument 'name' must be a domain name"},
    {"list_records", R"({"zone":"a..b"})", "argument 'zone' must be a domain name"},
    {"list_records", R"({"zone":"example.com","type":"A B"})", "argument 'type' must be a record type"},
    {"ensure_record", R"({"name":"www","zone":"example.com","type":"A","content":"192.0.2.300"})",
     "argument 'content': the address of an A record must be an IPv4 address"},
    {"ensure_record", R"({"name":"@","zone":"example.com","type":"MX","content":"10 192.0.2.1"})",
     "argument 'content': the host of an MX record must be a domain name, not an address"},
    {"ensure_record", R"({"name":"example.com","type":"A","content":"192.0.2.1","ttl":2147483648})",
     "argument 'ttl'"},
    {"ensure_record", R"({"name":"example.com","type":"A","content":"192.0.2.1","priority":10})",
     "argument 'priority' is not allowed"},
    {"ensure_record", R"({"name":"www.example.org.","zone":"example.com","type":"A","content":"192.0.2.1"})",
     "argument 'name' must lie in the zone 'example.com'"},
    {"set_records", R"({"name":"example.com","type":"A","contents":["192.0.2.1","192.0.2"]})",
     "argument 'content': the address of an A record"},
    {"remove_records", R"({"name":"a b.example.com"})", "argument 'name' must be a domain name"},
    {"export_zone", R"({"zone":"*.*"})", "argument 'zone' must be a domain name"},
    {"plan_zone", R"({"zone":"example.com","records":[{"name":"www","type":"A","content":"192.0.2.300"}]})",
     "argument 'records': item 0: content"},
    {"plan_zone", R"({"zone":"example.com","records":[{"name":"www","type":"A"}]})",
     "argument 'records': item 0"},
    {"apply_plan", R"({"plan":{"changes":[]}})", "argument 'plan'"},
};

TEST(ProcedureArguments, AWrongOneSendsNothing) {
    const HttpServer server([](const HttpServer::Request &) { return HttpServer::Answer{.body = "{}"}; });
    const std::unique_ptr<Client> client = client_of(server.base_url());
    for (const WrongCall &wrong : wrong_calls) {
        const Outcome outcome = client->call(wrong.procedure, wrong.arguments, {});
        EXPECT_EQ(code_of(outcome), ErrorCode::argument) << wrong.arguments;
        EXPECT_NE(message_of(outcome).find(wrong.told), std::string::npos) << message_of(outcome);
    }
    EXPECT_EQ(server.requests().size(), 0U);
}

}  // namespace
}  // namespace balvps
