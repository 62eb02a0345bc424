// The operations of a portal's own document, through the C++ header. tests/portal/README.md describes the
// calls.
#include <gtest/gtest.h>

#include "helper.h"
#include "portal_calls.h"

namespace balvps_cpp_test {
namespace {

const std::string document = BALVPS_PORTAL_DIR "/dns.services.json";

using balvps::test::portal_calls;
using balvps::test::request_in_log;
using balvps::test::request_of;

TEST(Portal, EachOperationIsDescribedByName) {
    Sandbox sandbox;
    balvps::Client client = client_of(sandbox, {{"portal_file", document}});
    const Json all = portal_calls(BALVPS_PORTAL_DIR);
    EXPECT_EQ(all.size(), 88U);
    for (const Json &each : all) {
        balvps::Call call(each["operation"].get<std::string>());
        set_all(call, each["arguments"]);
        const Json described = Json::parse(client.describe(call).json());
        EXPECT_EQ(described["method"], each["method"]);
        EXPECT_EQ(described["url"], sandbox.base_url() + each["path"].get<std::string>());
        EXPECT_EQ(nlohmann::json(described["body"]), nlohmann::json(each["body"])) << each["operation"];
    }
}

TEST(Portal, EachOperationIsCalledByName) {
    Sandbox sandbox({"--login-limit", "0", "--service-dns", "--portal", document});
    balvps::Client client = client_of(sandbox, {{"portal_file", document}, {"auth", "basic"}});
    const Json all = portal_calls(BALVPS_PORTAL_DIR);
    for (const Json &each : all) {
        const std::string operation = each["operation"];
        const balvps::Json arguments{each["arguments"].dump()};
        if (each.value("refused", false)) {
            EXPECT_THROW(client.call(operation, arguments), balvps::errors::Refused) << operation;
        } else {
            EXPECT_NO_THROW(client.call(operation, arguments)) << operation;
        }
    }
    const Json log = sandbox.log();
    ASSERT_EQ(log.size(), all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        EXPECT_EQ(request_in_log(log[i]), request_of(all[i])) << all[i]["operation"];
    }
}

TEST(Portal, OperationsAreCalledByName) {
    Sandbox sandbox({"--portal", document});
    balvps::Client client = client_of(sandbox, {{"portal_file", document}});
    client.call("service_set_label", balvps::Json{R"({"id":10,"label":"web"})"});
    const Json sent = sandbox.log().back();
    EXPECT_EQ(sent["method"], "POST");
    EXPECT_EQ(sent["path"], "/api/service/10/label");
    EXPECT_EQ(sent["body"], R"({"label":"web"})");
}

TEST(Portal, AFileThatIsNoDocumentIsRefused) {
    Sandbox sandbox;
    EXPECT_THROW(client_of(sandbox, {{"portal_file", BALVPS_PORTAL_DIR "/README.md"}}), balvps::Error);
}

}  // namespace
}  // namespace balvps_cpp_test
