// libcurl sends a request again by itself if its kept connection has died. If the handshake of the next
// connection then fails, the request has still been sent. So no error may say that nothing was sent.
#include <balvps/balvps.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>
#include <string>
#include <tuple>
#include <vector>

#include "each_way.h"
#include "sandbox_client.h"

namespace balvps::test {
namespace {

struct HandshakeKind {
    std::string name;
    const char *operation;
    Json arguments;
    const char *path;
    const char *fault;  ///< makes libcurl send the request again
};

/// The form in which GoogleTest shows it.
void PrintTo(const HandshakeKind &kind, std::ostream *out) {
    *out << kind.name;
}

const std::vector<HandshakeKind> &handshake_kinds() {
    static const std::vector<HandshakeKind> all{
        {"get", "get_balance", Json::object(), "/api/balance", "reset_before_answer"},
        {"post", "apply_credit", {{"id", 308977}}, "/api/invoice/308977/credit", "reset_before_reading"},
    };
    return all;
}

class HandshakeAfterSending : public testing::TestWithParam<std::tuple<HandshakeKind, Way>> {};

TEST_P(HandshakeAfterSending, IsNotWhatBecameOfTheRequest) {
    const auto &[kind, way] = GetParam();
    Sandbox sandbox({"--login-limit", "0"});
    const NewClient made = client_without_retries(sandbox);
    ASSERT_TRUE(made.client) << to_json(made.error.get());
    ASSERT_EQ(balvps_result_error(call(made.client.get(), way, "get_details").get()), nullptr);
    sandbox.add_faults(Json::array({{{"fault", kind.fault}}, {{"fault", "reset_handshake"}}}));
    sandbox.clear_log();

    const Result result = call(made.client.get(), way, kind.operation, kind.arguments);

    const Json log = sandbox.log();
    ASSERT_TRUE(std::ranges::any_of(log, [&kind = kind](const Json &entry) {
        return entry.at("path") == kind.path;
    })) << "it was not sent";
    const balvps_error *const error = balvps_result_error(result.get());
    ASSERT_NE(error, nullptr);
    EXPECT_STRNE(balvps_error_name(error), "tls") << balvps_error_message(error);
    EXPECT_STRNE(balvps_error_reason(error), "handshake") << balvps_error_message(error);
}

INSTANTIATE_TEST_SUITE_P(, HandshakeAfterSending, in_each_way(handshake_kinds()),
                         kind_and_way<HandshakeKind>);

}  // namespace
}  // namespace balvps::test
