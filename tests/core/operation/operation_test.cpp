#include "operation/operation.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

#include "json.h"
#include "operation/catalog.h"

namespace balvps {
namespace {

using test::Json;

TEST(Operations, AreThe32OfTheDocumentAnd34OfOtherPortals) {
    std::set<std::string_view> names;
    for (const Operation &operation : operations()) {
        names.insert(operation.name);
    }
    EXPECT_EQ(names.size(), 66U);
    EXPECT_EQ(operations().size(), 66U);
}

TEST(Operations, AreFoundByTheirWholeName) {
    for (const Operation &operation : operations()) {
        EXPECT_EQ(find_operation(operation.name), &operation);
    }
    EXPECT_EQ(find_operation(""), nullptr);
    EXPECT_EQ(find_operation("get_invoic"), nullptr);
    EXPECT_EQ(find_operation("GET_INVOICE"), nullptr);
}

TEST(Procedures, AreFoundByTheirWholeName) {
    EXPECT_EQ(procedures().size(), 10U);
    for (const Operation &procedure : procedures()) {
        EXPECT_EQ(find_operation(procedure.name), &procedure);
    }
    EXPECT_EQ(find_operation("find_zon"), nullptr);
    EXPECT_EQ(find_operation("FIND_ZONE"), nullptr);
}

TEST(Procedures, HaveNoPathAndNoBodyOfTheirOwn) {
    std::set<Procedure> kinds;
    for (const Operation &procedure : procedures()) {
        EXPECT_NE(procedure.procedure, Procedure::none) << procedure.name;
        EXPECT_TRUE(kinds.insert(procedure.procedure).second) << procedure.name;
        EXPECT_EQ(procedure.path, "") << procedure.name;
        EXPECT_FALSE(procedure.has_body) << procedure.name;
        EXPECT_EQ(procedure.confirmation, nullptr) << procedure.name;
    }
    for (const Operation &operation : operations()) {
        EXPECT_EQ(operation.procedure, Procedure::none) << operation.name;
    }
}

TEST(Procedures, WriteOnlyWhereTheirNameSaysSo) {
    std::set<std::string_view> writing;
    for (const Operation &procedure : procedures()) {
        if (!procedure.safe) {
            writing.insert(procedure.name);
        }
    }
    EXPECT_EQ(writing, (std::set<std::string_view>{"ensure_record", "set_records", "remove_records",
                                                   "apply_plan", "order_and_wait"}));
}

TEST(Operations, OnlyGetIsSafeAndOnlyPostIsNotIdempotentButForSome) {
    const std::set<std::string_view> reads{"lookup_domain", "quote_order"};
    for (const Operation &operation : operations()) {
        const bool only_reads = reads.count(operation.name) > 0;
        EXPECT_EQ(operation.safe, operation.method == Method::get || only_reads) << operation.name;
        EXPECT_EQ(operation.safe && operation.has_body, only_reads) << operation.name;
        EXPECT_EQ(operation.idempotent,
                  operation.method != Method::post || only_reads || operation.name == "login")
            << operation.name;
    }
}

TEST(Operations, EachNameInAPathIsARequiredParameterOfOnePart) {
    for (const Operation &operation : operations()) {
        std::set<std::string_view> in_path;
        for (const Parameter &parameter : operation.parameters) {
            if (parameter.in_path) {
                EXPECT_TRUE(parameter.type == ParameterType::integer ||
                            parameter.type == ParameterType::path_text)
                    << operation.name;
                EXPECT_TRUE(parameter.required) << operation.name;
                EXPECT_NE(operation.path.find("{" + std::string(parameter.name) + "}"),
                          std::string_view::npos)
                    << operation.name;
                in_path.insert(parameter.name);
            }
            EXPECT_TRUE(!parameter.in_body || operation.has_body) << operation.name;
        }
        const auto holes = std::count(operation.path.begin(), operation.path.end(), '{');
        EXPECT_EQ(static_cast<std::size_t>(holes), in_path.size()) << operation.name;
    }
}

TEST(Operations, WhoeverHandlesTokensIsSecret) {
    EXPECT_TRUE(find_operation("login")->secret);
    EXPECT_TRUE(find_operation("refresh_token")->secret);
    EXPECT_FALSE(find_operation("get_details")->secret);
}

TEST(Operations, WhoseAnswerHasAPasswordOrACodeIsSecret) {
    for (const std::string_view name : {"get_service", "list_vms", "get_vm", "get_epp_code"}) {
        EXPECT_TRUE(find_operation(name)->secret) << name;
    }
    EXPECT_FALSE(find_operation("list_services")->secret);
    EXPECT_FALSE(find_operation("get_domain")->secret);
}

TEST(Operations, AFallbackExistsAndTakesNoArguments) {
    for (const Operation &operation : operations()) {
        if (!operation.fallback.empty()) {
            const Operation *other = find_operation(operation.fallback);
            ASSERT_NE(other, nullptr) << operation.name;
            EXPECT_TRUE(other->parameters.empty()) << operation.name;
            EXPECT_FALSE(operation.parameters.empty()) << operation.name;
        }
    }
}

TEST(Catalog, IsJsonThatListsWhatTheTableHas) {
    const Json catalog = Json::parse(catalog_json());
    ASSERT_EQ(catalog.at("operations").size(), operations().size());
    for (std::size_t i = 0; i < operations().size(); ++i) {
        const Json &entry = catalog.at("operations").at(i);
        EXPECT_EQ(entry.at("name"), operations()[i].name);
        EXPECT_EQ(entry.at("method"), method_name(operations()[i].method));
        EXPECT_EQ(entry.at("path"), operations()[i].path);
        EXPECT_EQ(entry.at("parameters").size(), operations()[i].parameters.size());
    }
}

TEST(Catalog, ListsTheProceduresBesideTheOperations) {
    const Json listed = Json::parse(catalog_json()).at("procedures");
    ASSERT_EQ(listed.size(), procedures().size());
    for (std::size_t i = 0; i < procedures().size(); ++i) {
        EXPECT_EQ(listed[i].at("name"), procedures()[i].name);
        EXPECT_EQ(listed[i].at("kind"), "procedure");
        EXPECT_EQ(listed[i].at("safe"), procedures()[i].safe);
        EXPECT_EQ(listed[i].at("parameters").size(), procedures()[i].parameters.size());
        EXPECT_FALSE(listed[i].contains("path"));
    }
}

}  // namespace
}  // namespace balvps
