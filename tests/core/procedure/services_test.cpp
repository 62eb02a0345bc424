// The procedures that wait for machines and for orders.
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <string>
#include <thread>

#include "zone_stage.h"

namespace balvps {
namespace {

using test::code_of;
using test::document_of;
using test::Json;
using test::Lines;
using test::message_of;
using test::Way;

class ServiceProcedures : public test::ZoneStage {
  protected:
    void SetUp() override {
        ZoneStage::SetUp();
        sandbox().reset({{"vm_delay", 0.2}, {"activation_delay", 0.2}});
    }

    static Json web(const Json &more = Json::object()) {
        return joined({{"service_id", 30}, {"vm_id", "1001"}, {"interval_ms", 100}}, more);
    }

    static Json order(int product, const Json &more = Json::object()) {
        return joined({{"product_id", product}, {"cycle", "m"}, {"pay_method", 9}, {"interval_ms", 100}},
                      more);
    }

    static Json joined(Json arguments, const Json &more) {
        arguments.update(more);
        return arguments;
    }

    static CallOptions within(Milliseconds timeout) {
        CallOptions options;
        options.timeout = timeout;
        return options;
    }

    /// The service answers with these states of the machine, one after the other. "down" is status 503.
    static void answer_with(const Lines &states) {
        Json answers = Json::array();
        for (const std::string &state : states) {
            answers.push_back({{"method", "GET"},
                               {"path", "/api/service/30/vms/1001"},
                               {"status", state == "down" ? 503 : 200},
                               {"body", Json{{"vm", {{"status", state}}}}.dump()}});
        }
        sandbox().clear_log();
        sandbox().play(answers);
    }

    static std::ptrdiff_t times_sent(const std::string &request) {
        const Lines sent = requests();
        return std::count(sent.begin(), sent.end(), request);
    }
};

INSTANTIATE_TEST_SUITE_P(, ServiceProcedures, testing::Values(Way::blocking, Way::queued), test::way_name);

// ---- wait_for_vm ----

TEST_P(ServiceProcedures, AMachineThatRunsNeedsNoWait) {
    const Json answered = answer("wait_for_vm", web());
    EXPECT_EQ(answered.at("reached"), true);
    EXPECT_EQ(answered.at("state"), "running");
    EXPECT_EQ(answered.at("vm").at("label"), "web");
    EXPECT_EQ(requests(), Lines{"GET /service/30/vms/1001"});
}

TEST_P(ServiceProcedures, AMachineIsAskedUntilItHasStopped) {
    answer("stop_vm", {{"service_id", 30}, {"vm_id", "1001"}});
    const Json answered = answer("wait_for_vm", web({{"state", "stopped"}}));
    EXPECT_EQ(answered.at("state"), "stopped");
    EXPECT_EQ(answered.at("reached"), true);
}

TEST_P(ServiceProcedures, AMachineThatHasNotLeftTheStateYetIsWaitedFor) {
    answer_with({"running", "running", "rebooting", "running"});
    EXPECT_EQ(answer("wait_for_vm", web({{"settle_ms", 60000}})).at("reached"), true);
    EXPECT_EQ(requests().size(), 4U);
}

TEST_P(ServiceProcedures, AMachineThatNeverLeavesTheStateIsBelievedAfterAWhile) {
    EXPECT_EQ(answer("wait_for_vm", web({{"settle_ms", 150}})).at("reached"), true);
    EXPECT_GE(requests().size(), 2U);
}

TEST_P(ServiceProcedures, AnotherStateThanTheLastOneEndsTheWait) {
    answer_with({"stopped", "starting", "running"});
    const Json answered = answer("wait_for_vm", web({{"last_state", "stopped"}}));
    EXPECT_EQ(answered.at("state"), "starting");
    EXPECT_EQ(answered.at("reached"), false);
    EXPECT_EQ(requests().size(), 2U);
}

TEST_P(ServiceProcedures, WordsOfServerModulesMeanTheSame) {
    for (const std::string word : {"online", "ON", "Active", "powered on", "1"}) {
        answer_with({word});
        EXPECT_EQ(answer("wait_for_vm", web()).at("reached"), true) << word;
    }
    for (const std::string word : {"offline", "OFF", "halted", "SHUTOFF", "0"}) {
        answer_with({word});
        EXPECT_EQ(answer("wait_for_vm", web({{"state", "stopped"}})).at("reached"), true) << word;
    }
}

TEST_P(ServiceProcedures, AServiceThatIsGoneForAMomentDoesNotEndTheWait) {
    answer_with({"starting", "down", "running"});
    EXPECT_EQ(answer("wait_for_vm", web()).at("state"), "running");
}

TEST_P(ServiceProcedures, AServiceThatIsGoneFromTheBeginningEndsTheWait) {
    answer_with({"down"});
    EXPECT_EQ(code_of(call("wait_for_vm", web())), ErrorCode::unavailable);
}

TEST_P(ServiceProcedures, TheEndOfTheTimeTellsTheLastState) {
    const Outcome outcome = call("wait_for_vm", web({{"state", "stopped"}}), within(Milliseconds(250)));
    EXPECT_EQ(code_of(outcome), ErrorCode::timeout);
    EXPECT_NE(message_of(outcome).find("not stopped; it was last seen running"), std::string::npos)
        << message_of(outcome);
}

TEST_P(ServiceProcedures, AMachineThatIsNotThereEndsTheWait) {
    EXPECT_EQ(code_of(call("wait_for_vm", web({{"vm_id", "9"}}))), ErrorCode::not_found);
}

TEST_P(ServiceProcedures, WrongArgumentsOfAWaitSendNothing) {
    for (const Json &wrong : {Json{{"state", ""}}, Json{{"last_state", ""}}, Json{{"interval_ms", 99}},
                              Json{{"interval_ms", 3600001}}, Json{{"settle_ms", 3600001}},
                              Json{{"vm_id", "../1"}}, Json{{"vm_id", ""}}}) {
        EXPECT_EQ(code_of(call("wait_for_vm", web(wrong))), ErrorCode::argument) << wrong;
    }
    EXPECT_EQ(requests(), Lines{});
}

// ---- order_and_wait ----

TEST_P(ServiceProcedures, AnOrderThatCostsNothingIsWaitedFor) {
    const Json answered = answer("order_and_wait", order(403));
    EXPECT_EQ(answered.at("active"), true);
    EXPECT_EQ(answered.at("services").at(0).at("status"), "Active");
    EXPECT_EQ(answered.at("warnings"), Json::array());
}

TEST_P(ServiceProcedures, AnOrderIsPaidWithTheCreditIfThatIsWanted) {
    const Json answered = answer("order_and_wait", order(401, {{"pay_with_credit", true}}));
    EXPECT_EQ(answered.at("active"), true);
    EXPECT_EQ(answered.at("invoice").at("status"), "Paid");
    EXPECT_EQ(times_sent("POST /order/401"), 1);
}

TEST_P(ServiceProcedures, AnOrderThatIsNotPaidIsToldAndNotLost) {
    const Outcome outcome = call("order_and_wait", order(401), within(Milliseconds(600)));
    ASSERT_EQ(code_of(outcome), ErrorCode::none) << message_of(outcome);
    const Json answered = document_of(outcome);
    EXPECT_EQ(answered.at("active"), false);
    EXPECT_EQ(answered.at("invoice").at("status"), "Unpaid");
    EXPECT_EQ(answered.at("warnings").size(), 1U);
    EXPECT_NE(
        answered.at("warnings").at(0).get<std::string>().find("is Pending, and its invoice is not paid"),
        std::string::npos);
}

TEST_P(ServiceProcedures, APaymentThatIsRefusedEndsTheWait) {
    add_fault("POST", "json_error", {{"status", 200}, {"message", "insufficient_credit"}},
              {{"operation", "POST /invoice/@id/credit"}});
    const Json answered = answer("order_and_wait", order(401, {{"pay_with_credit", true}}));
    EXPECT_EQ(answered.at("active"), false);
    EXPECT_NE(answered.at("warnings").at(0).get<std::string>().find("paying invoice"), std::string::npos);
}

TEST_P(ServiceProcedures, AnOrderIsPlacedOnceHoweverItsServiceIsRead) {
    add_fault("GET", "close_before_answer", Json::object(),
              {{"operation", "GET /service/@id"}, {"times", 2}});
    EXPECT_EQ(answer("order_and_wait", order(403)).at("active"), true);
    EXPECT_EQ(times_sent("POST /order/403"), 1);
}

TEST_P(ServiceProcedures, AnOrderWhoseAnswerIsLostIsNotRepeated) {
    add_fault("POST", "reset_before_answer", Json::object(), {{"operation", "POST /order/@product_id"}});
    EXPECT_EQ(code_of(call("order_and_wait", order(403))), ErrorCode::ambiguous_write);
    EXPECT_EQ(times_sent("POST /order/403"), 1);
}

TEST_P(ServiceProcedures, AnOrderThatIsRefusedFails) {
    EXPECT_NE(code_of(call("order_and_wait", order(999))), ErrorCode::none);
}

TEST_P(ServiceProcedures, ACancelledOrderTellsThatItWasPlaced) {
    std::atomic<bool> cancelled = false;
    std::thread canceller([&] {
        while (requests().size() < 3) {
            std::this_thread::sleep_for(Milliseconds(10));
        }
        cancelled = true;
    });
    const Outcome outcome = client->call("order_and_wait", order(401).dump(), {}, &cancelled);
    canceller.join();
    EXPECT_EQ(code_of(outcome), ErrorCode::cancelled);
    EXPECT_NE(message_of(outcome).find("was placed"), std::string::npos) << message_of(outcome);
    EXPECT_FALSE(outcome.result.error().retryable);
}

TEST_P(ServiceProcedures, ReadOnlyClientsOrderNothing) {
    client = make_client({{"read_only", "1"}});
    EXPECT_EQ(code_of(call("order_and_wait", order(403))), ErrorCode::not_permitted);
    EXPECT_EQ(requests(), Lines{});
    EXPECT_EQ(answer("wait_for_vm", web()).at("reached"), true);
}

// ---- descriptions ----

TEST_P(ServiceProcedures, RequestsOfAnOrderAreDescribed) {
    const Json arguments = order(401, {{"pay_with_credit", true}});
    const Outcome outcome =
        client->describe(CallInput::named("order_and_wait", read_arguments(arguments.dump()).value()));
    ASSERT_EQ(code_of(outcome), ErrorCode::none) << message_of(outcome);
    Lines lines;
    const Json described = document_of(outcome);
    for (const Json &request : described.at("requests")) {
        const std::string url = request.at("url");
        lines.push_back(request.at("method").get<std::string>() + " " + url.substr(url.find("/api") + 4) +
                        " " + request.at("when").get<std::string>());
    }
    EXPECT_EQ(lines, (Lines{"POST /order/401 always", "GET /invoice/{id} if needed",
                            "POST /invoice/{id}/credit if needed", "GET /service/{id} if needed"}));
    EXPECT_EQ(requests(), Lines{});
}

}  // namespace
}  // namespace balvps
