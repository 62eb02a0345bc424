#include "json/value.h"

#include <gtest/gtest.h>

#include "json/reader.h"
#include "printing.h"

namespace balvps {
namespace {

class ValueTest : public ::testing::Test {
  protected:
    const Value &read(std::string_view text) {
        document_ = read_json(text, false).value();
        return document_.root();
    }

  private:
    Document document_;
};

TEST_F(ValueTest, KnowsItsType) {
    const Value &root = read(R"([null,true,1,"",[],{}])");
    EXPECT_EQ(root.item(0)->type(), ValueType::null);
    EXPECT_EQ(root.item(1)->type(), ValueType::boolean);
    EXPECT_EQ(root.item(2)->type(), ValueType::number);
    EXPECT_EQ(root.item(3)->type(), ValueType::string);
    EXPECT_EQ(root.item(4)->type(), ValueType::array);
    EXPECT_EQ(root.item(5)->type(), ValueType::object);
    EXPECT_EQ(Value().type(), ValueType::none);
}

TEST_F(ValueTest, ItemsAndMembersAreReachedByPositionAndName) {
    const Value &root = read(R"({"a":1,"b":[2,3],"":4})");
    EXPECT_EQ(root.size(), 3U);
    EXPECT_EQ(root.name(1), "b");
    EXPECT_EQ(root.item(2)->text(), "4");
    EXPECT_EQ(root.item(3), nullptr);
    EXPECT_EQ(root.find("b")->item(1)->text(), "3");
    EXPECT_EQ(root.find("")->text(), "4");
    EXPECT_EQ(root.find("c"), nullptr);
    EXPECT_EQ(root.find("b")->find("a"), nullptr);
}

TEST_F(ValueTest, ScalarsHaveNeitherItemsNorMembers) {
    const Value &root = read(R"("text")");
    EXPECT_EQ(root.size(), 0U);
    EXPECT_EQ(root.item(0), nullptr);
    EXPECT_EQ(root.find("text"), nullptr);
    EXPECT_EQ(root.begin(), root.end());
}

TEST_F(ValueTest, NamesLongerThanAValueAreFound) {
    const Value &root = read(R"({"telegramnotifications":1,"telegramnotificationz":2})");
    EXPECT_EQ(root.find("telegramnotificationz")->text(), "2");
}

TEST_F(ValueTest, APointerLeadsThroughObjectsAndArrays) {
    const Value &root = read(R"({"zones":[{"id":1},{"id":2}],"a/b":3,"m~n":4,"":5,"~1":6})");
    EXPECT_EQ(root.at(""), &root);
    EXPECT_EQ(root.at("/zones/1/id")->text(), "2");
    EXPECT_EQ(root.at("/a~1b")->text(), "3");
    EXPECT_EQ(root.at("/m~0n")->text(), "4");
    EXPECT_EQ(root.at("/")->text(), "5");
    EXPECT_EQ(root.at("/~01")->text(), "6");
}

TEST_F(ValueTest, AWrongPointerLeadsNowhere) {
    const Value &root = read(R"({"zones":[{"id":1}],"a":"b","m~n":4})");
    for (const std::string_view pointer :
         {"zones", "/zones/1", "/zones/-1", "/zones/00", "/zones/-", "/zones/0x", "/zones/", "/a/b",
          "/nothing", "/zones/0/id/0", "//", "/m~n", "/m~2n", "/zones/99999999999999999999999"}) {
        EXPECT_EQ(root.at(pointer), nullptr) << pointer;
    }
}

TEST_F(ValueTest, IntegersAreReadExactlyOrNotAtAll) {
    EXPECT_EQ(read("9223372036854775807").as_integer(), INT64_MAX);
    EXPECT_EQ(read("-9223372036854775808").as_integer(), INT64_MIN);
    for (const std::string_view text :
         {"9223372036854775808", "1.0", "1e3", "\"1\"", "true", "null", "[1]"}) {
        EXPECT_EQ(read(text).as_integer(), std::nullopt) << text;
    }
}

TEST_F(ValueTest, DoublesAreReadFromNumbersOnly) {
    EXPECT_EQ(read("19.65").as_double(), 19.65);
    EXPECT_EQ(read("-1e3").as_double(), -1000.0);
    EXPECT_EQ(read("\"19.65\"").as_double(), std::nullopt);
}

TEST_F(ValueTest, BooleansAreReadFromBooleansOnly) {
    EXPECT_EQ(read("true").as_boolean(), true);
    EXPECT_EQ(read("false").as_boolean(), false);
    EXPECT_EQ(read("\"true\"").as_boolean(), std::nullopt);
    EXPECT_EQ(read("1").as_boolean(), std::nullopt);
}

}  // namespace
}  // namespace balvps
