#include "auth/tokens.h"
#include "json/reader.h"

#include <gtest/gtest.h>

#include <ctime>

namespace balvps {
namespace {

/// The seconds for which a challenge with this `expires_at` (JSON) is valid.
std::int64_t life(const std::string &expires_at, const std::string &date = {}) {
    const Document document = read_own_json(
        R"({"token":null,"mfa":{"token":"m","methods":["sms"],"expires_at":)" + expires_at + "}}");
    HttpHeaders headers;
    if (!date.empty()) {
        headers.add_line("Date: " + date);
    }
    const std::int64_t now = std::time(nullptr);
    const auto challenge = challenge_in(document, headers);
    EXPECT_TRUE(challenge.has_value());
    return challenge ? challenge->expires_at - now : -1;
}

const std::string date = "Tue, 14 Nov 2023 22:13:20 GMT";  // 1'700'000'000

void expect_near(std::int64_t seconds, std::int64_t right) {
    EXPECT_GE(seconds, right);
    EXPECT_LE(seconds, right + 2);
}

TEST(ChallengeIn, ItsLifeIsBoundedWhateverTheClocksSay) {
    for (const char *end : {"9223372036854775807", "9000000000000000", "0", "\"9999-12-31 23:59:59\""}) {
        for (const char *clock : {"Fri, 31 Dec 1901 23:59:59 GMT", "Fri, 31 Dec 9999 23:59:59 GMT"}) {
            EXPECT_GE(life(end, clock), 0) << end << clock;
            EXPECT_LE(life(end, clock), 3602) << end << clock;
        }
    }
}

TEST(TokensIn, AreNoLongerThanARequestCanCarry) {
    const auto are_taken = [](std::size_t token, std::size_t refresh) {
        const std::string answer = "{\"token\":\"" + std::string(token, 't') + "\",\"refresh\":\"" +
                                   std::string(refresh, 'r') + "\"}";
        return tokens_in(read_json(answer, true).value(), {}).has_value();
    };
    EXPECT_TRUE(are_taken(longest_token, longest_token));
    EXPECT_FALSE(are_taken(longest_token + 1, 10));
    EXPECT_FALSE(are_taken(10, longest_token + 1));
}

TEST(ReadTokens, AnEndBeyondTheCalendarIsItsLastSecond) {
    for (const char *end : {"9223372036854775807", "9000000000000000", "253402300800"}) {
        const auto tokens =
            read_tokens(R"({"base_url":"https://h/api","username":"u","token":"t","expires_at":)" +
                            std::string(end) + "}",
                        "https://h/api", "u");
        ASSERT_TRUE(tokens.has_value() && tokens->has_value());
        EXPECT_EQ((*tokens)->expires_at, 253'402'300'799);
    }
}

TEST(ChallengeIn, ItsEndIsAUnixTimeOrADateByTheServicesClock) {
    expect_near(life("1700000060", date), 60);
    expect_near(life("\"1700000060\"", date), 60);
    expect_near(life("\"2023-11-14 22:14:20\"", date), 60);
    expect_near(life(std::to_string(std::time(nullptr) + 100)), 100);
    expect_near(life("1", date), 0);
}

TEST(ChallengeIn, WhereItsEndIsNotToldItLastsAsLongAsUsual) {
    expect_near(life("null", date), 300);
    expect_near(life("\"soon\"", date), 300);
    expect_near(life("\"2023-11-14 20:14:20\"", date), 300);  // somewhere west of Greenwich
    expect_near(life("\"2023-11-15 10:14:20\"", date), 300);
}

TEST(ChallengeIn, ADateIsBelievedUpToAnHour) {
    expect_near(life("\"2023-11-14 23:13:19\"", date), 3599);
    expect_near(life("\"2023-11-14 23:13:20\"", date), 3600);
    expect_near(life("\"2023-11-14 23:13:21\"", date), 300);  // in another time zone
    expect_near(life("\"2023-11-14 22:13:21\"", date), 1);
    expect_near(life("\"2023-11-14 22:13:20\"", date), 300);
    expect_near(life("1700003601", date), 3600);
}

}  // namespace
}  // namespace balvps
