// Procedures and zones that are not as they should be.
#include <gtest/gtest.h>

#include <mutex>
#include <string>

#include "http_server.h"
#include "zone_stage.h"

namespace balvps {
namespace {

using test::code_of;
using test::document_of;
using test::HttpServer;
using test::Json;
using test::Lines;
using test::message_of;

/// A service that lists zones and has one zone, both of which the test writes as JSON. It takes every write.
class Odd {
  public:
    explicit Odd(std::string list, std::string zone = "{}")
        : list_(std::move(list)), zone_(std::move(zone)) {}

    Outcome call(std::string_view operation, const Json &arguments) const {
        const auto client = test::client_of(server_.base_url(), {{"auth", "none"}});
        return client->call(operation, arguments.dump());
    }

    std::size_t writes() const {
        const auto requests = server_.requests();
        return static_cast<std::size_t>(std::count_if(requests.begin(), requests.end(),
                                                      [](const auto &each) { return each.method != "GET"; }));
    }

  private:
    const std::string list_;
    const std::string zone_;
    const HttpServer server_{[this](const HttpServer::Request &request) {
        const bool writes = request.method != "GET";
        return HttpServer::Answer{.body = writes                   ? R"({"success":true})"
                                          : request.path == "/dns" ? list_
                                                                   : zone_};
    }};
};

const std::string one_zone = R"({"zones":[{"domain_id":"60","name":"example.com","service_id":"10"}]})";
const std::string records_start = R"({"service_id":10,"name":"example.com","records":)";

TEST(OddZoneLists, WithoutAUsableZoneFindNone) {
    for (const char *list :
         {"{}", R"({"zones":null})", R"({"zones":"none"})", R"({"zones":7})", R"({"zones":[]})",
          R"({"zones":[null,1,"example.com",[],[[]],true]})", R"({"zones":[{}]})",
          R"({"zones":[{"domain_id":null,"name":null,"service_id":null}]})",
          R"({"zones":[{"domain_id":"60","name":"example.com"}]})",
          R"({"zones":[{"domain_id":"sixty","name":"example.com","service_id":"10"}]})",
          R"({"zones":[{"domain_id":[60],"name":"example.com","service_id":{"id":10}}]})",
          R"({"zones":[{"domain_id":"60","name":"","service_id":"10"}]})",
          R"({"zones":[{"domain_id":"60","name":".","service_id":"10"}]})",
          R"({"zones":[{"domain_id":"60","name":"com\u0000","service_id":"10"}]})",
          R"({"zones":[{"domain_id":"60","name":["example.com"],"service_id":"10"}]})"}) {
        const Odd service(list);
        const Outcome outcome = service.call("find_zone", {{"name", "www.example.com"}});
        ASSERT_FALSE(outcome.result) << list;
        const bool expected =
            code_of(outcome) == ErrorCode::not_found || code_of(outcome) == ErrorCode::malformed_answer;
        EXPECT_TRUE(expected) << list << ": " << message_of(outcome);
        const Outcome written = service.call(
            "ensure_record", {{"name", "www.example.com"}, {"type", "A"}, {"content", "192.0.2.1"}});
        EXPECT_FALSE(written.result) << list;
        EXPECT_EQ(service.writes(), 0U) << list;
    }
}

TEST(OddZoneLists, AreReadAroundWhatIsUnusable) {
    const Odd service(
        R"({"zones":[{"domain_id":1,"name":" no name ","service_id":10},{"name":"example.com"},)"
        R"({"domain_id":"60","name":"EXAMPLE.com.","service_id":"10"}]})");
    const Outcome outcome = service.call("find_zone", {{"name", "www.example.com"}});
    ASSERT_EQ(code_of(outcome), ErrorCode::none) << message_of(outcome);
    EXPECT_EQ(document_of(outcome).at("zone"),
              Json({{"domain_id", 60}, {"name", "example.com"}, {"service_id", 10}}));
}

TEST(OddZoneLists, WithTwoZonesOfOneNameAreAmbiguousWithoutTheService) {
    const Odd service(R"({"zones":[{"domain_id":60,"name":"example.com","service_id":10},)"
                      R"({"domain_id":61,"name":"example.com.","service_id":20}]})",
                      records_start + "[]}");
    const Json record{{"name", "www"}, {"zone", "example.com"}, {"type", "A"}, {"content", "192.0.2.1"}};
    const Json full{{"name", "www.example.com"}, {"type", "A"}, {"content", "192.0.2.1"}};
    for (const Json &arguments : {record, full}) {
        const Outcome outcome = service.call("ensure_record", arguments);
        EXPECT_EQ(code_of(outcome), ErrorCode::argument);
        EXPECT_NE(message_of(outcome).find("60 of service 10 and 61 of service 20"), std::string::npos)
            << message_of(outcome);
    }
    EXPECT_EQ(service.writes(), 0U);
    Json chosen = record;
    chosen["service_id"] = 20;
    chosen["readback"] = false;
    EXPECT_EQ(code_of(service.call("ensure_record", chosen)), ErrorCode::none);
}

TEST(OddZones, WithoutUsableRecordsAreEmpty) {
    for (const char *records :
         {"null", "{}", R"("none")", "7", "[]", "[null]", R"([1,"a",[],{},true])", R"([{"id":1}])",
          R"([{"id":null,"name":null,"type":null,"content":null}])",
          R"([{"id":"x","name":"a.example.com","type":"A","content":"192.0.2.1"}])",
          R"([{"id":1,"name":"","type":"A","content":"192.0.2.1"}])",
          R"([{"id":1,"name":"a.example.com","type":"","content":"192.0.2.1"}])",
          R"([{"id":1,"name":["a.example.com"],"type":{"A":1},"content":"192.0.2.1"}])"}) {
        const Odd service(one_zone, records_start + records + "}");
        const Outcome outcome = service.call("list_records", {{"zone", "example.com"}});
        if (code_of(outcome) != ErrorCode::malformed_answer) {
            ASSERT_EQ(code_of(outcome), ErrorCode::none) << records << ": " << message_of(outcome);
            EXPECT_EQ(document_of(outcome).at("records"), Json::array()) << records;
        }
    }
}

TEST(OddZones, HaveRecordsOfAnyContent) {
    std::string records;
    for (const char *content :
         {"null", "7", "-1.5e300", "true", "[]", "{}", R"([null,{"a":[1]},7])", R"("")", R"("\u0000")",
          R"("\"")", R"("\\")", R"("\\300")", R"("\"a\" \"b")", R"("192.0.2.300")"}) {
        for (const char *type :
             {"A", "TXT", "MX", "SRV", "SOA", "CAA", "NAPTR", "LOC", "SVCB", "TYPE65280", "~"}) {
            records += std::string(records.empty() ? "" : ",") +
                       R"({"id":1,"name":"a.example.com","type":")" + type +
                       R"(","ttl":"x","prio":{},"priority":[],"content":)" + content + "}";
        }
    }
    const Odd service(one_zone, records_start + "[" + records + "]}");
    for (const char *operation : {"list_records", "export_zone"}) {
        const Outcome outcome = service.call(operation, {{"zone", "example.com"}});
        ASSERT_EQ(code_of(outcome), ErrorCode::none) << message_of(outcome);
        EXPECT_EQ(document_of(outcome).at("records").size(), 154U);
    }
    const Outcome planned =
        service.call("plan_zone", {{"zone", "example.com"}, {"records", Json::array()}, {"delete", true}});
    ASSERT_EQ(code_of(planned), ErrorCode::none) << message_of(planned);
}

TEST(OddZones, WithoutANameAreRefusedIfTheyWereAskedForById) {
    for (const char *zone :
         {"{}", R"({"name":null})", R"({"name":7,"records":[]})", R"({"name":"","records":[]})"}) {
        const Odd service(one_zone, zone);
        const Outcome outcome = service.call("export_zone", {{"zone", 60}, {"service_id", 10}});
        EXPECT_EQ(code_of(outcome), ErrorCode::malformed_answer) << zone << ": " << message_of(outcome);
    }
}

/// A zone with many records, each twice.
std::string many_records(int number) {
    Json records = Json::array();
    for (int i = 0; i < number; ++i) {
        records.push_back({{"id", i + 1},
                           {"name", "host-" + std::to_string(i / 2) + ".example.com"},
                           {"type", "A"},
                           {"ttl", 3600},
                           {"content", "192.0.2.1"}});
    }
    return records_start + records.dump() + "}";
}

TEST(LargeZones, ArePlannedWhole) {
    test::Sandbox sandbox;
    sandbox.play(Json::array(
        {{{"method", "GET"}, {"path", "/api/service/10/dns/62"}, {"body", many_records(10'000)}}}));
    const auto client = test::client_of(sandbox.http_base_url());
    const Json arguments{{"zone", "example.com"}, {"records", Json::array()}, {"delete", true}};
    const Outcome planned = client->call("plan_zone", arguments.dump());
    ASSERT_EQ(code_of(planned), ErrorCode::none) << message_of(planned);
    EXPECT_EQ(planned.document.root().at("/plan/changes")->size(), 10'000U);
}

TEST(LargeZones, ShowARecordPastTheFirstHundred) {
    const Odd service(one_zone, many_records(202));
    const Outcome outcome = service.call(
        "set_records",
        {{"name", "host-100.example.com"}, {"type", "A"}, {"contents", {"192.0.2.1"}}, {"readback", false}});
    ASSERT_EQ(code_of(outcome), ErrorCode::none) << message_of(outcome);
    EXPECT_EQ(document_of(outcome).at("changes").at(0).at("action"), "delete") << "it is there twice";
    EXPECT_EQ(service.writes(), 1U);
}

}  // namespace
}  // namespace balvps
