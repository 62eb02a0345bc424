// What the procedures for records send, and what they say when something fails.
#include <gtest/gtest.h>

#include <string>

#include "zone_stage.h"

namespace balvps {
namespace {

using test::code_of;
using test::document_of;
using test::Json;
using test::Lines;
using test::message_of;
using test::Way;

class RecordProcedures : public test::ZoneStage {
  protected:
    const Json new_record{{"name", "new.example.com"}, {"type", "A"}, {"content", "192.0.2.7"}};
    const Json old_record{{"name", "example.com"}, {"type", "A"}, {"content", "192.0.2.1"}};

    /// @param more more arguments.
    static Json with(Json arguments, const Json &more) {
        arguments.update(more);
        return arguments;
    }

    static void expect_uncertain(const Outcome &outcome) {
        EXPECT_EQ(code_of(outcome), ErrorCode::ambiguous_write) << message_of(outcome);
        expect_written(outcome);
    }

    /// The error does not tell the caller to call again, or that nothing happened.
    static void expect_written(const Outcome &outcome) {
        ASSERT_FALSE(outcome.result);
        EXPECT_FALSE(outcome.result.error().retryable);
        EXPECT_EQ(outcome.result.error().retry_after, -1);
        EXPECT_EQ(message_of(outcome).find("nothing was"), std::string::npos) << message_of(outcome);
    }
};

INSTANTIATE_TEST_SUITE_P(, RecordProcedures, testing::Values(Way::blocking, Way::queued), test::way_name);

// ---- counts of requests ----

TEST_P(RecordProcedures, EnsuringWhatIsThereReadsTwice) {
    EXPECT_EQ(answer("ensure_record", old_record).at("change"), "unchanged");
    EXPECT_EQ(requests(), (Lines{"GET /dns", "GET /service/10/dns/62"}));
}

TEST_P(RecordProcedures, EnsuringWhatIsThereReadsOnceWithTheIds) {
    const Json by_id = with(old_record, {{"zone", 62}, {"service_id", 10}});
    EXPECT_EQ(answer("ensure_record", by_id).at("change"), "unchanged");
    EXPECT_EQ(requests(), (Lines{"GET /service/10/dns/62"}));
}

TEST_P(RecordProcedures, EnsuringANewRecordWritesOnceAndReadsBackOnce) {
    const Json answered = answer("ensure_record", new_record);
    EXPECT_EQ(answered.at("change"), "created");
    EXPECT_TRUE(answered.at("record").at("id").is_number()) << answered;
    EXPECT_EQ(requests(), (Lines{"GET /dns", "GET /service/10/dns/62", "POST /service/10/dns/62/records",
                                 "GET /service/10/dns/62"}));
}

TEST_P(RecordProcedures, WithoutReadbackTheLastReadIsLeftOut) {
    const Json answered = answer("ensure_record", with(new_record, {{"readback", false}}));
    EXPECT_EQ(answered.at("change"), "created");
    EXPECT_TRUE(answered.at("record").at("id").is_null()) << answered;
    EXPECT_EQ(requests(), (Lines{"GET /dns", "GET /service/10/dns/62", "POST /service/10/dns/62/records"}));
}

TEST_P(RecordProcedures, SettingWhatIsThereReadsTwice) {
    answer("set_records", {{"name", "example.com"}, {"type", "A"}, {"contents", {"192.0.2.1"}}});
    EXPECT_EQ(requests(), (Lines{"GET /dns", "GET /service/10/dns/62"}));
}

TEST_P(RecordProcedures, RemovingWhatIsNotThereReadsTwice) {
    EXPECT_EQ(answer("remove_records", new_record).at("removed"), Json::array());
    EXPECT_EQ(requests(), (Lines{"GET /dns", "GET /service/10/dns/62"}));
}

TEST_P(RecordProcedures, FindingAZoneReadsOnce) {
    EXPECT_EQ(answer("find_zone", {{"name", "a.b.example.com"}}).at("zone").at("domain_id"), 62);
    EXPECT_EQ(requests(), (Lines{"GET /dns"}));
}

// ---- a write whose answer is lost ----

struct LostAnswer {
    const char *fault;
    Json with;
};

/// Faults after which the service has carried out the request and the client has no answer that says so.
const std::vector<LostAnswer> &lost_answers() {
    static const Json carried_out{{"carried_out", true}};
    static const std::vector<LostAnswer> all{
        {"reset_before_answer", carried_out},
        {"close_before_answer", carried_out},
        {"reset_within_head", Json::object()},
        {"reset_within_body", Json::object()},
        {"truncated_body", Json::object()},
        {"html_page", carried_out},
        {"html_page", {{"status", 502}, {"carried_out", true}}},
        {"json_error", carried_out},
        {"json_error", {{"status", 500}, {"carried_out", true}}},
        {"broken_json", carried_out},
        {"empty_body", {{"status", 504}, {"carried_out", true}}},
    };
    return all;
}

/// Runs a call once for each fault on the answers to a method. The client would like to try again.
#define FOR_EACH_LOST_ANSWER(method)                                                                         \
    for (const LostAnswer &lost : lost_answers())                                                            \
        if (sandbox().reset(), client = make_client({{"retries", "3"}}),                                     \
            add_fault(method, lost.fault, lost.with), false) {                                               \
        } else                                                                                               \
            for (const testing::ScopedTrace trace(__FILE__, __LINE__, lost.fault); const bool once : {true}) \
                if (once)

TEST_P(RecordProcedures, ALostAnswerToAnAdditionIsFoundByReading) {
    FOR_EACH_LOST_ANSWER("POST") {
        EXPECT_EQ(answer("ensure_record", new_record).at("change"), "created");
        EXPECT_EQ(count("POST"), 1U);
        EXPECT_EQ(records_of("new.example.com"), (Lines{"A 192.0.2.7 3600"}));
    }
}

TEST_P(RecordProcedures, ALostAnswerToAnUpdateIsFoundByReading) {
    FOR_EACH_LOST_ANSWER("PUT") {
        EXPECT_EQ(answer("ensure_record", with(old_record, {{"ttl", 7200}})).at("change"), "updated");
        EXPECT_EQ(count("PUT"), 1U);
        EXPECT_EQ(records_of("example.com").front(), "A 192.0.2.1 7200");
    }
}

TEST_P(RecordProcedures, ALostAnswerToARemovalIsFoundByReading) {
    FOR_EACH_LOST_ANSWER("DELETE") {
        EXPECT_EQ(answer("remove_records", old_record).at("removed").size(), 1U);
        EXPECT_EQ(count("DELETE"), 1U);
    }
}

#undef FOR_EACH_LOST_ANSWER

TEST_P(RecordProcedures, ALostUpdateIsFoundWhereTheServiceRaisesTheTtl) {
    sandbox().reset({{"minimum_ttl", 4000}});
    add_fault("PUT", "reset_before_answer", {{"carried_out", true}});
    const Json set{{"name", "example.com"}, {"type", "A"}, {"contents", {"192.0.2.2"}}, {"ttl", 60}};
    EXPECT_EQ(answer("set_records", set).at("records").at(0).at("ttl"), 4000);
    EXPECT_EQ(count("PUT"), 1U);
}

TEST_P(RecordProcedures, AWriteThatWasLostOnItsWayIsNotSentAgain) {
    const std::vector<std::pair<std::string, Json>> calls{
        {"POST", {"ensure_record", new_record}},
        {"PUT", {"ensure_record", with(old_record, {{"ttl", 7200}})}},
        {"DELETE", {"remove_records", old_record}}};
    for (const auto &[method, made] : calls) {
        sandbox().reset();
        client = make_client({{"retries", "3"}});
        add_fault(method, "reset_before_answer");
        const Outcome outcome = call(made.at(0).get<std::string>(), made.at(1));
        expect_uncertain(outcome);
        EXPECT_NE(message_of(outcome).find("the zone does not show it"), std::string::npos)
            << message_of(outcome);
        EXPECT_EQ(count(method), 1U);
    }
}

TEST_P(RecordProcedures, ALostWriteThatCannotBeLookedForIsUncertain) {
    add_fault("POST", "reset_before_answer", {{"carried_out", true}});
    add_fault("GET", "json_error", Json::object(), {{"skip", 2}});
    const Outcome outcome = call("ensure_record", new_record);
    expect_uncertain(outcome);
    EXPECT_NE(message_of(outcome).find("it could not be looked for"), std::string::npos)
        << message_of(outcome);
    EXPECT_EQ(count("POST"), 1U);
}

TEST_P(RecordProcedures, ALimitIsWaitedForBeforeAWriteIsSentAgain) {
    client = make_client({{"retries", "1"}});
    add_fault("POST", "too_many_with_seconds", {{"seconds", 0}});
    EXPECT_EQ(answer("ensure_record", new_record).at("change"), "created");
    EXPECT_EQ(records_of("new.example.com"), (Lines{"A 192.0.2.7 3600"}));
}

// ---- reading back ----

TEST_P(RecordProcedures, AZoneThatCannotBeReadBackMakesTheWriteUncertain) {
    const std::vector<LostAnswer> faults{{"reset_before_answer", Json::object()},
                                         {"json_error", Json::object()},
                                         {"json_error", {{"status", 404}, {"message", "not found"}}},
                                         {"json_error", {{"status", 403}}},
                                         {"html_page", Json::object()},
                                         {"too_many_with_seconds", {{"seconds", 600}}}};
    for (const auto &[fault, parameters] : faults) {
        SCOPED_TRACE(std::string(fault) + " " + parameters.dump());
        sandbox().reset();
        client = make_client();
        add_fault("GET", fault, parameters, {{"skip", 2}, {"times", 9}});
        expect_uncertain(call("ensure_record", new_record));
        EXPECT_EQ(records_of("new.example.com"), (Lines{"A 192.0.2.7 3600"}));
    }
}

TEST_P(RecordProcedures, AZoneThatDoesNotShowTheWriteMakesItUncertain) {
    add_fault("POST", "empty_body", {{"status", 200}, {"carried_out", false}});
    const Outcome outcome = call("ensure_record", new_record);
    expect_uncertain(outcome);
}

TEST_P(RecordProcedures, AValueThatAnotherWriterTakesAwayMeanwhileIsUncertain) {
    // Of two equal records one is removed. The zone then shows neither.
    sandbox().play(Json::array(
        {{{"method", "GET"},
          {"path", "/api/service/10/dns/62"},
          {"body", Json{{"service_id", 10},
                        {"name", "example.com"},
                        {"records",
                         {{{"id", 406415},
                           {"name", "example.com"},
                           {"type", "A"},
                           {"ttl", 3600},
                           {"content", "192.0.2.1"}},
                          {{"id", 7},
                           {"name", "example.com"},
                           {"type", "A"},
                           {"ttl", 3600},
                           {"content", "192.0.2.1"}}}}}
                       .dump()}},
         {{"method", "GET"},
          {"path", "/api/service/10/dns/62"},
          {"body", Json{{"service_id", 10}, {"name", "example.com"}, {"records", Json::array()}}.dump()}}}));
    expect_uncertain(call("ensure_record", old_record));
    EXPECT_EQ(count("DELETE"), 1U);
}

// ---- failures ----

TEST_P(RecordProcedures, ARecordThatIsGoneAlreadyCountsAsRemoved) {
    add_fault("DELETE", "json_error", {{"status", 404}, {"message", "not found"}});
    EXPECT_EQ(answer("remove_records", old_record).at("removed").size(), 1U);
}

TEST_P(RecordProcedures, AFailureAfterTheFirstChangeTellsHowManyWereMade) {
    add_fault("POST", "json_error", {{"status", 400}, {"message", "no more records"}}, {{"skip", 1}});
    const Outcome outcome = call(
        "set_records",
        {{"name", "new.example.com"}, {"type", "A"}, {"contents", {"192.0.2.7", "192.0.2.8", "192.0.2.9"}}});
    EXPECT_EQ(code_of(outcome), ErrorCode::refused);
    expect_written(outcome);
    EXPECT_NE(message_of(outcome).find("1 of 3 changes were carried out"), std::string::npos)
        << message_of(outcome);
    EXPECT_NE(message_of(outcome).find("no more records"), std::string::npos) << message_of(outcome);
    EXPECT_EQ(count("POST"), 2U);
}

TEST_P(RecordProcedures, ALimitAfterTheFirstChangeIsNotRetryable) {
    add_fault("POST", "too_many_with_seconds", {{"seconds", 600}}, {{"skip", 1}});
    const Outcome outcome =
        call("set_records",
             {{"name", "new.example.com"}, {"type", "A"}, {"contents", {"192.0.2.7", "192.0.2.8"}}});
    expect_written(outcome);
    EXPECT_NE(message_of(outcome).find("1 of 2 changes were carried out"), std::string::npos)
        << message_of(outcome);
}

TEST_P(RecordProcedures, ARefusalOfTheOnlyChangeStaysWhatItIs) {
    add_fault("POST", "json_error", {{"status", 403}, {"message", "access_denied"}});
    const Outcome outcome = call("ensure_record", new_record);
    EXPECT_EQ(code_of(outcome), ErrorCode::not_permitted) << message_of(outcome);
    EXPECT_EQ(requests().size(), 3U);
}

// ---- options ----

TEST_P(RecordProcedures, AReadOnlyClientRefusesThoseThatWrite) {
    const Json plan = answer("plan_zone", {{"zone", "example.com"}, {"records", Json::array()}}).at("plan");
    sandbox().clear_log();
    client = make_client({{"read_only", "true"}});
    const std::vector<std::pair<std::string, Json>> writing{
        {"ensure_record", new_record},
        {"set_records", {{"name", "new.example.com"}, {"type", "A"}, {"contents", {"192.0.2.7"}}}},
        {"remove_records", old_record},
        {"apply_plan", {{"plan", plan}}}};
    for (const auto &[name, arguments] : writing) {
        EXPECT_EQ(code_of(call(name, arguments)), ErrorCode::not_permitted) << name;
    }
    EXPECT_EQ(requests(), Lines());
    answer("find_zone", {{"name", "example.com"}});
    answer("list_records", {{"zone", "example.com"}});
    answer("export_zone", {{"zone", "example.com"}});
    answer("plan_zone", {{"zone", "example.com"}, {"records", Json::array()}});
}

TEST_P(RecordProcedures, DescribingSendsNothing) {
    const Json plan =
        answer("plan_zone", {{"zone", "example.com"}, {"records", Json::array({new_record})}}).at("plan");
    sandbox().clear_log();
    const std::vector<std::pair<std::string, Json>> calls{
        {"find_zone", {{"name", "example.com"}}},
        {"list_records", {{"zone", "example.com"}}},
        {"ensure_record", new_record},
        {"set_records", {{"name", "new.example.com"}, {"type", "A"}, {"contents", {"192.0.2.7"}}}},
        {"remove_records", old_record},
        {"export_zone", {{"zone", "example.com"}}},
        {"plan_zone", {{"zone", "example.com"}, {"records", Json::array()}}},
        {"apply_plan", {{"plan", plan}}}};
    for (const auto &[name, arguments] : calls) {
        const Outcome outcome =
            client->describe(CallInput::named(name, read_arguments(arguments.dump()).value()));
        ASSERT_TRUE(outcome.result) << name << ": " << message_of(outcome);
        EXPECT_FALSE(document_of(outcome).at("requests").empty()) << name;
    }
    EXPECT_EQ(sandbox().log(), Json::array());
}

TEST_P(RecordProcedures, AWriteIsDescribedAsItIsSent) {
    const Json by_id{{"zone", 62},
                     {"service_id", "010"},
                     {"name", "New.example.com"},
                     {"type", "srv"},
                     {"content", "5 060 5060 Sip.example.com."},
                     {"ttl", "300"}};
    const auto described = [this](const std::string &name, const Json &arguments, std::size_t index) {
        const Outcome outcome =
            client->describe(CallInput::named(name, read_arguments(arguments.dump()).value()));
        EXPECT_TRUE(outcome.result) << message_of(outcome);
        return document_of(outcome).at("requests").at(index).at("body");
    };
    const auto sent = [](const std::string &method) {
        for (const Json &entry : sandbox().log()) {
            const bool is_write = entry.at("path").get<std::string>().find("/records") != std::string::npos;
            if (is_write && entry.at("method") == method) {
                return entry.at("json");
            }
        }
        return Json();
    };
    Json by_name = by_id;
    by_name["zone"] = "example.com";
    EXPECT_EQ(described("ensure_record", by_name, 2).at("name"), "new.example.com");
    Json added = described("ensure_record", by_id, 1);
    EXPECT_EQ(added.at("name"), "New.example.com");  // the name of the zone is not known yet
    added["name"] = "new.example.com";
    answer("ensure_record", by_id);
    EXPECT_EQ(sent("POST"), added);
    const Json wish{{"name", "new"}, {"type", "SRV"}, {"content", "5 60 5060 other.example.com"}};
    const Json plan =
        answer("plan_zone", {{"zone", "example.com"}, {"records", Json::array({wish})}}).at("plan");
    const Json changed = described("apply_plan", {{"plan", plan}}, 1);
    answer("apply_plan", {{"plan", plan}});
    EXPECT_EQ(sent("PUT"), changed);
}

TEST_P(RecordProcedures, TheTimeLimitIsThatOfTheWholeCall) {
    add_fault("GET", "late_answer", {{"ms", 400}}, {{"times", 9}});
    const Clock::time_point start = Clock::now();
    const Outcome outcome = call("ensure_record", new_record, {.timeout = Milliseconds(600)});
    EXPECT_EQ(code_of(outcome), ErrorCode::timeout) << message_of(outcome);
    EXPECT_LT(Clock::now() - start, Milliseconds(5000));
    EXPECT_EQ(writes(), Lines());
}

TEST_P(RecordProcedures, AWriteThatTheTimeLimitCutsOffIsUncertain) {
    add_fault("POST", "hang_before_head", {{"ms", 20000}, {"carried_out", true}});
    expect_uncertain(call("ensure_record", new_record, {.timeout = Milliseconds(1000)}));
    EXPECT_EQ(count("POST"), 1U);
}

TEST_P(RecordProcedures, ReadingBackThatTheTimeLimitCutsOffIsUncertain) {
    add_fault("GET", "hang_before_head", {{"ms", 20000}}, {{"skip", 2}});
    expect_uncertain(call("ensure_record", new_record, {.timeout = Milliseconds(1000)}));
}

}  // namespace
}  // namespace balvps
