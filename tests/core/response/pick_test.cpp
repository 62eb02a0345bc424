#include "response/pick.h"

#include <gtest/gtest.h>

#include "json/reader.h"
#include "printing.h"

namespace balvps {
namespace {

/// The answer of get_vm, or the error's message.
std::string picked(std::string_view answer, std::string_view id = "2") {
    Document document = read_json(answer, false).value();
    const Result<void> done = pick(document, *find_operation("get_vm"), id);
    return done ? test::json_of(document.root()) : done.error().message;
}

TEST(Pick, WhatIsThereStays) {
    EXPECT_EQ(picked(R"({"vm":{"id":2},"vms":{"2":{}}})"), R"({"vm":{"id":2},"vms":{"2":{}}})");
}

TEST(Pick, ThePartIsTheItemWithTheId) {
    EXPECT_EQ(picked(R"({"a":1,"vms":{"1":{"name":"x"},"2":{"name":"y"}},"b":"z"})"),
              R"({"a":1,"vm":{"id":2,"name":"y"},"b":"z"})");
    EXPECT_EQ(picked(R"({"vms":[{"id":"1"},{"id":"3f-a9"}],"vm":null})", "3f-a9"),
              R"({"vm":{"id":"3f-a9"}})");
}

TEST(Pick, WithoutThePartTheAnswerIsMalformed) {
    constexpr std::string_view missing = "the answer does not fit this operation: 'vm' is missing";
    for (const char *answer : {"{}", R"({"vms":[]})", R"({"vms":{"20":{}}})", R"({"vm":null})"}) {
        EXPECT_EQ(picked(answer), missing) << answer;
    }
    EXPECT_EQ(picked(R"({"vms":7})"), "the answer does not fit this operation: 'vms' should be a list");
}

}  // namespace
}  // namespace balvps
