#include "dns/record_changes.h"

#include "planning.h"

namespace balvps {
namespace {

using test::Lines;
using test::lines_of;
using test::wished;
using test::zone_record;

RecordData a_record(std::string address) {
    return {.type = "A", .content = std::move(address)};
}

RecordData mx_record(std::string host, std::optional<std::int64_t> priority = {}) {
    return {.type = "MX", .content = std::move(host), .priority = priority};
}

/// The changes of the RRset www.example.com A or MX.
Lines changes(const std::vector<ZoneRecord> &existing, std::vector<RecordData> values,
              std::optional<std::int64_t> ttl = {}, bool may_remove = true) {
    return lines_of(
        change_record_set(existing, {"www.example.com", std::move(values), ttl}, may_remove).changes);
}

ZoneRecord address(std::string id, std::string content, std::int64_t ttl = 300) {
    return zone_record(std::move(id), "www.example.com", "A", std::move(content), ttl);
}

ZoneRecord exchange(std::string id, std::string content, std::int64_t priority) {
    return zone_record(std::move(id), "www.example.com", "MX", std::move(content), 300, priority);
}

TEST(RecordSets, ThatAreRightStay) {
    EXPECT_EQ(changes({address("1", "192.0.2.1"), address("2", "192.0.2.2")},
                      {a_record("192.0.2.2"), a_record("192.0.2.1")}),
              Lines{});
}

TEST(RecordSets, KeepWhatIsEqualAndUpdateTheRest) {
    EXPECT_EQ(changes({address("1", "192.0.2.1"), address("2", "192.0.2.2")},
                      {a_record("192.0.2.2"), a_record("192.0.2.3")}),
              Lines{"update www.example.com A: #1 192.0.2.1 300 -> 192.0.2.3 300"});
}

TEST(RecordSets, AddWhatIsMoreWithTheirTtl) {
    EXPECT_EQ(changes({address("1", "192.0.2.1", 600), address("2", "192.0.2.2", 300)},
                      {a_record("192.0.2.1"), a_record("192.0.2.2"), a_record("192.0.2.3")}),
              Lines{"add www.example.com A: 192.0.2.3 300"});
}

TEST(RecordSets, RemoveWhatIsTooMuch) {
    EXPECT_EQ(changes({address("1", "192.0.2.1"), address("2", "192.0.2.2")}, {a_record("192.0.2.2")}),
              Lines{"delete www.example.com A: #1 192.0.2.1 300"});
}

TEST(RecordSets, HaveEachValueOnce) {
    EXPECT_EQ(changes({address("1", "192.0.2.1"), address("2", "192.0.2.1")},
                      {a_record("192.0.2.1"), a_record("192.0.2.1")}),
              Lines{"delete www.example.com A: #2 192.0.2.1 300"});
}

TEST(RecordSets, KeepTheCopyWithTheRightTtl) {
    EXPECT_EQ(changes({address("1", "192.0.2.1", 600), address("2", "192.0.2.1", 300)},
                      {a_record("192.0.2.1")}, 300),
              Lines{"delete www.example.com A: #1 192.0.2.1 600"});
}

TEST(RecordSets, GetOneTtl) {
    EXPECT_EQ(changes({address("1", "192.0.2.1", 600), address("2", "192.0.2.2", 300)},
                      {a_record("192.0.2.1"), a_record("192.0.2.2")}, 300),
              Lines{"update www.example.com A: #1 192.0.2.1 600 -> 192.0.2.1 300"});
}

TEST(RecordSets, ChangeThePriorityOfTheSameHost) {
    EXPECT_EQ(changes({exchange("1", "a.example.com", 10), exchange("2", "b.example.com", 20)},
                      {mx_record("a.example.com", 20), mx_record("b.example.com", 10)}),
              (Lines{"update www.example.com MX: #1 10 a.example.com 300 -> 20 a.example.com 300",
                     "update www.example.com MX: #2 20 b.example.com 300 -> 10 b.example.com 300"}));
}

TEST(RecordSets, ChangeThePriorityRatherThanTheHost) {
    EXPECT_EQ(changes({exchange("1", "a.example.com", 10), exchange("2", "b.example.com", 20)},
                      {mx_record("b.example.com", 30)}),
              (Lines{"update www.example.com MX: #2 20 b.example.com 300 -> 30 b.example.com 300",
                     "delete www.example.com MX: #1 10 a.example.com 300"}));
}

TEST(RecordSets, KeepAPriorityThatIsNotGiven) {
    EXPECT_EQ(changes({exchange("1", "a.example.com", 10)}, {mx_record("a.example.com")}), Lines{});
    EXPECT_EQ(changes({exchange("1", "a.example.com", 10)}, {mx_record("b.example.com")}),
              Lines{"update www.example.com MX: #1 10 a.example.com 300 -> 10 b.example.com 300"});
}

TEST(RecordSets, TakeAValueWithoutPriorityForTheSameAsOneWith) {
    EXPECT_EQ(
        changes({},
                {mx_record("a.example.com", 10), mx_record("a.example.com"), mx_record("a.example.com", 20)}),
        (Lines{"add www.example.com MX: 10 a.example.com", "add www.example.com MX: 20 a.example.com"}));
}

TEST(RecordSets, LoseNothingIfNothingMayBeRemoved) {
    const std::vector<ZoneRecord> existing = {address("1", "192.0.2.1"), address("2", "192.0.2.2")};
    EXPECT_EQ(changes(existing, {a_record("192.0.2.3")}, {}, false),
              Lines{"add www.example.com A: 192.0.2.3 300"});
    EXPECT_EQ(change_record_set(existing, {"www.example.com", {a_record("192.0.2.1")}, {}}, false).staying,
              1U);
}

TEST(RecordSets, ReplaceValuesThatHaveSuccessorsEvenIfNothingMayBeRemoved) {
    EXPECT_EQ(changes({address("1", "192.0.2.1")}, {a_record("192.0.2.3"), a_record("192.0.2.4")}, {}, false),
              (Lines{"update www.example.com A: #1 192.0.2.1 300 -> 192.0.2.3 300",
                     "add www.example.com A: 192.0.2.4 300"}));
}

TEST(RecordSets, GiveRecordsThatStayTheirTtlToo) {
    EXPECT_EQ(
        changes({address("1", "192.0.2.1"), address("2", "192.0.2.2")}, {a_record("192.0.2.1")}, 600, false),
        (Lines{"update www.example.com A: #1 192.0.2.1 300 -> 192.0.2.1 600",
               "update www.example.com A: #2 192.0.2.2 300 -> 192.0.2.2 600"}));
}

TEST(Changes, AreMadeInAnOrderWithoutConflicts) {
    std::vector<PlannedChange> changes = {
        removal(address("1", "192.0.2.1")),
        addition(wished("www.example.com", "A", "192.0.2.2")),
        removal(zone_record("2", "a.example.com", "A", "192.0.2.1")),
        addition(wished("a.example.com", "CNAME", "b.example.com")),
        addition(wished("b.example.com", "A", "192.0.2.2")),
        removal(zone_record("3", "b.example.com", "CNAME", "a.example.com")),
        addition(wished("example.com", "A", "192.0.2.2")),
    };
    sort_changes(changes);
    EXPECT_EQ(lines_of(changes),
              (Lines{"add example.com A: 192.0.2.2", "delete a.example.com A: #2 192.0.2.1",
                     "add a.example.com CNAME: b.example.com", "delete b.example.com CNAME: #3 a.example.com",
                     "add b.example.com A: 192.0.2.2", "add www.example.com A: 192.0.2.2",
                     "delete www.example.com A: #1 192.0.2.1 300"}));
}

std::string conflict(const std::vector<ZoneRecord> &existing, const std::vector<PlannedChange> &changes) {
    return conflict_at_name("example.com", existing, changes);
}

TEST(Conflicts, AreRecordsBesideACname) {
    const PlannedChange cname = addition(wished("www.example.com", "CNAME", "a.example.net"));
    EXPECT_EQ(
        conflict({address("1", "192.0.2.1"), zone_record("2", "www.example.com", "TXT", "text")}, {cname}),
        "www.example.com would have a CNAME record beside A and TXT records; a name with a CNAME record has "
        "no others");
    EXPECT_EQ(conflict({address("1", "192.0.2.1")}, {cname, removal(address("1", "192.0.2.1"))}), "");
    EXPECT_EQ(conflict({zone_record("1", "www.example.com", "RRSIG", "data")}, {cname}), "");
}

TEST(Conflicts, AreTwoDifferentRecordsWhereANameHasOne) {
    for (const char *type : {"CNAME", "DNAME"}) {
        const std::vector<ZoneRecord> existing = {zone_record("1", "www.example.com", type, "a.example.net")};
        EXPECT_EQ(
            conflict(existing, {addition(wished("www.example.com", type, "b.example.net"))}),
            "www.example.com would have several different " + std::string(type) + " records; a name has one");
        EXPECT_EQ(conflict(existing,
                           {update(existing[0], zone_record("1", "www.example.com", type, "b.example.net"))}),
                  "");
    }
}

TEST(Conflicts, AreACnameAtTheZoneItself) {
    EXPECT_EQ(conflict({}, {addition(wished("example.com", "CNAME", "a.example.net"))}),
              "example.com is the zone itself, which cannot have a CNAME record");
}

TEST(Conflicts, ThatTheZoneHasAlreadyCanBeRemovedStepByStep) {
    const ZoneRecord cname = zone_record("2", "www.example.com", "CNAME", "a.example.net");
    const std::vector<ZoneRecord> existing = {address("1", "192.0.2.1"), cname,
                                              zone_record("3", "www.example.com", "TXT", "text")};
    EXPECT_EQ(conflict(existing, {}), "");
    EXPECT_EQ(conflict(existing, {removal(cname)}), "");
    EXPECT_EQ(conflict(existing, {removal(existing[2])}), "");
}

}  // namespace
}  // namespace balvps
