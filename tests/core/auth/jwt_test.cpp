#include "auth/jwt.h"

#include <gtest/gtest.h>

#include <random>
#include <vector>

#include "tokens.h"

namespace balvps {
namespace {

using std::chrono::seconds;
using test::base64url;
using test::token_with;

void expect_unreadable(std::string_view token) {
    const JwtTimes times = read_jwt_times(token);
    EXPECT_FALSE(times.issued_at.has_value()) << token;
    EXPECT_FALSE(times.expires_at.has_value()) << token;
}

TEST(ReadJwtTimes, ReadsBothTimes) {
    const JwtTimes times = read_jwt_times(token_with(R"({"sub":"1","iat":1700000000,"exp":1700003600})"));
    EXPECT_EQ(times.issued_at, 1'700'000'000);
    EXPECT_EQ(times.expires_at, 1'700'003'600);
}

TEST(ReadJwtTimes, EachMayBeMissing) {
    EXPECT_EQ(read_jwt_times(token_with(R"({"exp":5})")).expires_at, 5);
    EXPECT_EQ(read_jwt_times(token_with(R"({"exp":5})")).issued_at, std::nullopt);
    EXPECT_EQ(read_jwt_times(token_with(R"({"iat":5})")).expires_at, std::nullopt);
    expect_unreadable(token_with("{}"));
}

TEST(ReadJwtTimes, ATimeMayHaveAFraction) {
    EXPECT_EQ(read_jwt_times(token_with(R"({"exp":1700003600.75})")).expires_at, 1'700'003'600);
    EXPECT_EQ(read_jwt_times(token_with(R"({"exp":1.7e9})")).expires_at, 1'700'000'000);
}

TEST(ReadJwtTimes, EveryPaddingIsRead) {
    for (const char *padding : {"", "a", "ab", "abc"}) {
        EXPECT_EQ(read_jwt_times(token_with(R"({"exp":7,"x":")" + std::string(padding) + "\"}")).expires_at,
                  7);
    }
}

TEST(ReadJwtTimes, LettersOfBase64UrlAreRead) {
    const std::string token = token_with(R"({"name":"ûÿ~?>>>","exp":7})");
    ASSERT_NE(token.find_first_of("-_"), std::string::npos);
    EXPECT_EQ(read_jwt_times(token).expires_at, 7);
}

TEST(ReadJwtTimes, ATimeThatIsNoTimeIsMissing) {
    for (const char *value : {"-1", "1e300", "1e16", "\"1700000000\"", "null", "true", "[1]", "{}"}) {
        expect_unreadable(token_with("{\"iat\":" + std::string(value) + ",\"exp\":" + value + "}"));
    }
}

TEST(ReadJwtTimes, WhatIsNoTokenIsUnreadable) {
    const std::string claims = base64url(R"({"exp":7})");
    const std::vector<std::string> tokens = {
        "",
        ".",
        "..",
        "opaque",
        "a.b",
        "a." + claims,
        "a.." + claims,
        "a." + claims + "=.c",
        "a." + claims.substr(0, 5) + ".c",
        "a.a.c",
        "a. " + claims + ".c",
        "a.+/+/.c",
        "a.\xC3\xA9\xFF\x80.c",
        std::string("a.\0\0\0\0.c", 8),
        token_with("not json"),
        token_with("{\"exp\":7"),
        token_with("[7]"),
        token_with("7"),
        token_with(std::string(1, '\0')),
        token_with("\xFF\xFE"),
    };
    for (const std::string &token : tokens) {
        expect_unreadable(token);
    }
}

TEST(ReadJwtTimes, RandomBytesAreSafe) {
    std::mt19937 random(20230217);  // the same bytes each time
    for (int round = 0; round < 2000; ++round) {
        std::string token(random() % 64, '\0');
        for (char &letter : token) {
            letter = static_cast<char>(random() % 256);
        }
        read_jwt_times(token);
        read_jwt_times("." + token + ".");
        read_jwt_times(token_with(token));
    }
}

TEST(LifetimeWhenFresh, IsReckonedFromTheTokensOwnIssue) {
    EXPECT_EQ(lifetime_when_fresh({1000, 4600}, 1000), seconds(3600));
    EXPECT_EQ(lifetime_when_fresh({1000, 4600}, 9'999'999), seconds(3600));  // this clock is ahead
    EXPECT_EQ(lifetime_when_fresh({1000, 4600}, 0), seconds(3600));          // this clock is behind
}

TEST(LifetimeWhenFresh, IsReckonedFromNowWithoutAnIssue) {
    EXPECT_EQ(lifetime_when_fresh({std::nullopt, 4600}, 1000), seconds(3600));
}

TEST(LifetimeWhenFresh, IsUnknownWhereTheTokenDoesNotSay) {
    EXPECT_EQ(lifetime_when_fresh({}, 1000), std::nullopt);
    EXPECT_EQ(lifetime_when_fresh({1000, std::nullopt}, 1000), std::nullopt);
}

TEST(LifetimeWhenFresh, IsUnknownWhereAClockMustBeWrong) {
    EXPECT_EQ(lifetime_when_fresh({5000, 4600}, 1000), std::nullopt);
    EXPECT_EQ(lifetime_when_fresh({4600, 4600}, 1000), std::nullopt);
    EXPECT_EQ(lifetime_when_fresh({std::nullopt, 4600}, 5000), std::nullopt);
}

}  // namespace
}  // namespace balvps
