// Bytes without a request on a kept connection. They must not become the answer to a later request.
#include <balvps/balvps.h>
#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <thread>
#include <tuple>
#include <vector>

#include "each_way.h"
#include "patience.h"
#include "raw_server.h"
#include "sandbox_client.h"

namespace balvps::test {
namespace {

constexpr const char *done = R"({"success":true,"info":["done"]})";
constexpr const char *refused = R"({"success":false,"error":["not now"]})";

RawServer::Reply unasked(RawServer::Reply reply) {
    reply.unasked = true;
    reply.then_hold = true;
    return reply;
}

struct UnaskedKind {
    std::string name;  ///< name of the operation
    Json arguments = Json::object();
};

/// The form in which GoogleTest shows it.
void PrintTo(const UnaskedKind &kind, std::ostream *out) {
    *out << kind.name;
}

const std::vector<UnaskedKind> &unasked_kinds() {
    static const std::vector<UnaskedKind> all{{"get_balance"},
                                              {"apply_credit", {{"id", 308976}, {"amount", "1.00"}}},
                                              {"update_details", {{"city", "c"}}}};
    return all;
}

class UnaskedAnswer : public testing::TestWithParam<std::tuple<UnaskedKind, Way>> {};

TEST_P(UnaskedAnswer, IsTakenForNoLaterOne) {
    const auto &[kind, way] = GetParam();
    RawServer server({{json_reply(R"({"details":{}})"), unasked(json_reply(done))}, {json_reply(refused)}});
    const NewClient made =
        make_client({{"base_url", server.base_url()}, {"token", "a.token"}, {"retries", "0"}});
    ASSERT_TRUE(made.client) << to_json(made.error.get());
    call(made.client.get(), way, "get_balance");
    std::this_thread::sleep_for(Milliseconds(50));  // lets that answer arrive

    const Result result = call(made.client.get(), way, kind.name, kind.arguments);

    const balvps_error *const error = balvps_result_error(result.get());
    ASSERT_NE(error, nullptr) << to_json(result.get());
    EXPECT_STREQ(balvps_error_name(error), "refused") << balvps_error_message(error);
    ASSERT_EQ(server.requests().size(), 2U);
    EXPECT_EQ(server.requests().at(1).connection, 1U);
}

INSTANTIATE_TEST_SUITE_P(, UnaskedAnswer, in_each_way(unasked_kinds()), kind_and_way<UnaskedKind>);

/// The rest of such an answer may arrive unnoticed while another call keeps the connections open.
TEST(AnswerThatIsCutShort, LeavesItsConnectionToNoOtherCallOfAQueue) {
    Sandbox sandbox({"--login-limit", "0"});
    const NewClient made = client_without_retries(sandbox);
    ASSERT_TRUE(made.client) << to_json(made.error.get());
    ASSERT_EQ(balvps_result_error(call(made.client.get(), Way::single, "login").get()), nullptr);
    sandbox.add_faults(Json::parse(R"([
        {"fault": "late_answer", "operation": "GET /invoice", "with": {"ms": 1000}},
        {"fault": "short_content_length", "operation": "GET /balance"}])"));
    const Queue queue(balvps_queue_new(made.client.get()));
    const auto submit = [&queue](const char *operation) {
        return balvps_queue_submit(queue.get(), make_call(operation).get());
    };
    const auto next = [&queue] { return Result(balvps_queue_next(queue.get(), -1)); };
    const auto late = submit("list_invoices");
    const auto cut_short = submit("get_balance");
    Result result = next();
    ASSERT_EQ(balvps_result_tag(result.get()), cut_short);
    EXPECT_STREQ(balvps_error_name(balvps_result_error(result.get())), "malformed_answer");

    for (const char *const operation : {"get_details", "list_contacts"}) {
        const auto tag = submit(operation);
        result = next();
        ASSERT_EQ(balvps_result_tag(result.get()), tag) << "the late answer was to be under way still";
        EXPECT_EQ(balvps_result_error(result.get()), nullptr)
            << balvps_error_message(balvps_result_error(result.get()));
    }
    result = next();
    EXPECT_EQ(balvps_result_tag(result.get()), late);
    EXPECT_EQ(balvps_result_error(result.get()), nullptr)
        << balvps_error_message(balvps_result_error(result.get()));
}

}  // namespace
}  // namespace balvps::test
