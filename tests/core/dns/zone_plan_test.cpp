#include "dns/zone_plan.h"

#include <map>
#include <set>

#include "planning.h"

namespace balvps {
namespace {

using test::ByChance;
using test::Lines;
using test::lines_of;
using test::SetKey;
using test::wished;
using test::zone_record;
using test::ZoneModel;

using Records = std::vector<ZoneRecord>;

constexpr PlanOptions deleting() {
    return {.may_delete = true, .include_ns = false, .ignore = {}};
}

Result<ZonePlan> planned(const Records &existing, const Records &wanted, const PlanOptions &options = {}) {
    return plan_zone("example.com", "2024010101", existing, wanted, options);
}

ZonePlan plan(const Records &existing, const Records &wanted, const PlanOptions &options = {}) {
    Result<ZonePlan> made = planned(existing, wanted, options);
    EXPECT_TRUE(made.has_value()) << (made ? "" : made.error().message);
    return made ? *made : ZonePlan();
}

Lines changes(const Records &existing, const Records &wanted, const PlanOptions &options = {}) {
    return lines_of(plan(existing, wanted, options).changes);
}

std::string refusal(const Records &existing, const Records &wanted, const PlanOptions &options = {}) {
    const Result<ZonePlan> made = planned(existing, wanted, options);
    EXPECT_TRUE(made || made.error().code == ErrorCode::argument);
    return made ? "" : made.error().message;
}

const Records authority = {
    zone_record("1", "example.com", "SOA",
                "ns1.example.com hostmaster.example.com 2024010101 10800 3600 604800 300", 3600),
    zone_record("2", "example.com", "NS", "ns1.example.com", 3600),
    zone_record("3", "example.com", "NS", "ns2.example.com", 3600),
};

TEST(ZonePlans, AddUpdateAndDelete) {
    Records existing = authority;
    existing.push_back(zone_record("4", "www.example.com", "A", "192.0.2.1", 300));
    existing.push_back(zone_record("5", "old.example.com", "A", "192.0.2.1", 300));
    const ZonePlan made = plan(
        existing, {wished("www.example.com", "A", "192.0.2.2"), wished("new.example.com", "TXT", "text", 60)},
        deleting());
    EXPECT_EQ(lines_of(made.changes),
              (Lines{"add new.example.com TXT: text 60", "delete old.example.com A: #5 192.0.2.1 300",
                     "update www.example.com A: #4 192.0.2.1 300 -> 192.0.2.2 300"}));
    EXPECT_EQ(made.zone, "example.com");
    EXPECT_EQ(made.serial, "2024010101");
    EXPECT_EQ(made.records_before, 5U);
    EXPECT_EQ(made.warnings, Lines{});
    const ChangeCounts counts = count_changes(made);
    EXPECT_EQ(counts.add, 1U);
    EXPECT_EQ(counts.update, 1U);
    EXPECT_EQ(counts.remove, 1U);
    EXPECT_EQ(counts.unchanged, 3U);
}

TEST(ZonePlans, OfWhatTheZoneHasChangeNothing) {
    Records existing = authority;
    existing.push_back(zone_record("4", "www.example.com", "MX", "mail.example.com", 300, 10));
    Records wanted = existing;
    for (ZoneRecord &record : wanted) {
        record.id.clear();
    }
    const ZonePlan made = plan(existing, wanted, {.may_delete = true, .include_ns = true, .ignore = {}});
    EXPECT_EQ(lines_of(made.changes), Lines{});
    EXPECT_EQ(made.warnings, Lines{});
}

TEST(ZonePlans, DeleteNothingUnlessTheyMay) {
    Records existing = authority;
    existing.push_back(zone_record("4", "www.example.com", "A", "192.0.2.1", 300));
    existing.push_back(zone_record("5", "www.example.com", "TXT", "text", 300));
    EXPECT_EQ(changes(existing, {}), Lines{});
    EXPECT_EQ(plan(existing, {}).warnings, Lines{});
    EXPECT_EQ(changes(existing, {}, deleting()), (Lines{"delete www.example.com A: #4 192.0.2.1 300",
                                                        "delete www.example.com TXT: #5 text 300"}));
}

TEST(ZonePlans, LeaveTheOtherValuesOfAnRrsetUnlessTheyMayDelete) {
    const Records existing = {zone_record("1", "example.com", "TXT", "v=spf1 -all", 300),
                              zone_record("2", "example.com", "TXT", "verify=1", 300)};
    const Records wanted = {wished("example.com", "TXT", "verify=2")};
    const ZonePlan made = plan(existing, wanted);
    EXPECT_EQ(lines_of(made.changes), Lines{"add example.com TXT: verify=2 300"});
    EXPECT_EQ(made.warnings, Lines{"example.com TXT: records of the zone that are not in the list stay (2), "
                                   "because 'delete' is false"});
    EXPECT_EQ(changes(existing, wanted, deleting()),
              (Lines{"update example.com TXT: #1 v=spf1 -all 300 -> verify=2 300",
                     "delete example.com TXT: #2 verify=1 300"}));
}

TEST(ZonePlans, DeleteIdenticalCopiesOnlyIfTheyMayDelete) {
    const Records existing = {zone_record("1", "www.example.com", "A", "192.0.2.1", 300),
                              zone_record("2", "www.example.com", "A", "192.0.2.1", 300)};
    const Records wanted = {wished("www.example.com", "A", "192.0.2.1")};
    EXPECT_EQ(changes(existing, wanted), Lines{});
    EXPECT_EQ(changes(existing, wanted, deleting()), Lines{"delete www.example.com A: #2 192.0.2.1 300"});
}

TEST(ZonePlans, GiveAnRrsetTheSmallestOfItsTtls) {
    const Records existing = {zone_record("1", "www.example.com", "A", "192.0.2.1", 600),
                              zone_record("2", "www.example.com", "A", "192.0.2.2", 300)};
    const ZonePlan made = plan(existing, {wished("www.example.com", "A", "192.0.2.1", 600),
                                          wished("www.example.com", "A", "192.0.2.2", 60),
                                          wished("www.example.com", "A", "192.0.2.3")});
    EXPECT_EQ(lines_of(made.changes), (Lines{"update www.example.com A: #1 192.0.2.1 600 -> 192.0.2.1 60",
                                             "update www.example.com A: #2 192.0.2.2 300 -> 192.0.2.2 60",
                                             "add www.example.com A: 192.0.2.3 60"}));
    EXPECT_EQ(made.warnings,
              Lines{"www.example.com A: the list has different TTLs; all records get 60, because "
                    "records of one name and type share one TTL"});
}

TEST(ZonePlans, KeepTtlsThatTheListDoesNotGive) {
    const Records existing = {zone_record("1", "www.example.com", "A", "192.0.2.1", 600),
                              zone_record("2", "www.example.com", "A", "192.0.2.2", 300)};
    EXPECT_EQ(changes(existing, {wished("www.example.com", "A", "192.0.2.1"),
                                 wished("www.example.com", "A", "192.0.2.2")}),
              Lines{});
}

TEST(ZonePlans, NeverTouchTheSoaRecord) {
    const std::string same = "ns1.example.com hostmaster.example.com 1 10800 3600 604800 300";
    EXPECT_EQ(plan(authority, {wished("example.com", "SOA", same, 60)}, deleting()),
              plan(authority, {}, deleting()));
    const ZonePlan made =
        plan(authority,
             {wished("example.com", "SOA", "ns9.example.com hostmaster.example.com 1 10800 3600 604800 300")},
             {.may_delete = true, .include_ns = true, .ignore = {{.name = "@", .type = "NS"}}});
    EXPECT_EQ(lines_of(made.changes), Lines{});
    EXPECT_EQ(made.warnings,
              Lines{"example.com SOA: the list differs from the zone and is not applied, because the "
                    "service writes the SOA record"});
}

TEST(ZonePlans, TouchTheNsRecordsOfTheZoneOnlyIfAskedTo) {
    const Records wanted = {wished("example.com", "NS", "ns1.example.com"),
                            wished("example.com", "NS", "ns3.example.com"),
                            wished("sub.example.com", "NS", "ns1.example.net")};
    const ZonePlan made = plan(authority, wanted, deleting());
    EXPECT_EQ(lines_of(made.changes), Lines{"add sub.example.com NS: ns1.example.net"});
    EXPECT_EQ(made.warnings,
              Lines{"example.com NS: the list differs from the zone and is not applied, because "
                    "'include_ns' is false"});
    EXPECT_EQ(changes(authority, wanted, {.may_delete = true, .include_ns = true, .ignore = {}}),
              (Lines{"update example.com NS: #3 ns2.example.com 3600 -> ns3.example.com 3600",
                     "add sub.example.com NS: ns1.example.net"}));
    EXPECT_EQ(changes(authority, {}, deleting()), Lines{});
}

TEST(ZonePlans, IgnoreWhatMatchesAPattern) {
    const Records existing = {zone_record("1", "example.com", "A", "192.0.2.1", 300),
                              zone_record("2", "_acme-challenge.www.example.com", "TXT", "token", 300),
                              zone_record("3", "www.example.com", "TXT", "text", 300)};
    const auto kept = [&](const std::string &name, const std::string &type) {
        return 3 - changes(existing, {}, {.may_delete = true, .include_ns = false, .ignore = {{name, type}}})
                       .size();
    };
    EXPECT_EQ(kept("_acme-challenge.*", "txt"), 1U);
    EXPECT_EQ(kept("_ACME-challenge.www", "*"), 1U);
    EXPECT_EQ(kept("www.example.com", "TXT"), 1U);
    EXPECT_EQ(kept("@", "*"), 1U);
    EXPECT_EQ(kept("*", "TXT"), 2U);
    EXPECT_EQ(kept("*", "*"), 3U);
    EXPECT_EQ(kept("www", "A"), 0U);
    EXPECT_EQ(changes({}, {wished("www.example.com", "A", "192.0.2.1")}, {.ignore = {{"www", "A"}}}),
              Lines{});
}

TEST(ZonePlans, ReplaceACnameByOthersAndOthersByACname) {
    const Records existing = {zone_record("1", "a.example.com", "CNAME", "x.example.net", 300),
                              zone_record("2", "b.example.com", "A", "192.0.2.1", 300),
                              zone_record("3", "b.example.com", "TXT", "text", 300)};
    EXPECT_EQ(changes(existing,
                      {wished("a.example.com", "A", "192.0.2.1"),
                       wished("b.example.com", "CNAME", "x.example.net")},
                      deleting()),
              (Lines{"delete a.example.com CNAME: #1 x.example.net 300", "add a.example.com A: 192.0.2.1",
                     "delete b.example.com A: #2 192.0.2.1 300", "delete b.example.com TXT: #3 text 300",
                     "add b.example.com CNAME: x.example.net"}));
}

TEST(ZonePlans, RefuseListsThatBreakARule) {
    const ZoneRecord cname = wished("www.example.com", "CNAME", "a.example.net");
    const std::string beside =
        "argument 'records': www.example.com would have a CNAME record beside A records; a name with a CNAME "
        "record has "
        "no others";
    EXPECT_EQ(refusal({}, {cname, wished("www.example.com", "A", "192.0.2.1")}), beside);
    EXPECT_EQ(
        refusal({}, {cname, wished("www.example.com", "CNAME", "b.example.net")}),
        "argument 'records': www.example.com would have several different CNAME records; a name has one");
    EXPECT_EQ(refusal({zone_record("1", "www.example.com", "A", "192.0.2.1")}, {cname}),
              beside + " (records of the zone stay, unless 'delete' is true)");
    EXPECT_EQ(refusal({zone_record("1", "www.example.com", "A", "192.0.2.1")}, {cname},
                      {.may_delete = true, .include_ns = false, .ignore = {{"*", "A"}}}),
              beside);
    EXPECT_EQ(refusal(authority, {wished("example.com", "CNAME", "a.example.net")}, deleting()),
              "argument 'records': example.com is the zone itself, which cannot have a CNAME record");
    EXPECT_EQ(refusal({}, {wished("www.example.com", "SOA", "a b 1 2 3 4 5")}),
              "argument 'records': www.example.com would have an SOA record, which only the zone itself has");
    EXPECT_EQ(refusal({}, {wished("example.com", "SOA", "a b 1 2 3 4 5"),
                           wished("example.com", "SOA", "c d 1 2 3 4 5")}),
              "argument 'records': example.com would have several SOA records; a zone has one");
}

TEST(ZonePlans, NameTheFirstMistakesAndCountTheOthers) {
    Records wanted;
    for (const char *name :
         {"a.example.com", "b.example.com", "c.example.com", "d.example.com", "e.example.com"}) {
        wanted.push_back(wished(name, "DNAME", "a.example.net"));
        wanted.push_back(wished(name, "DNAME", "b.example.net"));
    }
    const std::string why = " would have several different DNAME records; a name has one; ";
    EXPECT_EQ(refusal({}, wanted), "argument 'records': a.example.com" + why + "b.example.com" + why +
                                       "c.example.com" + why + "and 2 more");
}

TEST(ZonePlans, OfAZoneThatBreaksARuleAlreadyMayLeaveItSo) {
    const Records existing = {zone_record("1", "www.example.com", "CNAME", "a.example.net"),
                              zone_record("2", "www.example.com", "A", "192.0.2.1")};
    EXPECT_EQ(changes(existing,
                      {wished("www.example.com", "CNAME", "a.example.net"),
                       wished("www.example.com", "A", "192.0.2.1")},
                      deleting()),
              Lines{});
    EXPECT_EQ(changes(existing, {wished("www.example.com", "A", "192.0.2.2")}, deleting()),
              (Lines{"delete www.example.com CNAME: #1 a.example.net",
                     "update www.example.com A: #2 192.0.2.1 -> 192.0.2.2"}));
}

/// A plan that deletes `deleted` of a zone's records.
ZonePlan plan_that_deletes(std::size_t deleted, std::size_t records) {
    Records existing;
    for (std::size_t i = 0; i < records; ++i) {
        existing.push_back(
            zone_record(std::to_string(i), "n" + std::to_string(i) + ".example.com", "A", "192.0.2.1"));
    }
    return plan(existing, Records(existing.begin() + static_cast<std::ptrdiff_t>(deleted), existing.end()),
                deleting());
}

TEST(ZonePlans, AreGuardedIfTheyChangeMoreThanAThirdOfTenRecordsOrMore) {
    EXPECT_FALSE(is_guarded(plan_that_deletes(9, 9)));
    EXPECT_FALSE(is_guarded(plan_that_deletes(3, 10)));
    EXPECT_TRUE(is_guarded(plan_that_deletes(4, 10)));
    EXPECT_FALSE(is_guarded(plan_that_deletes(4, 12)));
    EXPECT_TRUE(is_guarded(plan_that_deletes(5, 12)));
}

TEST(ZonePlans, AreNotGuardedForAdditions) {
    Records wanted;
    for (int i = 0; i < 100; ++i) {
        wanted.push_back(wished("n" + std::to_string(i) + ".example.com", "A", "192.0.2.1"));
    }
    EXPECT_FALSE(is_guarded(plan(Records(10, authority[0]), wanted)));
}

/// The values of each RRset, and its TTLs.
struct SetContents {
    std::set<std::pair<std::string, test::Number>> values;
    std::set<test::Number> ttls;
};

std::map<SetKey, SetContents> contents(const Records &records) {
    std::map<SetKey, SetContents> sets;
    for (const ZoneRecord &record : records) {
        if (record.data.type == "NS" && record.name == "example.com") {
            continue;
        }
        SetContents &set = sets[{record.name, record.data.type}];
        set.values.emplace(record.data.content, record.data.priority);
        set.ttls.insert(record.ttl);
    }
    return sets;
}

/// Where the list gives a TTL, the RRset has the smallest one alone.
void expect_ttls(const std::map<SetKey, SetContents> &after, const std::map<SetKey, SetContents> &wanted) {
    for (const auto &[key, set] : wanted) {
        std::set<test::Number> given = set.ttls;
        given.erase(std::nullopt);
        if (!given.empty()) {
            EXPECT_EQ(after.at(key).ttls, std::set<test::Number>{*given.begin()}) << key.first << key.second;
        }
    }
}

/// A zone and a list by chance.
struct PlanByChance {
    explicit PlanByChance(unsigned seed)
        : chance(seed), existing(ByChance::in_zone(chance.zone_records())), wanted(chance.zone_records()) {}

    ByChance chance;
    Records existing;
    Records wanted;
};

/// Runs a check of many zones and lists, until one fails.
template <typename Check>
void for_many_plans(Check check) {
    test::for_many_seeds([&](unsigned seed) {
        PlanByChance made(seed);
        check(made);
    });
}

TEST(PlansByChance, GiveTheWantedZoneStepByStep) {
    for_many_plans([](PlanByChance &by_chance) {
        const ZonePlan made = plan(by_chance.existing, by_chance.wanted, deleting());
        ZoneModel zone(by_chance.existing);
        ASSERT_NO_FATAL_FAILURE(zone.apply(made.changes));
        const auto after = contents(zone.records);
        const auto wish = contents(by_chance.wanted);
        ASSERT_EQ(after.size(), wish.size());
        for (const auto &[key, set] : wish) {
            EXPECT_EQ(after.at(key).values, set.values) << key.first << " " << key.second;
        }
        expect_ttls(after, wish);
        EXPECT_EQ(lines_of(plan(zone.records, by_chance.wanted, deleting()).changes), Lines{});
        const ChangeCounts counts = count_changes(made);
        EXPECT_EQ(zone.records.size(), counts.unchanged + counts.update + counts.add);
    });
}

TEST(PlansByChance, LeaveNoRecordTwice) {
    for_many_plans([](PlanByChance &by_chance) {
        ZoneModel zone(by_chance.existing);
        zone.apply(plan(by_chance.existing, by_chance.wanted, deleting()).changes);
        std::size_t values = 0;
        std::size_t name_servers = 0;
        for (const auto &[key, set] : contents(zone.records)) {
            values += set.values.size();
        }
        for (const ZoneRecord &record : zone.records) {
            name_servers += record.data.type == "NS" && record.name == "example.com" ? 1 : 0;
        }
        EXPECT_EQ(zone.records.size(), values + name_servers);
    });
}

TEST(PlansByChance, AfterSomeOfTheirChangesLeaveExactlyTheRest) {
    for_many_plans([](PlanByChance &by_chance) {
        const std::vector<PlannedChange> all = plan(by_chance.existing, by_chance.wanted, deleting()).changes;
        const std::size_t made = all.empty() ? 0 : by_chance.chance.below(static_cast<unsigned>(all.size()));
        ZoneModel zone(by_chance.existing);
        zone.apply({all.begin(), all.begin() + static_cast<std::ptrdiff_t>(made)});
        const std::vector<PlannedChange> rest = plan(zone.records, by_chance.wanted, deleting()).changes;
        EXPECT_EQ(lines_of(rest), lines_of({all.begin() + static_cast<std::ptrdiff_t>(made), all.end()}));
        ASSERT_NO_FATAL_FAILURE(zone.apply(rest));
        EXPECT_EQ(lines_of(plan(zone.records, by_chance.wanted, deleting()).changes), Lines{});
    });
}

TEST(PlansByChance, WithoutDeletingGiveAtLeastWhatIsWanted) {
    for_many_plans([](PlanByChance &by_chance) {
        const Result<ZonePlan> made = planned(by_chance.existing, by_chance.wanted);
        if (!made) {  // a CNAME stays where the list has others, or the reverse
            EXPECT_NE(made.error().message.find("CNAME"), std::string::npos) << made.error().message;
            EXPECT_TRUE(planned(by_chance.existing, by_chance.wanted, deleting()).has_value());
            return;
        }
        EXPECT_EQ(count_changes(*made).remove, 0U);
        ZoneModel zone(by_chance.existing);
        ASSERT_NO_FATAL_FAILURE(zone.apply(made->changes));
        const auto after = contents(zone.records);
        const auto wish = contents(by_chance.wanted);
        for (const auto &[key, set] : wish) {
            EXPECT_TRUE(std::includes(after.at(key).values.begin(), after.at(key).values.end(),
                                      set.values.begin(), set.values.end()))
                << key.first << " " << key.second;
        }
        expect_ttls(after, wish);
        EXPECT_EQ(lines_of(plan(zone.records, by_chance.wanted).changes), Lines{});
    });
}

TEST(PlansByChance, DoNotDependOnTheOrderOfTheRecords) {
    for_many_plans([](PlanByChance &by_chance) {
        Records existing(by_chance.existing.rbegin(), by_chance.existing.rend());
        Records wanted(by_chance.wanted.rbegin(), by_chance.wanted.rend());
        EXPECT_EQ(plan(existing, wanted, deleting()), plan(by_chance.existing, by_chance.wanted, deleting()));
    });
}

}  // namespace
}  // namespace balvps
