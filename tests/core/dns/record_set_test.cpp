#include "dns/record_set.h"

#include <set>

#include "json/reader.h"
#include "planning.h"

namespace balvps {
namespace {

using test::ByChance;
using test::Lines;
using test::lines_of;
using test::Number;
using test::zone_record;
using test::ZoneModel;

using Records = std::vector<ZoneRecord>;

const Records zone = {
    zone_record("1", "example.com", "SOA", "ns1.example.com hostmaster.example.com 1 10800 3600 604800 300",
                3600),
    zone_record("2", "example.com", "NS", "ns1.example.com", 3600),
    zone_record("3", "example.com", "NS", "ns2.example.com", 3600),
    zone_record("4", "example.com", "MX", "mail.example.com", 300, 10),
    zone_record("5", "www.example.com", "A", "192.0.2.1", 300),
    zone_record("6", "www.example.com", "A", "192.0.2.2", 300),
    zone_record("7", "www.example.com", "TXT", "text", 300),
    zone_record("8", "alias.example.com", "CNAME", "www.example.com", 300),
    zone_record("9", "twice.example.com", "A", "192.0.2.1", 300),
    zone_record("10", "twice.example.com", "A", "192.0.2.1", 300),
    zone_record("11", "twice.example.com", "A", "192.0.2.9", 300),
};

/// The changes as lines, or the message of the error.
Lines shown(const Result<RecordSetPlan> &plan) {
    EXPECT_TRUE(plan || plan.error().code == ErrorCode::argument);
    return plan ? lines_of(plan->changes) : Lines{plan.error().message};
}

RecordData data(std::string type, std::string content, Number priority = {}) {
    return {.type = std::move(type), .content = std::move(content), .priority = priority};
}

Lines ensure(const std::string &name, const RecordData &value, Number ttl = {},
             const Records &records = zone) {
    return shown(ensure_value("example.com", records, name, value, ttl));
}

Lines set(const std::string &name, const std::string &type, const std::vector<std::string> &contents,
          Number ttl = {}) {
    RecordSetWish wish{.name = name, .values = {}, .ttl = ttl};
    for (const std::string &content : contents) {
        wish.values.push_back(data(type, content));
    }
    return shown(set_values("example.com", zone, type, wish));
}

/// @param content as JSON; empty: every content.
Lines remove(const std::string &name, const std::string &type = "", const std::string &content = "") {
    const Document document = content.empty() ? Document() : read_own_json(content);
    const RecordFilter wish{
        .name = name, .type = type, .content = content.empty() ? nullptr : &document.root(), .priority = {}};
    return shown(remove_values("example.com", zone, wish));
}

TEST(EnsuredValues, ThatAreThereChangeNothing) {
    EXPECT_EQ(ensure("www.example.com", data("A", "192.0.2.1")), Lines{});
    EXPECT_EQ(ensure("www.example.com", data("A", "192.0.2.1"), 300), Lines{});
    EXPECT_EQ(ensure("example.com", data("MX", "mail.example.com")), Lines{});
    EXPECT_EQ(ensure("example.com", data("MX", "mail.example.com", 10), 300), Lines{});
    EXPECT_EQ(ensure("alias.example.com", data("CNAME", "www.example.com")), Lines{});
}

TEST(EnsuredValues, StandBesideTheOthersWithTheirTtl) {
    EXPECT_EQ(ensure("www.example.com", data("A", "192.0.2.3")),
              Lines{"add www.example.com A: 192.0.2.3 300"});
    EXPECT_EQ(ensure("example.com", data("NS", "ns3.example.com")),
              Lines{"add example.com NS: ns3.example.com 3600"});
    EXPECT_EQ(ensure("new.example.com", data("A", "192.0.2.3")), Lines{"add new.example.com A: 192.0.2.3"});
    EXPECT_EQ(ensure("new.example.com", data("MX", "mail.example.com", 5), 60),
              Lines{"add new.example.com MX: 5 mail.example.com 60"});
}

TEST(EnsuredValues, StandInTheRrsetOnce) {
    EXPECT_EQ(ensure("twice.example.com", data("A", "192.0.2.1")),
              Lines{"delete twice.example.com A: #10 192.0.2.1 300"});
    EXPECT_EQ(ensure("twice.example.com", data("A", "192.0.2.9")), Lines{});
}

TEST(EnsuredValues, OfAnotherPriorityAreUpdated) {
    EXPECT_EQ(ensure("example.com", data("MX", "mail.example.com", 20)),
              Lines{"update example.com MX: #4 10 mail.example.com 300 -> 20 mail.example.com 300"});
    const Records both = {zone_record("1", "example.com", "MX", "mail.example.com", 300, 10),
                          zone_record("2", "example.com", "MX", "mail.example.com", 300, 20)};
    EXPECT_EQ(ensure("example.com", data("MX", "mail.example.com", 20), {}, both), Lines{});
    EXPECT_EQ(ensure("example.com", data("MX", "mail.example.com"), {}, both), Lines{});
}

TEST(EnsuredValues, SetTheTtlOfTheWholeRrset) {
    const auto plan = ensure_value("example.com", zone, "www.example.com", data("A", "192.0.2.1"), 60);
    EXPECT_EQ(shown(plan), (Lines{"update www.example.com A: #5 192.0.2.1 300 -> 192.0.2.1 60",
                                  "update www.example.com A: #6 192.0.2.2 300 -> 192.0.2.2 60"}));
    EXPECT_EQ(plan->warnings, Lines{"www.example.com A: the TTL 60 is set for the other values too, because "
                                    "records of one name and type share one TTL"});
    EXPECT_EQ(ensure("new.example.com", data("A", "192.0.2.1"), 60),
              Lines{"add new.example.com A: 192.0.2.1 60"});
}

TEST(EnsuredValues, KeepTheCopyWithTheRightTtl) {
    const Records copies = {zone_record("1", "www.example.com", "A", "192.0.2.1", 300),
                            zone_record("2", "www.example.com", "A", "192.0.2.1", 60)};
    EXPECT_EQ(ensure("www.example.com", data("A", "192.0.2.1"), 60, copies),
              Lines{"delete www.example.com A: #1 192.0.2.1 300"});
}

TEST(EnsuredValues, BesideACnameAreRefused) {
    EXPECT_EQ(ensure("alias.example.com", data("A", "192.0.2.1")),
              Lines{"argument 'type': alias.example.com would have a CNAME record beside A records; a name "
                    "with a CNAME "
                    "record has no others"});
    EXPECT_EQ(ensure("www.example.com", data("CNAME", "example.net")),
              Lines{"argument 'type': www.example.com would have a CNAME record beside A and TXT records; a "
                    "name with a "
                    "CNAME record has no others"});
    EXPECT_EQ(
        ensure("alias.example.com", data("CNAME", "example.net")),
        Lines{
            "argument 'type': alias.example.com would have several different CNAME records; a name has one"});
    EXPECT_EQ(ensure("example.com", data("CNAME", "example.net"), {}, {}),
              Lines{"argument 'type': example.com is the zone itself, which cannot have a CNAME record"});
}

TEST(SetValues, AreTheWholeRrset) {
    EXPECT_EQ(set("www.example.com", "A", {"192.0.2.2", "192.0.2.3"}),
              Lines{"update www.example.com A: #5 192.0.2.1 300 -> 192.0.2.3 300"});
    EXPECT_EQ(set("www.example.com", "A", {"192.0.2.9"}),
              (Lines{"update www.example.com A: #5 192.0.2.1 300 -> 192.0.2.9 300",
                     "delete www.example.com A: #6 192.0.2.2 300"}));
    EXPECT_EQ(set("www.example.com", "A", {"192.0.2.2", "192.0.2.1", "192.0.2.2"}), Lines{});
    EXPECT_EQ(set("twice.example.com", "A", {"192.0.2.1"}),
              (Lines{"delete twice.example.com A: #10 192.0.2.1 300",
                     "delete twice.example.com A: #11 192.0.2.9 300"}));
    EXPECT_EQ(set("www.example.com", "A", {"192.0.2.1", "192.0.2.2"}, 60),
              (Lines{"update www.example.com A: #5 192.0.2.1 300 -> 192.0.2.1 60",
                     "update www.example.com A: #6 192.0.2.2 300 -> 192.0.2.2 60"}));
}

TEST(SetValues, OfNoneRemoveTheRrset) {
    EXPECT_EQ(set("www.example.com", "A", {}), (Lines{"delete www.example.com A: #5 192.0.2.1 300",
                                                      "delete www.example.com A: #6 192.0.2.2 300"}));
    EXPECT_EQ(set("www.example.com", "AAAA", {}), Lines{});
}

TEST(SetValues, ReplaceTheNsRecordsOfTheZoneThatTheyName) {
    EXPECT_EQ(set("example.com", "NS", {"ns1.example.com", "ns9.example.com"}),
              Lines{"update example.com NS: #3 ns2.example.com 3600 -> ns9.example.com 3600"});
}

TEST(SetValues, ReplaceACname) {
    EXPECT_EQ(set("alias.example.com", "CNAME", {"example.net"}),
              Lines{"update alias.example.com CNAME: #8 www.example.com 300 -> example.net 300"});
    EXPECT_EQ(set("alias.example.com", "CNAME", {}),
              Lines{"delete alias.example.com CNAME: #8 www.example.com 300"});
}

TEST(SetValues, ThatBreakARuleAreRefused) {
    EXPECT_EQ(
        set("alias.example.com", "CNAME", {"a.example.net", "b.example.net"}),
        Lines{
            "argument 'type': alias.example.com would have several different CNAME records; a name has one"});
    EXPECT_EQ(set("alias.example.com", "TXT", {"text"}),
              Lines{"argument 'type': alias.example.com would have a CNAME record beside TXT records; a name "
                    "with a CNAME "
                    "record has no others"});
}

TEST(RemovedValues, AreTheWholeRrsetOrOneOfItsValues) {
    EXPECT_EQ(remove("www.example.com", "A"), (Lines{"delete www.example.com A: #5 192.0.2.1 300",
                                                     "delete www.example.com A: #6 192.0.2.2 300"}));
    EXPECT_EQ(remove("www.example.com", "A", R"("192.0.2.2")"),
              Lines{"delete www.example.com A: #6 192.0.2.2 300"});
    EXPECT_EQ(remove("www.example.com"), (Lines{"delete www.example.com A: #5 192.0.2.1 300",
                                                "delete www.example.com A: #6 192.0.2.2 300",
                                                "delete www.example.com TXT: #7 text 300"}));
    EXPECT_EQ(remove("www.example.com", "", R"("text")"), Lines{"delete www.example.com TXT: #7 text 300"});
    EXPECT_EQ(remove("twice.example.com", "A", R"("192.0.2.1")"),
              (Lines{"delete twice.example.com A: #9 192.0.2.1 300",
                     "delete twice.example.com A: #10 192.0.2.1 300"}));
}

TEST(RemovedValues, MayBeNone) {
    EXPECT_EQ(remove("www.example.com", "AAAA"), Lines{});
    EXPECT_EQ(remove("www.example.com", "A", R"("192.0.2.77")"), Lines{});
    EXPECT_EQ(remove("none.example.com"), Lines{});
    EXPECT_EQ(remove("www.example.com", "", R"("192.0.2.300")"), Lines{});
}

TEST(RemovedValues, AreComparedInNormalForm) {
    EXPECT_EQ(remove("example.com", "MX", R"("10 MAIL.example.com.")"),
              Lines{"delete example.com MX: #4 10 mail.example.com 300"});
    EXPECT_EQ(remove("example.com", "MX", R"("20 mail.example.com")"), Lines{});
    EXPECT_EQ(remove("alias.example.com", "CNAME", R"("WWW.example.com.")"),
              Lines{"delete alias.example.com CNAME: #8 www.example.com 300"});
}

TEST(RemovedValues, ThatCannotBeAreRefused) {
    const Lines refused = remove("www.example.com", "A", R"("192.0.2.300")");
    ASSERT_EQ(refused.size(), 1U);
    EXPECT_TRUE(refused[0].starts_with("argument 'content': ")) << refused[0];
}

TEST(RemovedValues, ThatTheZoneHasCanBeRemovedThoughTheyCannotBe) {
    const Records broken = {zone_record("1", "www.example.com", "A", "192.0.2.300", 300)};
    const Document content = Document::of_text("192.0.2.300");
    const RecordFilter wish{
        .name = "www.example.com", .type = "A", .content = &content.root(), .priority = {}};
    EXPECT_EQ(shown(remove_values("example.com", broken, wish)),
              Lines{"delete www.example.com A: #1 192.0.2.300 300"});
}

TEST(RemovedValues, AreNeverTheNsRecordsOfTheZoneUnlessNamed) {
    EXPECT_EQ(remove("example.com"), Lines{"delete example.com MX: #4 10 mail.example.com 300"});
    EXPECT_EQ(remove("example.com", "", R"("ns1.example.com")"), Lines{});
    EXPECT_EQ(remove("example.com", "NS", R"("ns1.example.com")"),
              Lines{"delete example.com NS: #2 ns1.example.com 3600"});
}

TEST(SoaRecords, AreRefusedByEveryVerb) {
    const Lines refused = {
        "argument 'type': the SOA record is the service's own and cannot be changed; other types can"};
    EXPECT_EQ(ensure("example.com", data("SOA", "a b 1 2 3 4 5")), refused);
    EXPECT_EQ(set("example.com", "SOA", {}), refused);
    EXPECT_EQ(remove("example.com", "SOA"), refused);
}

/// An RRset and a wish by chance.
struct RecordSetByChance {
    explicit RecordSetByChance(unsigned seed) : chance(seed) {
        type = chance.one_of<std::string>({"A", "MX", "TXT"});
        existing = ByChance::in_zone(chance.record_set("www.example.com", type));
        for (ZoneRecord &record : chance.record_set("www.example.com", type)) {
            wish.values.push_back(std::move(record.data));
        }
        wish.name = "www.example.com";
        wish.ttl = chance.maybe_one_of({300, 600});
    }

    void expect_ttl(const Records &records) const {
        for (const ZoneRecord &record : records) {
            EXPECT_TRUE(!wish.ttl || record.ttl == wish.ttl) << test::line_of(record);
        }
    }

    ByChance chance;
    std::string type;
    Records existing;
    RecordSetWish wish;
};

std::multiset<std::string> values(const Records &records) {
    std::multiset<std::string> values;
    for (const ZoneRecord &record : records) {
        values.insert(test::line_of(ZoneRecord{.data = record.data}));
    }
    return values;
}

/// Runs a check of many RRsets and wishes, until one fails.
template <typename Check>
void for_many_sets(Check check) {
    test::for_many_seeds([&](unsigned seed) {
        RecordSetByChance made(seed);
        check(made);
    });
}

TEST(RecordSetsByChance, AreAsTheyAreSet) {
    for_many_sets([](RecordSetByChance &by_chance) {
        const auto plan = set_values("example.com", by_chance.existing, by_chance.type, by_chance.wish);
        ASSERT_TRUE(plan.has_value()) << plan.error().message;
        ZoneModel model(by_chance.existing);
        ASSERT_NO_FATAL_FAILURE(model.apply(plan->changes));
        std::multiset<std::string> wanted;
        for (const RecordData &value : by_chance.wish.values) {
            const std::string line = test::line_of(ZoneRecord{.data = value});
            if (!wanted.contains(line)) {
                wanted.insert(line);
            }
        }
        EXPECT_EQ(values(model.records), wanted);
        by_chance.expect_ttl(model.records);
        EXPECT_EQ(shown(set_values("example.com", model.records, by_chance.type, by_chance.wish)), Lines{});
    });
}

TEST(RecordSetsByChance, HaveAnEnsuredValueOnceAndKeepTheOthers) {
    for_many_sets([](RecordSetByChance &by_chance) {
        RecordData value =
            by_chance.wish.values.empty() ? data("A", "192.0.2.1") : by_chance.wish.values.front();
        if (by_chance.chance.below(2) == 0) {
            value.priority.reset();
        }
        const auto plan =
            ensure_value("example.com", by_chance.existing, "www.example.com", value, by_chance.wish.ttl);
        ASSERT_TRUE(plan.has_value()) << plan.error().message;
        ZoneModel model(by_chance.existing);
        ASSERT_NO_FATAL_FAILURE(model.apply(plan->changes));
        Records others_before;
        Records others_after;
        std::size_t equal = 0;
        const auto is_other = [&](const ZoneRecord &record) {
            return record.data.content != value.content || record.data.type != value.type;
        };
        std::copy_if(by_chance.existing.begin(), by_chance.existing.end(), std::back_inserter(others_before),
                     is_other);
        for (const ZoneRecord &record : model.records) {
            if (is_other(record)) {
                others_after.push_back(record);
            } else {
                equal += !value.priority || record.data.priority == value.priority ? 1 : 0;
            }
        }
        EXPECT_EQ(values(others_after), values(others_before));
        EXPECT_GE(equal, 1U);
        EXPECT_TRUE(equal == 1 || !value.priority);
        if (value.type == by_chance.type) {
            by_chance.expect_ttl(model.records);
        }
        EXPECT_EQ(
            shown(ensure_value("example.com", model.records, "www.example.com", value, by_chance.wish.ttl)),
            Lines{});
    });
}

}  // namespace
}  // namespace balvps
