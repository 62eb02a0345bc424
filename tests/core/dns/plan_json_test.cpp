#include "dns/plan_json.h"

#include "json/reader.h"
#include "planning.h"

namespace balvps {
namespace {

using test::ByChance;
using test::Lines;
using test::lines_of;
using test::wished;
using test::zone_record;

std::string written(const PlanOfZone &plan) {
    JsonWriter writer;
    write_plan(writer, plan);
    return std::string(writer.text());
}

Result<PlanOfZone> read(const std::string &json) {
    const Document document = read_own_json(json);
    return read_plan(document.root());
}

const std::string small_plan =
    R"({"zone":{"domain_id":60,"name":"example.com","service_id":10},"serial":"2024010101","changes":[)"
    R"({"action":"add","name":"example.com","type":"MX","before":null,)"
    R"("after":{"id":null,"name":"example.com","type":"MX","content":"mail.example.com","priority":10,"ttl":null}},)"
    R"({"action":"update","name":"a.example.com","type":"A",)"
    R"("before":{"id":4,"name":"a.example.com","type":"A","content":"192.0.2.1","priority":null,"ttl":300},)"
    R"("after":{"id":4,"name":"a.example.com","type":"A","content":"192.0.2.2","priority":null,"ttl":300}},)"
    R"({"action":"delete","name":"b.example.com","type":"TXT",)"
    R"("before":{"id":5,"name":"b.example.com","type":"TXT","content":"a \"b\"","priority":null,"ttl":300},"after":null}],)"
    R"("counts":{"add":1,"update":1,"delete":1,"unchanged":7},"records":9,"warnings":["look"]})";

/// The small plan with a part replaced.
std::string with(const std::string &part, const std::string &replacement) {
    std::string json = small_plan;
    const std::size_t at = json.find(part);
    EXPECT_NE(at, std::string::npos) << part;
    return json.replace(at, part.size(), replacement);
}

std::string refusal(const std::string &json) {
    const Result<PlanOfZone> plan = read(json);
    EXPECT_TRUE(plan || plan.error().code == ErrorCode::argument);
    return plan ? "it was read" : plan.error().message;
}

std::string refusal(const std::string &part, const std::string &replacement) {
    return refusal(with(part, replacement));
}

TEST(PlansAsJson, AreReadAsTheyWereWritten) {
    const PlanOfZone plan{
        .zone_id = 60,
        .service_id = 10,
        .plan = {.zone = "example.com",
                 .serial = "2024010101",
                 .changes = {addition(wished("example.com", "MX", "mail.example.com", {}, 10)),
                             update(zone_record("4", "a.example.com", "A", "192.0.2.1", 300),
                                    zone_record("4", "a.example.com", "A", "192.0.2.2", 300)),
                             removal(zone_record("5", "b.example.com", "TXT", "a \"b\"", 300))},
                 .warnings = {"look"},
                 .records_before = 9}};
    EXPECT_EQ(written(plan), small_plan);
    const Result<PlanOfZone> back = read(small_plan);
    ASSERT_TRUE(back.has_value()) << back.error().message;
    EXPECT_EQ(back->zone_id, 60);
    EXPECT_EQ(back->service_id, 10);
    EXPECT_EQ(back->plan, plan.plan);
}

TEST(PlansAsJson, MayComeFromLanguagesThatHaveFewerTypes) {
    // Without null, with texts for numbers, and with an object for an empty list.
    const std::string json =
        R"({"zone":{"domain_id":"60","name":"Example.COM.","service_id":"10"},"changes":[{"action":"add","name":"A.example.com",)"
        R"("type":"a","after":{"name":"a.example.com","type":"A","content":"192.0.2.1","ttl":"300"}}],"records":"9",)"
        R"("warnings":{}})";
    const Result<PlanOfZone> plan = read(json);
    ASSERT_TRUE(plan.has_value()) << plan.error().message;
    EXPECT_EQ(lines_of(plan->plan.changes), Lines{"add a.example.com A: 192.0.2.1 300"});
    EXPECT_EQ(plan->plan.zone, "example.com");
    EXPECT_EQ(plan->plan.serial, "");
    EXPECT_TRUE(
        read(R"({"zone":{"domain_id":1,"name":"example.com","service_id":2},"changes":{},"records":0})")
            .has_value());
}

TEST(PlansAsJson, ArePutIntoTheOrderInWhichChangesAreMade) {
    const std::string change = R"("name":"www.example.com","type":)";
    const std::string record = R"({"id":7,"name":"www.example.com","content":"a.example.com","type":)";
    const std::string json =
        R"({"zone":{"domain_id":1,"name":"example.com","service_id":2},"records":1,"changes":[)"
        R"({"action":"add",)" +
        change +
        R"("A","after":{"name":"www.example.com","type":"A",)"
        R"("content":"192.0.2.1"}},{"action":"delete",)" +
        change + R"("CNAME","before":)" + record + R"("CNAME"}}]})";
    const Result<PlanOfZone> plan = read(json);
    ASSERT_TRUE(plan.has_value()) << plan.error().message;
    EXPECT_EQ(lines_of(plan->plan.changes),
              (Lines{"delete www.example.com CNAME: #7 a.example.com", "add www.example.com A: 192.0.2.1"}));
}

TEST(PlansAsJson, MayLeaveOutTheIdOfAnUpdatedRecord) {
    const Result<PlanOfZone> plan = read(with(R"("after":{"id":4,)", R"("after":{)"));
    ASSERT_TRUE(plan.has_value()) << plan.error().message;
    EXPECT_EQ(plan->plan.changes[1].after->id, "4");
}

TEST(PlansAsJson, HaveContentInNormalForm) {
    const Result<PlanOfZone> plan =
        read(with(R"("content":"mail.example.com")", R"("content":"MAIL.example.com.")"));
    ASSERT_TRUE(plan.has_value()) << plan.error().message;
    EXPECT_EQ(plan->plan.changes[0].after->data.content, "mail.example.com");
}

TEST(PlansAsJson, MayChangeTheTtlOfContentThatNobodyCanRead) {
    const std::string record =
        R"({"id":4,"name":"a.example.com","type":"A","content":"192.0.2.300","priority":null,)";
    const std::string start =
        R"({"zone":{"domain_id":1,"name":"example.com","service_id":2},"records":1,"changes":[{)"
        R"("action":"update","name":"a.example.com","type":"A","before":)" +
        record;
    EXPECT_TRUE(read(start + R"("ttl":300},"after":)" + record + R"("ttl":60}}]})").has_value());
}

TEST(PlansAsJson, NameTheFieldThatIsWrong) {
    EXPECT_EQ(refusal("7"), "argument 'plan': it must be an object, not 7");
    EXPECT_EQ(refusal("[]"), "argument 'plan': it must be an object, not a list");
    EXPECT_EQ(refusal(R"({})"), "argument 'plan': zone must be an object, not nothing");
    EXPECT_EQ(refusal(R"("domain_id":60)", R"("domain_id":null)"),
              "argument 'plan': zone.domain_id must be a whole number, not null");
    EXPECT_EQ(refusal(R"("domain_id":60)", R"("domain_id":-1)"),
              "argument 'plan': zone.domain_id must be a whole number from 0 to 9223372036854775807, not -1");
    EXPECT_EQ(
        refusal(R"("service_id":10)", R"("service_id":[])"),
        "argument 'plan': zone.service_id must be a whole number from 0 to 9223372036854775807, not a list");
    EXPECT_EQ(refusal(R"("2024010101")", R"("20240101010")"),
              "argument 'plan': serial must be a whole number from 0 to 4294967295, not '20240101010'");
    EXPECT_EQ(refusal(R"("action":"add")", R"("action":"create")"),
              "argument 'plan': changes[0].action must be 'add', 'update' or 'delete', not 'create'");
    EXPECT_EQ(refusal(R"("action":"add")", R"("action":"add","force":true)"),
              "argument 'plan': changes[0] has the unknown member 'force'");
    EXPECT_EQ(refusal(R"("name":"a.example.com","type":"A",)", R"("name":"a.example.net","type":"A",)"),
              "argument 'plan': changes[1].name must lie in the zone 'example.com', which 'a.example.net' "
              "does not");
    EXPECT_EQ(refusal(R"("name":"a.example.com","type":"A",)", R"("name":"c.example.com","type":"A",)"),
              "argument 'plan': changes[1].before.name must be the change's name, not 'a.example.com'");
    EXPECT_EQ(refusal(R"("name":"a.example.com","type":"A",)", R"("name":"a.example.com","type":"AAAA",)"),
              "argument 'plan': changes[1].before.type must be the change's type, not 'A'");
    EXPECT_EQ(refusal(R"("name":"a.example.com","type":"A",)", R"("name":"a.example.com","type":"SOA",)"),
              "argument 'plan': changes[1].type must not be SOA, because the service writes the SOA record");
    EXPECT_EQ(refusal(R"("name":"a.example.com","type":"A",)", R"("name":"a.example.com","type":"A B",)"),
              "argument 'plan': changes[1].type must be a record type such as A or TXT, not 'A B'");
    EXPECT_EQ(refusal(R"("before":{"id":4,)", R"("before":{"id":null,)"),
              "argument 'plan': changes[1].before.id must be the record's ID, not null");
    EXPECT_EQ(refusal(R"("after":{"id":4,)", R"("after":{"id":6,)"),
              "argument 'plan': changes[1].after.id must be null or the ID before, not 6");
    EXPECT_EQ(refusal(R"("after":{"id":null,)", R"("after":{"id":6,)"),
              "argument 'plan': changes[0].after.id must be null or the ID before, not 6");
    EXPECT_EQ(refusal(R"("after":null)", R"("after":{})"),
              "argument 'plan': changes[2].after must be null for this action, not an object");
    EXPECT_EQ(refusal(R"("before":null)", R"("before":"none")"),
              "argument 'plan': changes[0].before must be null for this action, not 'none'");
    EXPECT_EQ(
        refusal(R"("ttl":null)", R"("ttl":2147483648)"),
        "argument 'plan': changes[0].after.ttl must be a whole number from 0 to 2147483647, not 2147483648");
    EXPECT_EQ(refusal(R"("priority":10)", R"("priority":1.5)"),
              "argument 'plan': changes[0].after.priority must be a whole number from 0 to 65535, not 1.5");
    EXPECT_EQ(refusal(R"("content":"mail.example.com")", R"("content":["mail.example.com"])"),
              "argument 'plan': changes[0].after.content must be a text, not a list");
    EXPECT_EQ(refusal(R"("records":9)", R"("records":1)"),
              "argument 'plan': records must be the number of records before, at least 2, not 1");
    EXPECT_EQ(refusal(R"("delete":1)", R"("delete":0)"),
              "argument 'plan': counts.delete must be 1, as 'changes' and 'records' say, not 0");
    EXPECT_EQ(refusal(R"("counts":{)", R"("counts":{"other":1,)"),
              "argument 'plan': counts has the unknown member 'other'");
    EXPECT_EQ(refusal(R"(["look"])", R"(["look",1])"), "argument 'plan': warnings[1] must be a text, not 1");
    EXPECT_EQ(refusal(R"(["look"])", R"("look")"),
              "argument 'plan': warnings must be a list of texts, not 'look'");
}

TEST(PlansAsJson, WithBadContentAreRefused) {
    const std::string refused = refusal(R"("content":"192.0.2.2")", R"("content":"192.0.2.300")");
    EXPECT_TRUE(refused.starts_with("argument 'plan': changes[1].after.content: ")) << refused;
    EXPECT_NE(refused.find("'192.0.2.300'"), std::string::npos) << refused;
}

TEST(PlansAsJson, WithNamesThatCannotBeAreRefused) {
    std::string json = small_plan;
    for (std::size_t at = 0; (at = json.find("\"example.com\",\"type\"", at)) != std::string::npos;) {
        json.replace(at + 1, 11, "a..example.com");
    }
    const std::string refused = refusal(json);
    EXPECT_TRUE(refused.starts_with("argument 'plan': changes[0].name must be a domain name")) << refused;
}

TEST(PlansAsJson, ThatChangeARecordTwiceAreRefused) {
    EXPECT_EQ(refusal(R"("before":{"id":5,)", R"("before":{"id":4,)"),
              "argument 'plan': changes must change each record once, and the record 4 stands in several");
}

TEST(PlansAsJson, ThatBreakARuleAreRefused) {
    const auto change = [](const std::string &type, const std::string &content) {
        return R"({"action":"add","name":"www.example.com","type":")" + type +
               R"(","after":{"name":"www.example.com","type":")" + type + R"(","content":")" + content +
               "\"}}";
    };
    EXPECT_EQ(
        refusal(R"({"zone":{"domain_id":1,"name":"example.com","service_id":2},"records":0,"changes":[)" +
                change("CNAME", "a.example.net") + "," + change("A", "192.0.2.1") + "]}"),
        "argument 'plan': changes: www.example.com would have a CNAME record beside A records; a name "
        "with a CNAME "
        "record has no others");
}

TEST(PlansAsJson, OfZonesByChanceAreReadAsTheyWereWritten) {
    test::for_many_seeds([](unsigned seed) {
        ByChance chance(seed);
        const std::vector<ZoneRecord> existing = ByChance::in_zone(chance.zone_records());
        const PlanOfZone plan{.zone_id = 60,
                              .service_id = 10,
                              .plan = *plan_zone("example.com", "1", existing, chance.zone_records(),
                                                 {.may_delete = true, .include_ns = true, .ignore = {}})};
        const Result<PlanOfZone> back = read(written(plan));
        ASSERT_TRUE(back.has_value()) << back.error().message;
        EXPECT_EQ(back->plan, plan.plan);
    });
}

}  // namespace
}  // namespace balvps
