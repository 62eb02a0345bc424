// How plans are carried out, and what is said of each change.
#include <gtest/gtest.h>

#include <atomic>
#include <set>
#include <string>
#include <thread>

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
using test::Way;

Json a_record(const std::string &name, const std::string &address) {
    return {{"name", name}, {"type", "A"}, {"content", address}};
}

/// "www.example.com A add: done" for each change of an answer.
Lines outcomes_of(const Json &answer) {
    Lines outcomes;
    for (const Json &change : answer.at("changes")) {
        outcomes.push_back(change.at("name").get<std::string>() + " " + change.at("type").get<std::string>() +
                           " " + change.at("action").get<std::string>() + ": " +
                           change.at("outcome").get<std::string>());
    }
    return outcomes;
}

class Plans : public test::ZoneStage {
  protected:
    /// The plan of a list of records. @param more more arguments of plan_zone.
    Json plan_of(const Json &records, const Json &more = Json::object()) const {
        Json arguments{{"zone", "example.com"}, {"records", records}};
        arguments.update(more);
        return answer("plan_zone", arguments).at("plan");
    }

    /// A plan that adds an address to each of some names.
    Json additions(int names) const {
        Json records = Json::array();
        for (int i = 0; i < names; ++i) {
            records.push_back(a_record("host-" + std::to_string(i), "192.0.2.7"));
        }
        return plan_of(records);
    }

    /// A plan that deletes all but the protected records.
    Json removal_of_all() const { return plan_of(Json::array(), {{"delete", true}}); }
};

INSTANTIATE_TEST_SUITE_P(, Plans, testing::Values(Way::blocking, Way::queued), test::way_name);

// ---- what is sent ----

TEST_P(Plans, AreReadOnceWrittenAndReadOnceMore) {
    const Json plan = additions(1);
    sandbox().clear_log();
    const Json applied = answer("apply_plan", {{"plan", plan}});
    EXPECT_EQ(requests(),
              (Lines{"GET /service/10/dns/62", "POST /service/10/dns/62/records", "GET /service/10/dns/62"}));
    EXPECT_EQ(outcomes_of(applied), (Lines{"host-0.example.com A add: done"}));
    EXPECT_EQ(applied.at("counts"), Json({{"done", 1}, {"failed", 0}, {"uncertain", 0}, {"skipped", 0}}));
    EXPECT_NE(applied.at("serial"), plan.at("serial"));
}

TEST_P(Plans, WithoutReadbackAreReadOnce) {
    const Json plan = additions(1);
    sandbox().clear_log();
    const Json applied = answer("apply_plan", {{"plan", plan}, {"readback", false}});
    EXPECT_EQ(requests(), (Lines{"GET /service/10/dns/62", "POST /service/10/dns/62/records"}));
    EXPECT_EQ(outcomes_of(applied), (Lines{"host-0.example.com A add: done"}));
    EXPECT_TRUE(applied.at("serial").is_null()) << applied;
}

TEST_P(Plans, ThatChangeNothingAreReadOnce) {
    const Json plan = plan_of(Json::array());
    sandbox().clear_log();
    EXPECT_EQ(answer("apply_plan", {{"plan", plan}}).at("changes"), Json::array());
    EXPECT_EQ(requests(), (Lines{"GET /service/10/dns/62"}));
}

TEST_P(Plans, LeaveNothingToDo) {
    answer("apply_plan", {{"plan", additions(5)}});
    EXPECT_EQ(additions(5).at("changes"), Json::array());
}

TEST_P(Plans, ReplaceACnameByOtherTypesInOneGo) {
    const Json plan =
        plan_of({a_record("www", "192.0.2.7"), {{"name", "www"}, {"type", "TXT"}, {"content", "x"}}},
                {{"delete", true}, {"ignore", {{{"name", "*.example.com"}, {"type", "[!AT]*"}}}}});
    const Json applied = answer("apply_plan", {{"plan", plan}, {"force", true}});
    EXPECT_EQ(applied.at("counts").at("failed"), 0) << applied;
    EXPECT_EQ(records_of("www.example.com"), (Lines{"A 192.0.2.7 3600", "TXT x 3600"}));
}

TEST_P(Plans, NeverLeaveAChangedSetEmpty) {
    const Json plan = plan_of({a_record("@", "192.0.2.8"), a_record("@", "192.0.2.9")}, {{"delete", true}});
    sandbox().clear_log();
    client = make_client({{"max_in_flight", "1"}});
    answer("apply_plan", {{"plan", plan}, {"force", true}});
    Lines sent = writes();
    sent.resize(2);  // what deletes the rest of the name's records follows
    EXPECT_EQ(sent, (Lines{"PUT /service/10/dns/62/records/406415", "POST /service/10/dns/62/records"}));
}

// ---- refusals ----

TEST_P(Plans, AreRefusedAfterTheSerialMoved) {
    const Json plan = additions(2);
    answer("ensure_record", a_record("other.example.com", "192.0.2.7"));
    sandbox().clear_log();
    for (const bool force : {false, true}) {
        const Outcome outcome = call("apply_plan", {{"plan", plan}, {"force", force}});
        EXPECT_EQ(code_of(outcome), ErrorCode::conflict);
        EXPECT_NE(message_of(outcome).find("serial"), std::string::npos) << message_of(outcome);
    }
    EXPECT_EQ(writes(), Lines());
}

TEST_P(Plans, AreRefusedAfterARecordChangedUnderTheSameSerial) {
    const Json plan = plan_of(Json::array({a_record("@", "192.0.2.8")}));
    ASSERT_EQ(plan.at("counts").at("update"), 1);
    Json other = plan;
    other.at("changes").at(0).at("before").at("content") = "192.0.2.99";
    const Outcome outcome = call("apply_plan", {{"plan", other}});
    EXPECT_EQ(code_of(outcome), ErrorCode::conflict);
    EXPECT_NE(message_of(outcome).find("406415"), std::string::npos) << message_of(outcome);
    EXPECT_EQ(writes(), Lines());
}

TEST_P(Plans, AreRefusedASecondTime) {
    const Json plan = additions(2);
    answer("apply_plan", {{"plan", plan}});
    sandbox().clear_log();
    EXPECT_EQ(code_of(call("apply_plan", {{"plan", plan}})), ErrorCode::conflict);
    EXPECT_EQ(writes(), Lines());
}

TEST_P(Plans, AreRefusedASecondTimeEvenIfTheSerialDoesNotMove) {
    Json plan = additions(2);
    const Json applied = answer("apply_plan", {{"plan", plan}});
    plan.at("serial") = applied.at("serial");
    sandbox().clear_log();
    const Outcome outcome = call("apply_plan", {{"plan", plan}});
    EXPECT_EQ(code_of(outcome), ErrorCode::conflict);
    EXPECT_NE(message_of(outcome).find("host-0.example.com A 192.0.2.7"), std::string::npos)
        << message_of(outcome);
    EXPECT_EQ(writes(), Lines());
}

TEST_P(Plans, AreRefusedForAnotherZone) {
    Json plan = additions(1);
    plan.at("zone").at("domain_id") = 60;
    EXPECT_EQ(code_of(call("apply_plan", {{"plan", plan}})), ErrorCode::conflict);
    EXPECT_EQ(writes(), Lines());
}

TEST_P(Plans, ThatDeleteMostOfAZoneNeedForce) {
    const Json plan = removal_of_all();
    const Outcome outcome = call("apply_plan", {{"plan", plan}});
    EXPECT_EQ(code_of(outcome), ErrorCode::guarded);
    EXPECT_NE(message_of(outcome).find("'force'"), std::string::npos) << message_of(outcome);
    EXPECT_EQ(writes(), Lines());
    const Json applied = answer("apply_plan", {{"plan", plan}, {"force", true}});
    EXPECT_EQ(applied.at("counts").at("done"), plan.at("changes").size());
    EXPECT_EQ(removal_of_all().at("changes"), Json::array());
}

TEST_P(Plans, AreGuardedByWhatTheZoneHasAndNotByWhatThePlanSays) {
    Json plan = removal_of_all();
    plan.at("records") = 1000;
    plan.erase("counts");
    EXPECT_EQ(code_of(call("apply_plan", {{"plan", plan}})), ErrorCode::guarded);
}

// ---- failures ----

TEST_P(Plans, GoOnAtOtherNamesAfterAFailureAndPlanTheRestAgain) {
    const Json wanted{a_record("a", "192.0.2.7"), a_record("a", "192.0.2.8"), a_record("a", "192.0.2.9"),
                      a_record("b", "192.0.2.7"), a_record("c", "192.0.2.7")};
    const Json plan = plan_of(wanted);
    client = make_client({{"max_in_flight", "1"}});
    add_fault("POST", "json_error", {{"status", 400}, {"message", "no"}}, {{"skip", 1}});
    const Json applied = answer("apply_plan", {{"plan", plan}});
    EXPECT_EQ(outcomes_of(applied), (Lines{"a.example.com A add: done", "a.example.com A add: failed",
                                           "a.example.com A add: skipped", "b.example.com A add: done",
                                           "c.example.com A add: done"}));
    EXPECT_EQ(applied.at("changes").at(1).at("error").at("name"), "refused");
    EXPECT_TRUE(applied.at("changes").at(2).at("error").is_null());
    EXPECT_EQ(applied.at("counts"), Json({{"done", 3}, {"failed", 1}, {"uncertain", 0}, {"skipped", 1}}));
    const Json rest = plan_of(wanted);
    ASSERT_EQ(rest.at("changes").size(), 2U);
    EXPECT_EQ(rest.at("changes").at(0).at("after").at("content"), "192.0.2.8");
    EXPECT_EQ(rest.at("changes").at(1).at("after").at("content"), "192.0.2.9");
}

TEST_P(Plans, FindALostChangeByReading) {
    const Json plan = additions(3);
    add_fault("POST", "reset_before_answer", {{"carried_out", true}}, {{"skip", 1}});
    sandbox().clear_log();
    client = make_client({{"retries", "3"}});
    EXPECT_EQ(answer("apply_plan", {{"plan", plan}}).at("counts").at("done"), 3);
    EXPECT_EQ(count("POST"), 3U);
}

TEST_P(Plans, TellWhichChangeIsUncertain) {
    const Json plan = additions(2);
    client = make_client({{"max_in_flight", "1"}});
    add_fault("POST", "reset_before_answer");
    const Json applied = answer("apply_plan", {{"plan", plan}});
    EXPECT_EQ(outcomes_of(applied),
              (Lines{"host-0.example.com A add: uncertain", "host-1.example.com A add: done"}));
    EXPECT_EQ(applied.at("changes").at(0).at("error").at("name"), "ambiguous_write");
}

TEST_P(Plans, OfWhichNothingIsKnownForSureAreAnsweredToo) {
    const Json plan = additions(2);
    client = make_client({{"max_in_flight", "1"}});
    add_fault("POST", "json_error", {{"status", 400}, {"message", "no"}});
    add_fault("POST", "reset_before_answer");
    const Json applied = answer("apply_plan", {{"plan", plan}});
    EXPECT_EQ(outcomes_of(applied),
              (Lines{"host-0.example.com A add: failed", "host-1.example.com A add: uncertain"}));
}

TEST_P(Plans, OfWhichNothingWasWrittenFailWithTheFirstError) {
    const Json plan = additions(2);
    add_fault("POST", "json_error", {{"status", 403}, {"message", "access_denied"}}, {{"times", 2}});
    EXPECT_EQ(code_of(call("apply_plan", {{"plan", plan}})), ErrorCode::not_permitted);
}

TEST_P(Plans, AreAnsweredEvenIfTheLastReadFails) {
    const Json plan = additions(1);
    add_fault("GET", "json_error", Json::object(), {{"skip", 1}});
    const Json applied = answer("apply_plan", {{"plan", plan}});
    EXPECT_EQ(applied.at("counts").at("done"), 1);
    EXPECT_TRUE(applied.at("serial").is_null());
}

TEST_P(Plans, CutOffByTheTimeLimitTellWhatIsDone) {
    const Json plan = additions(3);
    client = make_client({{"max_in_flight", "1"}});
    add_fault("POST", "hang_before_head", {{"ms", 20000}}, {{"skip", 1}});
    const Outcome outcome = call("apply_plan", {{"plan", plan}}, {.timeout = Milliseconds(1500)});
    ASSERT_EQ(code_of(outcome), ErrorCode::none) << message_of(outcome);
    const Lines outcomes = outcomes_of(document_of(outcome));
    EXPECT_EQ(outcomes.at(1), "host-1.example.com A add: uncertain");
    const std::string message = document_of(outcome).at("changes").at(1).at("error").at("message");
    EXPECT_EQ(message.find("nothing was sent"), std::string::npos) << message;
}

// ---- many at once ----

/// The most writes that were under way at the same time, and whether those of one name were.
class Counting {
  public:
    Counting() = default;

    std::string base_url() const { return server_.base_url(); }
    int most_at_once() const { return most_; }
    bool overlapped_in_a_name() const { return overlapped_; }

  private:
    HttpServer::Answer answer(const HttpServer::Request &request) {
        if (request.method == "GET") {
            return {.body = R"({"service_id":10,"name":"example.com","records":[]})"};
        }
        const std::string name = Json::parse(request.body).at("name");
        {
            const std::lock_guard lock(mutex_);
            overlapped_ = overlapped_ || !names_.insert(name).second;
            most_ = std::max(most_.load(), static_cast<int>(names_.size()));
        }
        std::this_thread::sleep_for(Milliseconds(30));
        const std::lock_guard lock(mutex_);
        names_.erase(name);
        return {.body = R"({"success":true,"record":{"id":1}})"};
    }

    std::mutex mutex_;
    std::set<std::string> names_;
    std::atomic<int> most_ = 0;
    std::atomic<bool> overlapped_ = false;
    HttpServer server_{[this](const HttpServer::Request &request) { return answer(request); }};
};

Json plan_of_names(int names, int addresses) {
    Json changes = Json::array();
    for (int name = 0; name < names; ++name) {
        for (int address = 1; address <= addresses; ++address) {
            const std::string full = "host-" + std::to_string(name) + ".example.com";
            changes.push_back({{"action", "add"},
                               {"name", full},
                               {"type", "A"},
                               {"before", nullptr},
                               {"after",
                                {{"id", nullptr},
                                 {"name", full},
                                 {"type", "A"},
                                 {"content", "192.0.2." + std::to_string(address)},
                                 {"priority", nullptr},
                                 {"ttl", nullptr}}}});
        }
    }
    return {{"zone", {{"domain_id", 62}, {"name", "example.com"}, {"service_id", 10}}},
            {"serial", nullptr},
            {"changes", changes},
            {"records", 0}};
}

TEST_P(Plans, WriteDifferentNamesAtTheSameTimeUpToTheLimit) {
    for (const int limit : {1, 3, 16}) {
        Counting service;
        const auto own =
            test::client_of(service.base_url(), {{"auth", "none"}, {"max_in_flight", std::to_string(limit)}});
        const Outcome outcome =
            test::call_in(GetParam(), *own, "apply_plan", {{"plan", plan_of_names(8, 2)}});
        ASSERT_EQ(code_of(outcome), ErrorCode::none) << message_of(outcome);
        EXPECT_EQ(document_of(outcome).at("counts").at("done"), 16);
        EXPECT_LE(service.most_at_once(), limit);
        EXPECT_GE(service.most_at_once(), std::min(limit, 2));
        EXPECT_FALSE(service.overlapped_in_a_name());
    }
}

TEST(PlansInAQueue, EndWithTheQueueWhileTheyWrite) {
    Counting service;
    const auto client = test::client_of(service.base_url(), {{"auth", "none"}});
    for (const int milliseconds : {0, 10, 40}) {
        Queue queue(*client);
        const std::string plan = Json{{"plan", plan_of_names(20, 2)}}.dump();
        queue.submit(CallInput::named("apply_plan", read_arguments(plan).value()));
        queue.next(Clock::now() + Milliseconds(milliseconds));
    }
}

TEST(PlansInAQueue, SeveralShareIt) {
    Counting service;
    const auto client = test::client_of(service.base_url(), {{"auth", "none"}, {"max_in_flight", "4"}});
    Queue queue(*client);
    const std::string plan = Json{{"plan", plan_of_names(5, 1)}}.dump();
    for (int i = 0; i < 6; ++i) {
        queue.submit(CallInput::named("apply_plan", read_arguments(plan).value()));
    }
    int done = 0;
    while (const auto finished = queue.next(std::nullopt)) {
        EXPECT_EQ(code_of(finished->outcome), ErrorCode::none) << message_of(finished->outcome);
        ++done;
    }
    EXPECT_EQ(done, 6);
}

// ---- cancelling ----

/// A service that never answers a write, and says when one has come.
class Hanging {
  public:
    std::string base_url() const { return server_.base_url(); }
    std::size_t writes() const { return server_.count("POST /service/10/dns/62/records"); }
    std::size_t reads() const { return server_.count("GET /service/10/dns/62"); }
    void wait_for_writes(std::size_t number) const {
        while (writes() < number) {
            std::this_thread::sleep_for(Milliseconds(1));
        }
    }
    void let_go() { over_ = true; }

  private:
    std::atomic<bool> over_ = false;
    HttpServer server_{[this](const HttpServer::Request &request) {
        while (request.method == "POST" && !over_) {
            std::this_thread::sleep_for(Milliseconds(1));
        }
        return HttpServer::Answer{.body = R"({"service_id":10,"name":"example.com","records":[]})"};
    }};
};

void expect_cancelled(const Outcome &outcome) {
    EXPECT_EQ(code_of(outcome), ErrorCode::cancelled) << message_of(outcome);
    EXPECT_NE(message_of(outcome).find("0 of 5 changes were carried out"), std::string::npos)
        << message_of(outcome);
    EXPECT_FALSE(outcome.result.error().retryable);
}

TEST(CancelledPlans, EndSoonAndBeginNothingElse) {
    Hanging service;
    const auto client = test::client_of(service.base_url(), {{"auth", "none"}, {"max_in_flight", "2"}});
    std::atomic<bool> cancelled = false;
    std::thread canceller([&] {
        service.wait_for_writes(2);
        cancelled = true;
    });
    const Json arguments{{"plan", plan_of_names(5, 1)}};
    expect_cancelled(client->call("apply_plan", arguments.dump(), {}, &cancelled));
    canceller.join();
    EXPECT_EQ(service.writes(), 2U);
    EXPECT_EQ(service.reads(), 1U);
    service.let_go();
}

TEST(CancelledPlans, EndSoonInAQueueToo) {
    Hanging service;
    const auto client = test::client_of(service.base_url(), {{"auth", "none"}, {"max_in_flight", "2"}});
    Queue queue(*client);
    const std::string plan = Json{{"plan", plan_of_names(5, 1)}}.dump();
    const std::uint64_t tag = queue.submit(CallInput::named("apply_plan", read_arguments(plan).value()));
    std::thread canceller([&] {
        service.wait_for_writes(2);
        queue.cancel(tag);
    });
    expect_cancelled(queue.next(std::nullopt)->outcome);
    canceller.join();
    EXPECT_EQ(service.writes(), 2U);
    EXPECT_EQ(service.reads(), 1U);
    service.let_go();
}

TEST(CancelledWrites, AreNotSaidToBeUnsent) {
    Hanging service;
    const auto client = test::client_of(service.base_url(), {{"auth", "none"}});
    std::atomic<bool> cancelled = false;
    std::thread canceller([&] {
        service.wait_for_writes(1);
        cancelled = true;
    });
    const Json arguments{
        {"zone", 62}, {"service_id", 10}, {"name", "www"}, {"type", "A"}, {"content", "192.0.2.1"}};
    const Outcome outcome = client->call("ensure_record", arguments.dump(), {}, &cancelled);
    canceller.join();
    EXPECT_EQ(code_of(outcome), ErrorCode::cancelled);
    EXPECT_NE(message_of(outcome).find("may have been carried out"), std::string::npos)
        << message_of(outcome);
    service.let_go();
}

}  // namespace
}  // namespace balvps
