// The operations of a portal's own document, through the C++ header. tests/portal/README.md describes the
// calls.
#include <gtest/gtest.h>

#include <fstream>

#include "helper.h"

namespace balvps_cpp_test {
namespace {

const std::string document = BALVPS_PORTAL_DIR "/dns.services.json";

Json calls() {
    std::ifstream file(BALVPS_PORTAL_DIR "/calls.json");
    return Json::parse(file);
}

TEST(Portal, EachOperationIsDescribedByName) {
    Sandbox sandbox;
    balvps::Client client = client_of(sandbox, {{"portal_file", document}});
    const Json all = calls();
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
