#include "portal/portal_catalog.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "documents.h"
#include "json.h"
#include "json/reader.h"
#include "operation/catalog.h"

namespace balvps {
namespace {

using test::Json;
using test::portal_with;

Json catalog_of(const Portal &portal) {
    JsonWriter writer;
    write_catalog(writer, portal);
    return Json::parse(writer.text());
}

Json entry(const Json &catalog, std::string_view name) {
    const Json &operations = catalog["operations"];
    const auto found = std::find_if(operations.begin(), operations.end(),
                                    [&](const Json &each) { return each["name"] == name; });
    return found == operations.end() ? Json() : *found;
}

TEST(PortalCatalog, IsThatOfTheLibraryWithTheOperationsOfThePortal) {
    const Json library = Json::parse(catalog_json());
    const Json catalog = catalog_of(*portal_with(R"({"a":{"get":{}},"b":{"get":{}}})"));
    EXPECT_EQ(catalog["operations"].size(), library["operations"].size() + 2);
    for (const auto &[name, value] : library.items()) {
        if (name != "operations") {
            EXPECT_EQ(catalog[name], value) << name;
        }
    }
    for (const Json &operation : library["operations"]) {
        EXPECT_EQ(entry(catalog, operation["name"].get<std::string>()), operation);
    }
}

TEST(PortalCatalog, DescribesAnOperation) {
    const Json catalog = catalog_of(*portal_with(
        R"({"vms/@id/sync":{"get":{"operationId":"vmSync","summary":"S","description":"D","tags":["T"],"parameters":
            [{"name":"vmid","in":"path","type":"integer"},{"name":"mode","in":"query","type":"string","enum":["a"],"description":"M"}],
            "responses":{"200":{"description":"```json\n{\"a\":[1]}"}}}}})"));
    EXPECT_EQ(entry(catalog, "vm_sync"),
              Json::parse(R"({"name":"vm_sync","tag":"T","kind":"portal","method":"GET",
        "path":"/vms/{vmid}/sync","operation_id":"vmSync","summary":"S","description":"D","authentication":"required",
        "safe":"unknown","idempotent":false,"confirmable":false,"parameters":[
        {"name":"vmid","in":["path"],"type":"integer","required":true,"secret":false,"description":"","other_name":"id"},
        {"name":"mode","in":["query"],"type":"scalar","required":false,"secret":false,"description":"M","choices":["a"]}],
        "answer":"```json\n{\"a\":[1]}","example":{"a":[1]}})"));
}

TEST(PortalCatalog, HasTheFurtherFieldsOfABuiltIn) {
    const Json catalog = catalog_of(*portal_with(
        R"({"signup":{"post":{"operationId":"register","parameters":[{"name":"taxoffice","type":"string"}]}}})"));
    const Json signup = entry(catalog, "signup");
    EXPECT_EQ(signup["other_name"], "register");
    EXPECT_EQ(signup["parameters"].back(),
              Json::parse(R"({"name":"taxoffice","in":["body"],"type":"scalar","required":false,
        "secret":false,"description":""})"));
}

TEST(PortalCatalog, HasTheWarnings) {
    const Json catalog = catalog_of(*portal_with(R"({"a":{"get":{}},"..":{"get":{}}})"));
    EXPECT_EQ(
        catalog["portal"],
        Json::parse(
            R"({"title":"","version":"","warnings":["'..' could lead out of the API; it is left out"]})"));
}

TEST(PortalCatalog, CanBeReadHoweverDeepAnExampleIs) {
    for (const std::size_t depth : {100U, 253U, 254U, 256U}) {
        const std::string example = std::string(depth, '[') + std::string(depth, ']');
        JsonWriter writer;
        write_catalog(writer, *portal_with(R"({"a":{"get":{"responses":{"200":{"description":")" + example +
                                           "\"}}}}}"));
        EXPECT_TRUE(read_json(writer.text(), false).has_value()) << depth;
    }
}

}  // namespace
}  // namespace balvps
