#include "common/nearest.h"

#include <gtest/gtest.h>

namespace balvps {
namespace {

const std::vector<std::string_view> names = {"service_id", "zone_id", "record_id", "content", "ttl"};

TEST(Nearest, FindsANameWithOneWrongLetter) {
    EXPECT_EQ(nearest("zone_ld", names), "zone_id");
    EXPECT_EQ(nearest("contents", names), "content");
    EXPECT_EQ(nearest("tll", names), "ttl");
}

TEST(Nearest, FindsANameThatWasCutOff) {
    EXPECT_EQ(nearest("cont", names), "content");
    EXPECT_EQ(nearest("service", names), "service_id");
}

TEST(Nearest, PrefersTheSmallerDistance) {
    EXPECT_EQ(nearest("abcdx", {"abxxx", "abcde", "abcxx"}), "abcde");
}

TEST(Nearest, SuggestsNothingForAnUnrelatedName) {
    EXPECT_EQ(nearest("password", names), "");
    EXPECT_EQ(nearest("zzzzzzzzz", names), "");
}

TEST(Nearest, SuggestsNothingWithoutCandidatesOrForEndlessNames) {
    EXPECT_EQ(nearest("zone_id", {}), "");
    EXPECT_EQ(nearest(std::string(100'000, 'z'), names), "");
}

}  // namespace
}  // namespace balvps
