// Operations below a service, whose paths differ between server modules.
#include <gtest/gtest.h>

#include <map>

#include "clients.h"
#include "http_server.h"

namespace balvps {
namespace {

using test::client_of;
using test::code_of;
using test::HttpServer;
using test::json_of;
using test::message_of;
using test::Values;

using Lines = std::vector<std::string>;

class Routes : public testing::Test {
  protected:
    /// Answers by method and path; others are "invalid method".
    std::map<std::string, HttpServer::Answer> answers;
    HttpServer server{[this](const HttpServer::Request &request) {
        const auto found = answers.find(request.method + " " + request.path);
        return found == answers.end() ? HttpServer::Answer{R"({"error":["invalid method"]})"} : found->second;
    }};

    std::unique_ptr<Client> client(const Values &more = {}, std::string_view document = {}) const {
        Values values = more;
        values.insert({{"auth", "basic"}, {"retries", "0"}});
        return client_of(server.base_url(), values, {}, document);
    }

    void offer(const std::string &service, const std::string &methods) {
        answers["GET /service/" + service + "/methods"] = {"{\"methods\":[" + methods + "]}"};
    }

    std::string lines() const {
        std::string lines;
        for (const HttpServer::Request &request : server.requests()) {
            lines +=
                request.method + " " + request.path + (request.body.empty() ? "" : " ") + request.body + "\n";
        }
        return lines;
    }
};

constexpr std::string_view vm = R"({"service_id": 10, "vm_id": 2})";

TEST_F(Routes, TheUsualCallCostsOneRequest) {
    answers["POST /service/10/vms/2/reboot"] = {R"({"status":true})"};
    offer("10", R"({"name":"Reboot VM","method":"POST","route":"/service/@id/servers/@vmid/reboot"})");
    EXPECT_EQ(message_of(client()->call("reboot_vm", vm)), "it worked");
    EXPECT_EQ(lines(), "POST /service/10/vms/2/reboot {}\n");
}

TEST_F(Routes, ComeFromTheServiceIfItDoesNotKnowTheDescribedPath) {
    offer("10", R"({"name":"Reboot","method":"PUT","route":"/service/@id/servers/@vmid/reboot"})");
    answers["PUT /service/10/servers/2/reboot"] = {R"({"status":true})"};
    const auto with = client();
    EXPECT_EQ(message_of(with->call("reboot_vm", vm)), "it worked");
    EXPECT_EQ(message_of(with->call("reboot_vm", R"({"service_id": 10, "vm_id": "ab"})")), "invalid method");
    EXPECT_EQ(
        lines(),
        "POST /service/10/vms/2/reboot {}\nGET /service/10/methods\nPUT /service/10/servers/2/reboot {}\n"
        "PUT /service/10/servers/ab/reboot {}\n")
        << "what the service told is kept";
}

/// Method and URL below the base URL.
std::string described(Client &client, std::string_view operation, std::string_view arguments) {
    CallInput input = CallInput::named(operation, {});
    input.set_all(arguments);
    const Outcome outcome = client.describe(input);
    const Value &root = outcome.document.root();
    const std::string_view base = client.settings().transport.base_url.text;
    return std::string(root.find("method")->text()) + " " +
           std::string(root.find("url")->text().substr(base.size()));
}

TEST_F(Routes, ThatTheServiceHasToldAreDescribed) {
    offer("10", R"({"name":"Reboot","method":"PUT","route":"/service/@id/servers/@vmid/reboot"})");
    answers["PUT /service/10/servers/2/reboot"] = {R"({"status":true})"};
    const auto with = client();
    EXPECT_EQ(described(*with, "reboot_vm", vm), "POST /service/10/vms/2/reboot") << "nothing is told yet";
    EXPECT_EQ(lines(), "");
    EXPECT_EQ(message_of(with->call("reboot_vm", vm)), "it worked");
    const std::string sent = lines();
    EXPECT_EQ(described(*with, "reboot_vm", vm), "PUT /service/10/servers/2/reboot");
    EXPECT_EQ(described(*with, "reboot_vm", R"({"service_id": "11", "vm_id": 2})"),
              "POST /service/11/vms/2/reboot");
    EXPECT_EQ(described(*with, "get_service", R"({"id": 10})"), "GET /service/10");
    EXPECT_EQ(lines(), sent) << "a description sends nothing";
}

TEST_F(Routes, ThatThePortalsDocumentHasAreDescribed) {
    const auto with =
        client({}, R"({"swagger":"2.0","paths":{"service/@id/boxes/@vmid/reboot":{"post":{}}}})");
    EXPECT_EQ(described(*with, "reboot_vm", vm), "POST /service/10/boxes/2/reboot");
}

TEST_F(Routes, AreAskedForAfterA404Too) {
    answers["GET /service/10/vms"] = {"<html>not here</html>", 404, "text/html"};
    offer("10", R"({"name":"List VMs","method":"GET","route":"service/@id/machines"})");
    answers["GET /service/10/machines"] = {R"({"vms":{"2":{"name":"web1"}}})"};
    const Outcome outcome = client()->call("list_vms", R"({"id": "10"})");
    EXPECT_EQ(json_of(outcome.document.root()), R"({"vms":[{"id":2,"name":"web1"}]})");
}

TEST_F(Routes, AreNotAskedForAfterAnyOtherFailure) {
    answers["POST /service/10/vms/2/stop"] = {R"({"error":["vm_is_locked"]})"};
    answers["POST /service/10/vms/2/start"] = {R"({"error":["internal"]})", 500};
    EXPECT_EQ(code_of(client()->call("stop_vm", vm)), ErrorCode::refused);
    EXPECT_EQ(code_of(client()->call("start_vm", vm)), ErrorCode::ambiguous_write);
    EXPECT_EQ(server.count("GET /service/10/methods"), 0U);
}

TEST_F(Routes, TheErrorIsThatOfTheDescribedPathIfThereIsNoOther) {
    const Outcome outcome = client()->call("reboot_vm", vm);
    EXPECT_EQ(code_of(outcome), ErrorCode::unsupported);
    EXPECT_EQ(lines(), "POST /service/10/vms/2/reboot {}\nGET /service/10/methods\n");
    EXPECT_EQ(outcome.attempts.size(), 2U);
}

TEST_F(Routes, TheServiceIsAskedOnce) {
    offer("10", R"({"name":"Cancel","method":"POST","route":"/service/@id/cancel"})");
    const auto with = client();
    EXPECT_EQ(code_of(with->call("reboot_vm", vm)), ErrorCode::unsupported);
    EXPECT_EQ(code_of(with->call("stop_vm", vm)), ErrorCode::unsupported);
    EXPECT_EQ(server.count("GET /service/10/methods"), 1U);
}

TEST_F(Routes, ThatNoLongerWorkAreForgotten) {
    offer("10", R"({"name":"","method":"POST","route":"/service/@id/a/@vmid/reboot"})");
    answers["POST /service/10/a/2/reboot"] = {R"({"status":true})"};
    const auto with = client();
    EXPECT_EQ(message_of(with->call("reboot_vm", vm)), "it worked");
    answers.clear();
    answers["POST /service/10/vms/2/reboot"] = {R"({"status":true})"};
    EXPECT_EQ(code_of(with->call("reboot_vm", vm)), ErrorCode::unsupported);
    EXPECT_EQ(message_of(with->call("reboot_vm", vm)), "it worked");
}

TEST_F(Routes, MayHaveTheirIdsFilledIn) {
    offer("10",
          R"({"name":"","method":"POST","route":"/service/10/a/3/reboot"},
             {"name":"","method":"POST","route":"/api/service/10/b/2/reboot"})");
    answers["POST /service/10/b/2/reboot"] = {R"({"status":true})"};
    EXPECT_EQ(message_of(client()->call("reboot_vm", vm)), "it worked");
}

TEST_F(Routes, AreFoundByTheWordsOfTheirName) {
    offer("10", R"({"name":"Reboot VM","method":"POST","route":"/service/@id/machine/@vmid/power/cycle"})");
    answers["POST /service/10/machine/2/power/cycle"] = {R"({"status":true})"};
    EXPECT_EQ(message_of(client()->call("reboot_vm", vm)), "it worked");
}

TEST_F(Routes, ThatReadAreFoundByTheWordDetails) {
    offer("10", R"({"name":"VM details","method":"GET","route":"/service/@id/virtual/@vmid"})");
    answers["GET /service/10/virtual/2"] = {R"({"vms":{"2":{"label":"web1"}}})"};
    const Outcome outcome = client()->call("get_vm", vm);
    EXPECT_EQ(json_of(outcome.document.root()), R"({"vm":{"id":2,"label":"web1"}})");
}

TEST_F(Routes, TakeTheBody) {
    offer("10", R"({"name":"","method":"GET","route":"/service/@id/a/@vmid/rebuild"},
                   {"name":"","method":"PUT","route":"/service/@id/b/@vmid/rebuild"})");
    answers["PUT /service/10/b/2/rebuild"] = {R"({"status":true})"};
    EXPECT_EQ(message_of(client()->call("rebuild_vm", R"({"id":10,"vmid":"2","template":3})")), "it worked")
        << "a GET has no room for the template";
}

TEST_F(Routes, ThatReadAreOnlyGet) {
    offer("10", R"({"name":"List VMs","method":"POST","route":"/service/@id/machines"})");
    answers["POST /service/10/machines"] = {R"({"vms":[]})"};
    EXPECT_EQ(code_of(client()->call("list_vms", R"({"service_id":10})")), ErrorCode::unsupported);
}

TEST_F(Routes, NeverLeadElsewhere) {
    for (const std::string route :
         {"/service/@id/../../order/333/reboot", "//evil.example/service/@id/vms/@vmid/reboot",
          "https://evil.example/service/@id/x/@vmid/reboot", "/order/@id/x/@vmid/reboot",
          "/service/11/x/@vmid/reboot", "/service/@id/x/@vmid/reboot?a=b", "/service/@id/x/@vmid/reboot#a",
          "/service/@id/x/@vmid/reboot\\r\\nX: y", "/service/@id/x/%2e%2e/@vmid/reboot",
          "/service/@id/x/@vmid/@other/reboot", "/service/@id/x/y@vmid/reboot", "/service/@id/x/reboot",
          "/SERVICE/@id/x/@vmid/reboot", "/login", ""}) {
        offer("10", R"({"name":"Reboot VM","method":"POST","route":")" + route + R"("})");
        EXPECT_EQ(code_of(client()->call("reboot_vm", vm)), ErrorCode::unsupported) << route;
    }
    for (const HttpServer::Request &request : server.requests()) {
        EXPECT_TRUE(request.path == "/service/10/methods" || request.path == "/service/10/vms/2/reboot")
            << request.path;
    }
}

TEST_F(Routes, OfOtherShapesAreIgnored) {
    for (const std::string methods :
         {R"({"name":"Reboot VM"})",
          R"({"name":"Reboot VM","method":7,"route":"/service/@id/x/@vmid/reboot"})",
          R"({"name":"Reboot VM","method":"PATCH","route":"/service/@id/x/@vmid/reboot"})", R"("reboot")",
          R"({"name":"Reboot VM","method":"POST","route":["x"]})", R"([])"}) {
        offer("10", methods);
        EXPECT_EQ(code_of(client()->call("reboot_vm", vm)), ErrorCode::unsupported) << methods;
    }
}

TEST_F(Routes, ComeFromThePortalsDocumentWithoutARequest) {
    constexpr std::string_view document = R"({"swagger":"2.0","paths":{
        "service/@id/machines/@vmid/restart": {"post": {"operationId": "vms_reboot"}},
        "service/@id/machines": {"get": {"operationId": "listVMs"}},
        "service/@id/vms/@vmid/stop": {"post": {"operationId": "vms_stop"}}}})";
    answers["POST /service/10/machines/2/restart"] = {R"({"status":true})"};
    answers["POST /service/10/vms/2/stop"] = {R"({"status":true})"};
    const auto with = client({}, document);
    EXPECT_EQ(message_of(with->call("reboot_vm", vm)), "it worked");
    EXPECT_EQ(message_of(with->call("stop_vm", vm)), "it worked");
    EXPECT_EQ(lines(), "POST /service/10/machines/2/restart {}\nPOST /service/10/vms/2/stop {}\n");
}

TEST_F(Routes, AreForReadersToo) {
    offer("10", R"({"name":"","method":"GET","route":"/service/@id/x/vms"})");
    answers["GET /service/10/x/vms"] = {R"({"vms":[]})"};
    const auto reader = client({{"read_only", "true"}});
    EXPECT_EQ(message_of(reader->call("list_vms", R"({"service_id":10})")), "it worked");
    EXPECT_EQ(code_of(reader->call("reboot_vm", vm)), ErrorCode::not_permitted);
}

}  // namespace
}  // namespace balvps
