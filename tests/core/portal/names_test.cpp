#include "portal/names.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "documents.h"

namespace balvps {
namespace {

using test::lines_of;
using test::portal_with;

using Lines = std::vector<std::string>;

TEST(SnakeCase, SeparatesWords) {
    const std::map<std::string, std::string> names = {{"getTicketAttachment", "get_ticket_attachment"},
                                                      {"vms_reboot", "vms_reboot"},
                                                      {"GetDNSZone", "get_dns_zone"},
                                                      {"listIPs", "list_ips"},
                                                      {"IPsOfVm", "ips_of_vm"},
                                                      {"IPSet", "ip_set"},
                                                      {"getVMs", "get_vms"},
                                                      {"oauth2Token", "oauth2_token"},
                                                      {"a-b.c/d e", "a_b_c_d_e"},
                                                      {"__a__B__", "a_b"},
                                                      {"2faCode", "operation_2fa_code"},
                                                      {"\xC3\xA9t\xC3\xA9", "t"},
                                                      {"", ""},
                                                      {"../..", ""}};
    for (const auto &[id, name] : names) {
        EXPECT_EQ(snake_case(id), name) << id;
    }
}

TEST(SnakeCase, HasABoundedLength) {
    EXPECT_EQ(snake_case(std::string(100, 'a')), std::string(100, 'a'));
    EXPECT_EQ(snake_case(std::string(99, 'a')), std::string(99, 'a'));
    EXPECT_EQ(snake_case(std::string(101, 'a')), std::string(100, 'a'));
    EXPECT_EQ(snake_case(std::string(1000, 'a')), std::string(100, 'a'));
    EXPECT_LE(snake_case(std::string(1000, '7')).size(), 110U);
}

TEST(NamesOfRequests, AreMadeOfMethodAndPath) {
    EXPECT_EQ(name_of_request(Method::get, "/service/{id}/vms"), "get_service_id_vms");
    EXPECT_EQ(name_of_request(Method::delete_, "/"), "delete");
}

TEST(SafetyWords, OfANameSayThatItWrites) {
    for (const std::string_view name : {"domain_sync", "vms_reboot", "start", "hard_reset", "resend_mail"}) {
        EXPECT_TRUE(says_that_it_writes(name, "/x")) << name;
    }
    for (const std::string_view name : {"", "domain", "service_upgrade", "get_settings", "list_updates",
                                        "get_reset_count", "startup", "domain_asynchronous"}) {
        EXPECT_FALSE(says_that_it_writes(name, "/x")) << name;
    }
}

TEST(SafetyWords, AtTheEndOfAPathSayThatItWritesWhateverTheNameIs) {
    for (const std::string_view path :
         {"/domain/{}/sync", "/vms/reboot/{}", "/vms/{}/force-stop", "/powerOff"}) {
        EXPECT_TRUE(says_that_it_writes("get_it", path)) << path;
        EXPECT_TRUE(says_that_it_writes("", path)) << path;
    }
    for (const std::string_view path : {"/", "/{}", "/domain/{}/reglock", "/sync/{}/status", "/updates"}) {
        EXPECT_FALSE(says_that_it_writes("get_it", path)) << path;
    }
}

TEST(PortalNames, AreTheOperationIdsInSnakeCase) {
    const auto portal = portal_with(
        R"({"vms/@id": {"get": {"operationId": "getMachine"}, "PUT": {"operationId": "VM-edit"}}})");
    EXPECT_EQ(lines_of(*portal), (Lines{"GET /vms/{id} get_machine", "PUT /vms/{id} vm_edit"}));
}

TEST(PortalNames, AreMadeOfMethodAndPathIfTheIdIsMissingOrNoName) {
    const auto portal = portal_with(
        R"({"vms/@id": {"get": {}, "put": {"operationId": "--"}, "delete": {"operationId": 7}}})");
    EXPECT_EQ(lines_of(*portal), (Lines{"GET /vms/{id} get_vms_id", "PUT /vms/{id} put_vms_id",
                                        "DELETE /vms/{id} delete_vms_id"}));
}

TEST(PortalNames, AreNoneOfTheLibrarysOwn) {
    const auto portal = portal_with(
        R"({"a": {"get": {"operationId": "login"}}, "b": {"get": {"operationId": "getInvoice"}},
            "c": {"get": {"operationId": "plan_zone"}}, "get/invoice": {"get": {}}})");
    EXPECT_EQ(lines_of(*portal),
              (Lines{"GET /a get_a", "GET /b get_b", "GET /c get_c", "GET /get/invoice get_get_invoice"}));
    for (const std::string_view name : {"login", "get_invoice", "plan_zone"}) {
        EXPECT_EQ(portal->find(name), nullptr) << name;
    }
}

TEST(PortalNames, OfARequestAreNoneOfTheLibrarysOwnEither) {
    // "get_dns_zone" is an operation of the library.
    EXPECT_EQ(lines_of(*portal_with(R"({"dns/zone": {"get": {}}})")), Lines{"GET /dns/zone get_dns_zone_2"});
}

TEST(PortalNames, ThatTwoOperationsWantAreGivenToNone) {
    const auto portal = portal_with(
        R"({"a": {"get": {"operationId": "same"}}, "b": {"get": {"operationId": "Same"}},
            "c": {"get": {"operationId": "other"}}})");
    EXPECT_EQ(lines_of(*portal), (Lines{"GET /a get_a", "GET /b get_b", "GET /c other"}));
    EXPECT_EQ(portal->find("same"), nullptr);
}

TEST(PortalNames, ThatAreStillTheSameGetANumber) {
    const auto portal = portal_with(
        R"({"a-b": {"get": {}}, "a/b": {"get": {}}, "a_b": {"get": {}}, "x": {"get": {"operationId": "get_a_b_2"}}})");
    EXPECT_EQ(lines_of(*portal),
              (Lines{"GET /a-b get_a_b", "GET /a/b get_a_b_3", "GET /a_b get_a_b_4", "GET /x get_a_b_2"}));
}

TEST(PortalNames, DoNotDependOnTheOrderOfTheDocument) {
    Lines paths = {R"("a": {"get": {"operationId": "same"}})",
                   R"("b": {"get": {"operationId": "same"}})",
                   R"("c-d": {"get": {}})",
                   R"("c/d": {"get": {}})",
                   R"("details": {"get": {"operationId": "mine"}})",
                   R"("invoice": {"get": {"operationId": "mine"}})"};
    std::set<Lines> seen;
    do {
        std::string object = "{";
        for (const std::string &path : paths) {
            object += (object.size() > 1 ? "," : "") + path;
        }
        Lines lines = lines_of(*portal_with(object + "}"));
        std::sort(lines.begin(), lines.end());
        seen.insert(lines);
    } while (std::next_permutation(paths.begin(), paths.end()));
    EXPECT_EQ(seen, (std::set<Lines>{{"GET /a get_a", "GET /b get_b", "GET /c-d get_c_d",
                                      "GET /c/d get_c_d_2", "GET /details ", "GET /invoice "}}));
}

TEST(PortalNames, OfABuiltInAreAcceptedBesideItsOwn) {
    const auto portal = portal_with(R"({"details": {"get": {"operationId": "clientInfo"}}})");
    ASSERT_NE(portal->find("client_info"), nullptr);
    EXPECT_EQ(portal->find("client_info")->name, "get_details");
}

TEST(PortalNames, OfABuiltInYieldToThoseOfOthers) {
    const auto portal = portal_with(
        R"({"details": {"get": {"operationId": "info"}}, "x": {"get": {"operationId": "info"}}})");
    EXPECT_EQ(lines_of(*portal), (Lines{"GET /details ", "GET /x info"}));
}

TEST(PortalNames, OfManyEqualRequestsAreFoundQuickly) {
    std::string paths = "{";
    for (std::size_t i = 0; i < Portal::most_operations; ++i) {
        paths += (i > 0 ? R"(,"/)" : R"("/)") + std::string(100, 'a') + std::to_string(i) + R"(":{"get":{}})";
    }
    const auto portal = portal_with(paths + "}");
    std::set<std::string> names;
    for (const PortalOperation &each : portal->operations()) {
        names.insert(each.name);
    }
    EXPECT_EQ(names.size(), Portal::most_operations);
}

}  // namespace
}  // namespace balvps
