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

TEST(SecondsToWait, NoWaitIsLongerThanTenYears) {
    constexpr std::int64_t ten_years = 315'000'000;
    for (const char *date : {"Date: Tue, 14 Nov 2023 22:13:20 GMT", "Date: Fri, 31 Dec 1901 23:59:59 GMT",
                             "Date: Thu, 01 Jan 0001 00:00:00 GMT", "Date: Fri, 31 Dec 9999 23:59:59 GMT"}) {
        for (const char *number :
             {"9223372036854775807", "999999999", "1000000000", "253402300800", "9000000000000000"}) {
            for (const char *name : {"Retry-After: ", "X-RateLimit-Reset: "}) {
                const std::int64_t seconds = seconds_for({date, name + std::string(number)});
                EXPECT_GE(seconds, 0) << date << number;
                EXPECT_LE(seconds, ten_years) << date << number;
            }
        }
    }
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
