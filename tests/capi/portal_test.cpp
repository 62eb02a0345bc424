// The operations of a portal's own document, through the C ABI. tests/portal/README.md describes the calls.
#include <balvps/balvps.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>

#include "calls.h"
#include "portal_calls.h"
#include "sandbox.h"

namespace balvps::test {
namespace {

const std::string document_file = BALVPS_PORTAL_DIR "/dns.services.json";

std::string content_of(const std::string &path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

Settings settings_of(const Sandbox &sandbox) {
    return {{"base_url", sandbox.base_url()},
            {"ca_file", sandbox.ca_file()},
            {"username", "user@example.com"},
            {"password", "secret"}};
}

/// A client whose document is given as text.
NewClient client_with(const Settings &settings, const std::string &document) {
    const Config config(balvps_config_new());
    for (const auto &[key, value] : settings) {
        balvps_config_set(config.get(), key.data(), key.size(), value.data(), value.size());
    }
    balvps_config_set_portal(config.get(), document.data(), document.size());
    balvps_client *client = nullptr;
    Error error(balvps_client_new(config.get(), &client));
    return {Client(client), std::move(error)};
}

Json catalog_of(const Client &client) {
    size_t length = 0;
    const char *text = balvps_client_catalog_json(client.get(), &length);
    return Json::parse(std::string(text, length));
}

TEST(Portal, EachOperationOfAFileIsDescribedByName) {
    Settings settings{{"base_url", "https://portal.example/api"}, {"portal_file", document_file}};
    const NewClient made = make_client(settings);
    ASSERT_TRUE(made.client) << to_json(made.error.get());
    const Json calls = portal_calls(BALVPS_PORTAL_DIR);
    EXPECT_EQ(calls.size(), 88U);
    for (const Json &each : calls) {
        const Call call = make_call(each["operation"].get<std::string>().c_str(), each["arguments"]);
        const Result result(balvps_client_describe(made.client.get(), call.get()));
        const Json described = to_json(result.get());
        ASSERT_TRUE(described.is_object()) << to_json(balvps_result_error(result.get()));
        EXPECT_EQ(described["method"], each["method"]);
        EXPECT_EQ(described["url"], "https://portal.example/api" + each["path"].get<std::string>());
        EXPECT_EQ(nlohmann::json(described["body"]), nlohmann::json(each["body"])) << each["operation"];
    }
}

TEST(Portal, EachOperationIsCalledByName) {
    Sandbox sandbox({"--login-limit", "0", "--service-dns", "--portal", document_file});
    Settings settings = settings_of(sandbox);
    settings.insert({{"portal_file", document_file}, {"auth", "basic"}, {"retries", "0"}});
    const NewClient made = make_client(settings);
    ASSERT_TRUE(made.client) << to_json(made.error.get());
    const Json calls = portal_calls(BALVPS_PORTAL_DIR);
    for (const Json &each : calls) {
        const Result result = call_with_text(made.client.get(), each["operation"], each["arguments"].dump());
        const balvps_error *error = balvps_result_error(result.get());
        EXPECT_EQ(balvps_error_code(error), each.value("refused", false) ? BALVPS_ERROR_REFUSED : 0)
            << to_json(error);
    }
    const Json log = sandbox.log();
    ASSERT_EQ(log.size(), calls.size());
    for (std::size_t i = 0; i < calls.size(); ++i) {
        EXPECT_EQ(request_in_log(log[i]), request_of(calls[i])) << calls[i]["operation"];
    }
}

TEST(Portal, AnOperationOfATextIsCalledByName) {
    Sandbox sandbox({"--portal", document_file});
    const NewClient made = client_with(settings_of(sandbox), content_of(document_file));
    ASSERT_TRUE(made.client) << to_json(made.error.get());
    const Result result =
        call_with_text(made.client.get(), "service_set_label", R"({"id":10,"label":"web"})");
    EXPECT_EQ(balvps_result_error(result.get()), nullptr) << to_json(balvps_result_error(result.get()));
    const Json sent = sandbox.log().back();
    EXPECT_EQ(sent["path"], "/api/service/10/label");
    EXPECT_EQ(sent["body"], R"({"label":"web"})");
}

TEST(Portal, TheCatalogOfAClientHasItsOperations) {
    const NewClient made = client_with({}, content_of(document_file));
    ASSERT_TRUE(made.client);
    const Json catalog = catalog_of(made.client);
    const auto portal = std::count_if(catalog["operations"].begin(), catalog["operations"].end(),
                                      [](const Json &each) { return each["kind"] == "portal"; });
    EXPECT_EQ(portal, 40) << "48 of the 88 are the library's own";
    EXPECT_EQ(catalog["portal"]["title"], "DNS.services User API");
    EXPECT_EQ(catalog["portal"]["warnings"], Json::array());
    EXPECT_EQ(to_json(balvps_client_catalog_value(made.client.get())), catalog);
}

TEST(Portal, TheCatalogOfAClientWithoutADocumentIsThatOfTheLibrary) {
    const NewClient made = make_client({});
    EXPECT_EQ(catalog_of(made.client), Json::parse(balvps_catalog_json(nullptr)));
    EXPECT_EQ(balvps_client_catalog_value(made.client.get()), balvps_catalog_value());
}

TEST(Portal, TheTextReplacesTheFile) {
    const NewClient made =
        client_with({{"portal_file", "/nowhere"}}, R"({"swagger":"2.0","paths":{"a":{"get":{}}}})");
    ASSERT_TRUE(made.client) << to_json(made.error.get());
}

TEST(Portal, ATextThatIsNoDocumentIsRefused) {
    const NewClient made = client_with({}, "<html>");
    ASSERT_FALSE(made.client);
    EXPECT_EQ(balvps_error_code(made.error.get()), BALVPS_ERROR_CONFIGURATION);
    EXPECT_EQ(std::string(balvps_error_message(made.error.get())),
              "the portal's document is not valid JSON at byte 0: Invalid value.");
}

TEST(Portal, ADocumentIsFetchedAndUsed) {
    Sandbox sandbox({"--portal", document_file});
    const NewClient first = make_client(settings_of(sandbox));
    const Call call(balvps_call_new_portal_document());
    const Result result(balvps_client_run(first.client.get(), call.get()));
    size_t length = 0;
    const char *body = balvps_result_body(result.get(), &length);
    EXPECT_EQ(std::string(body, length), content_of(document_file));
    EXPECT_TRUE(client_with(settings_of(sandbox), std::string(body, length)).client);
    const Json log = sandbox.log();
    ASSERT_EQ(log.size(), 1U);
    EXPECT_EQ(log[0]["path"], "/");
    EXPECT_FALSE(log[0]["headers"].contains("authorization"));
}

}  // namespace
}  // namespace balvps::test
