#include "common/secret.h"

#include <gtest/gtest.h>

#include <array>
#include <optional>

#include "freed_memory.h"

namespace balvps {
namespace {

using test::FreedMemoryWatch;

constexpr std::string_view marker = "correct horse battery staple";

TEST(FreedMemory, TheWatchSeesWhatAnOrdinaryStringLeavesBehind) {
    FreedMemoryWatch watch(marker);
    { const std::string careless(marker); }
    EXPECT_EQ(watch.sightings(), 1U);
}

TEST(Wipe, OverwritesEveryByte) {
    std::array<char, 4> bytes{'a', 'b', 'c', 'd'};
    wipe(bytes.data(), bytes.size());
    EXPECT_EQ(bytes, (std::array<char, 4>{}));
    wipe(nullptr, 4);
}

TEST(Secret, KeepsItsTextWithANulBehindIt) {
    Secret secret("pass");
    secret.append("word").append("");
    EXPECT_EQ(secret.view(), "password");
    EXPECT_STREQ(secret.c_str(), "password");
}

TEST(Secret, CanHoldNulBytes) {
    EXPECT_EQ(Secret(std::string_view("a\0b", 3)).view(), std::string_view("a\0b", 3));
}

TEST(Secret, IsEmptyWithoutText) {
    Secret empty;
    EXPECT_TRUE(empty.empty());
    EXPECT_TRUE(Secret("").empty());
    EXPECT_EQ(empty.view(), "");
    EXPECT_STREQ(empty.c_str(), "");
    EXPECT_TRUE(empty.empty());
    EXPECT_FALSE(Secret("x").empty());
}

TEST(Secret, IsWipedWhenFreed) {
    FreedMemoryWatch watch(marker);
    { const Secret secret(marker); }
    EXPECT_EQ(watch.sightings(), 0U);
}

TEST(Secret, IsWipedWhenItGrowsAndWhenItIsOverwritten) {
    FreedMemoryWatch watch(marker);
    {
        Secret secret(marker);
        secret.append(std::string(1000, 'x'));
        Secret copy = secret;
        copy = Secret("another");
        Secret moved = std::move(secret);
        moved = Secret();
    }
    EXPECT_EQ(watch.sightings(), 0U);
}

TEST(Body, IsWipedWhenFreed) {
    FreedMemoryWatch watch(marker);
    {
        Body body(marker.begin(), marker.end());
        body.append(1000, 'x');
    }
    EXPECT_EQ(watch.sightings(), 0U);
}

}  // namespace
}  // namespace balvps
