#include "policy/fallback.h"

#include <gtest/gtest.h>

#include "json/reader.h"
#include "printing.h"

namespace balvps {
namespace {

std::string narrowed_to(std::string_view service, std::string_view answer) {
    return test::json_of(narrowed(read_json(answer, false).value(), "service_id", service).root());
}

TEST(Narrowed, ListsKeepWhatBelongsToTheOwner) {
    EXPECT_EQ(
        narrowed_to("10", R"({"service_ids":[10,67],"zones":[{"domain_id":60,"service_id":10},)"
                          R"({"domain_id":61,"service_id":67},{"domain_id":62,"service_id":10}]})"),
        R"({"service_ids":[10],"zones":[{"domain_id":60,"service_id":10},{"domain_id":62,"service_id":10}]})");
}

TEST(Narrowed, AnOwnerIsMatchedWhole) {
    EXPECT_EQ(
        narrowed_to("1", R"({"zones":[{"service_id":10},{"service_id":"1"},{"service_id":11},{"id":1}]})"),
        R"({"zones":[{"service_id":"1"}]})");
}

TEST(Narrowed, AnOwnerWithoutAnythingHasEmptyLists) {
    EXPECT_EQ(narrowed_to("5", R"({"service_ids":[10],"zones":[{"service_id":10}]})"),
              R"({"service_ids":[],"zones":[]})");
}

TEST(Narrowed, OtherMembersStayAsTheyAre) {
    EXPECT_EQ(narrowed_to("5", R"({"total":19.650,"x":{"y":[1]},"zones":[],"n":null})"),
              R"({"total":19.650,"x":{"y":[1]},"zones":[],"n":null})");
}

}  // namespace
}  // namespace balvps
