// The limits of a confirmation: the length of names, the number of new items, and the time.
#include "policy/confirm.h"

#include <gtest/gtest.h>

#include <atomic>
#include <string>
#include <vector>

#include "blocking.h"
#include "json/reader.h"
#include "printing.h"
#include "request/arguments.h"
#include "request/build.h"

namespace balvps {
namespace {

/// A service that shows one list before a write and another one after it. It does not answer writes.
class Lists : public Sender {
  public:
    Lists(std::string before, std::string after, Waiting waiting)
        : lists_{std::move(before), std::move(after)}, waiting_(waiting) {}

    Task<Result<void>> send(const Operation &operation, HttpRequest & /*request*/) override {
        if (operation.safe) {
            answer_.document = read_json(lists_.at(listed_++), false).value();
            co_return {};
        }
        ++writes;
        Error error;
        error.code = ErrorCode::ambiguous_write;
        error.message = "no answer";
        co_return failure(std::move(error));
    }
    Task<Result<void>> send_signed_in(const Operation &operation, HttpRequest &request) override {
        return send(operation, request);
    }
    Answer &answer() noexcept override { return answer_; }
    const Waiting &waiting() const noexcept override { return waiting_; }
    std::unique_ptr<Sender> part() override { return nullptr; }

    int writes = 0;

  private:
    const std::vector<std::string> lists_;
    std::size_t listed_ = 0;
    const Waiting waiting_;
    Answer answer_;
};

/// What the call says: "found" or its error.
std::string outcome(Lists &lists, std::string_view name, std::string_view arguments) {
    const Operation &operation = *find_operation(name);
    const ArgumentList given = read_arguments(arguments).value();
    const auto none = [](std::string_view) { return Secret(); };
    const Arguments checked = Arguments::validate(operation, given, none).value();
    HttpRequest request = build_request(operation, checked);
    const Result<void> result = test::finish(send_and_confirm(lists, operation, checked, request));
    return result ? "found" : result.error().message;
}

/// The same for a record, if the zone shows this one after the write.
std::string outcome_of_record(const std::string &zone, const std::string &written, const std::string &read) {
    test::Blocking scheduler;
    const std::string start = R"({"name":")" + zone + R"(","records":[)";
    Lists lists(start + "]}", start + R"({"id":"5","type":"A","content":"1","name":")" + read + "\"}]}",
                scheduler.waiting());
    return outcome(lists, "add_dns_record",
                   R"({"service_id":1,"zone_id":2,"type":"A","content":"1","name":")" + written + "\"}");
}

/// A name with this many octets, whose labels are not too long.
std::string name_of(std::size_t octets) {
    std::string name;
    while (name.size() < octets) {
        name += std::string(9, 'a') + ".";
    }
    name.resize(octets);
    name.back() = 'z';
    return name;
}

TEST(ConfirmBounds, ANameInAZoneHasAtMost253Octets) {
    for (const std::size_t octets : {248U, 249U}) {
        const std::string zone = name_of(octets);
        EXPECT_EQ(outcome_of_record(zone, "www", "www." + zone), "found") << octets;
    }
    const std::string too_long = name_of(250);
    EXPECT_EQ(outcome_of_record(too_long, "www", "www." + too_long),
              "no answer; get_dns_zone shows 0 new items that match it");
}

TEST(ConfirmBounds, AZoneHasAtMost253Octets) {
    for (const std::size_t octets : {252U, 253U}) {
        EXPECT_EQ(outcome_of_record(name_of(octets), "@", name_of(octets)), "found") << octets;
    }
    EXPECT_EQ(outcome_of_record(name_of(254), "@", name_of(254)),
              "no answer; get_dns_zone shows 0 new items that match it");
}

TEST(ConfirmBounds, OctetsOfAnInternationalZoneCountInItsAsciiForm) {
    std::string zone = "de";
    for (int label = 0; label < 8; ++label) {  // 30 octets each in UTF-8, 22 in ASCII
        zone.insert(0, "üüüüüüüüüüüüüüü.");
    }
    ASSERT_GT(zone.size(), 246U);
    EXPECT_EQ(outcome_of_record(zone, "www", "www." + zone), "found");
}

TEST(ConfirmBounds, ExactlyOneItemMustBeNew) {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"", "no answer; list_tickets shows 0 new items that match it"},
        {R"({"ticket_number":"1","subject":"s"})", "found"},
        {R"({"ticket_number":"1","subject":"s"},{"ticket_number":"2","subject":"s"})",
         "no answer; list_tickets shows 2 new items that match it"}};
    for (const auto &[items, expected] : cases) {
        test::Blocking scheduler;
        Lists lists(R"({"tickets":[]})", R"({"tickets":[)" + items + "]}", scheduler.waiting());
        EXPECT_EQ(outcome(lists, "create_ticket", R"({"dept_id":1,"subject":"s","body":"b"})"), expected);
    }
}

/// A list of tickets, none of which is the one that is written.
std::string tickets(std::size_t count) {
    std::string list = R"({"tickets":[{"ticket_number":"0","subject":"other"})";
    for (std::size_t i = 1; i < count; ++i) {
        list += R"(,{"ticket_number":")" + std::to_string(i) + R"(","subject":"other"})";
    }
    return list + "]}";
}

/// How a ticket is confirmed when no time is left.
std::string outcome_without_time(std::size_t before, std::size_t after, int &writes) {
    test::Blocking scheduler(Milliseconds(0));
    Lists lists(tickets(before), tickets(after), scheduler.waiting());
    std::string said = outcome(lists, "create_ticket", R"({"dept_id":1,"subject":"s","body":"b"})");
    writes = lists.writes;
    return said;
}

// The deadline is checked once for 4096 items.
TEST(ConfirmBounds, ALongListBeforeTheWriteEndsAtTheDeadlineAndNothingIsWritten) {
    int writes = 0;
    EXPECT_EQ(outcome_without_time(4096, 1, writes),
              "listing the items before the write (nothing was written): the deadline passed while the "
              "items were compared");
    EXPECT_EQ(writes, 0);
    EXPECT_EQ(outcome_without_time(4095, 1, writes),
              "no answer; list_tickets shows 0 new items that match it");
    EXPECT_EQ(writes, 1);
}

TEST(ConfirmBounds, ALongListAfterTheWriteEndsAtTheDeadlineAndTheWriteStaysAmbiguous) {
    int writes = 0;
    EXPECT_EQ(outcome_without_time(1, 4096, writes),
              "no answer; it could not be confirmed: the deadline passed while the items were compared");
    EXPECT_EQ(writes, 1);
}

TEST(ConfirmBounds, ComparingEndsWhenTheCallIsCancelled) {
    const std::atomic<bool> is_cancelled = true;
    test::Blocking scheduler(Milliseconds(20'000), Interrupt{nullptr, nullptr, &is_cancelled});
    Lists lists(tickets(4096), tickets(1), scheduler.waiting());
    EXPECT_EQ(outcome(lists, "create_ticket", R"({"dept_id":1,"subject":"s","body":"b"})"),
              "listing the items before the write (nothing was written): the call was cancelled");
    EXPECT_EQ(lists.writes, 0);
}

// Each item is compared with the whole content that was written.
TEST(ConfirmBounds, ALongContentMakesTheDeadlineBeCheckedSooner) {
    const std::string record = R"({"id":"1","type":"TXT","name":"www.example.com","content":"x"})";
    const std::string start = R"({"name":"example.com","records":[)" + record;
    const std::string arguments = R"({"service_id":1,"zone_id":2,"type":"TXT","name":"www","content":")" +
                                  std::string(std::size_t{2049} << 10, 'a') + "\"}";
    test::Blocking scheduler(Milliseconds(0));
    Lists one(start + "]}", start + "]}", scheduler.waiting());
    EXPECT_EQ(outcome(one, "add_dns_record", arguments),
              "no answer; get_dns_zone shows 0 new items that match it");
    Lists two(start + "," + record + "]}", start + "]}", scheduler.waiting());
    EXPECT_EQ(outcome(two, "add_dns_record", arguments),
              "listing the items before the write (nothing was written): the deadline passed while the "
              "items were compared");
}

}  // namespace
}  // namespace balvps
