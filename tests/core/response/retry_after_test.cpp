#include "response/retry_after.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace balvps {
namespace {

using Lines = std::vector<std::string>;

std::int64_t seconds_for(const Lines &headers, std::int64_t now = 1'700'000'000) {
    HttpHeaders made;
    for (const std::string &line : headers) {
        made.add_line(line + "\r\n");
    }
    return seconds_to_wait(made, now);
}

TEST(SecondsToWait, RetryAfterIsSecondsOrADate) {
    EXPECT_EQ(seconds_for({"Retry-After: 120"}), 120);
    EXPECT_EQ(seconds_for({"retry-after: 0"}), 0);
    EXPECT_EQ(seconds_for({"Retry-After: Tue, 14 Nov 2023 22:13:50 GMT"}), 30);
    EXPECT_EQ(seconds_for({"Retry-After: Tue, 14 Nov 2023 22:13:10 GMT"}), 0);
}

TEST(SecondsToWait, RateLimitResetIsSecondsOrAUnixTime) {
    EXPECT_EQ(seconds_for({"X-RateLimit-Reset: 145"}), 145);
    EXPECT_EQ(seconds_for({"X-RateLimit-Reset: 1700000060"}), 60);
    EXPECT_EQ(seconds_for({"X-RateLimit-Reset: 1600000000"}), 0);
}

TEST(SecondsToWait, TimesAreReckonedByTheServicesClock) {
    const std::string date = "Date: Tue, 14 Nov 2023 22:13:20 GMT";
    const std::int64_t wrong = 1'600'000'000;
    EXPECT_EQ(seconds_for({date, "Retry-After: Tue, 14 Nov 2023 22:13:50 GMT"}, wrong), 30);
    EXPECT_EQ(seconds_for({date, "X-RateLimit-Reset: 1700000060"}, wrong), 60);
    EXPECT_EQ(seconds_for({"Date: nonsense", "X-RateLimit-Reset: 1600000060"}, wrong), 60);
}

TEST(SecondsToWait, RetryAfterGoesFirst) {
    EXPECT_EQ(seconds_for({"X-RateLimit-Reset: 145", "Retry-After: 5"}), 5);
}

TEST(SecondsToWait, NonsenseSaysNothing) {
    EXPECT_EQ(seconds_for({}), -1);
    for (const char *value : {"", "-5", "soon", "1.5", "99999999999999999999999", "0x10"}) {
        EXPECT_EQ(seconds_for({"Retry-After: " + std::string(value)}), -1) << value;
        EXPECT_EQ(seconds_for({"X-RateLimit-Reset: " + std::string(value)}), -1) << value;
    }
}

}  // namespace
}  // namespace balvps
