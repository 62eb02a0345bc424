#include "response/excerpt.h"

#include <gtest/gtest.h>

#include "tokens.h"

namespace balvps {
namespace {

TEST(Excerpt, IsTheStartOfTheBody) {
    EXPECT_EQ(excerpt("<html>\n<h1>Down for maintenance</h1>"), "<html> <h1>Down for maintenance</h1>");
    EXPECT_EQ(excerpt(""), "");
    std::string body;
    for (int i = 0; i < 100; ++i) {
        body += "four ";
    }
    EXPECT_EQ(excerpt(body), body.substr(0, 200));
}

TEST(Excerpt, NeverShowsAToken) {
    const std::string token = test::token_with(R"({"sub":"user@example.com","exp":1700000000})");
    for (const std::string &body :
         {token, "{\"token\":\"" + token + "\"", "Bearer " + token, "token=" + token,
          "a " + token.substr(0, 60), std::string("short eyJhbGciOi.x.y")}) {
        EXPECT_EQ(excerpt(body).find("eyJ"), std::string::npos) << body;
        EXPECT_NE(excerpt(body).find("***"), std::string::npos) << body;
    }
}

TEST(Excerpt, MasksATokenThatReachesBeyondItsEnd) {
    const std::string body = std::string(180, ' ') + "eyJhbGciOiJSUzI1NiJ9.payload.signature";
    EXPECT_EQ(excerpt(body), std::string(180, ' ') + "***");
}

TEST(Excerpt, OfHostileBytesIsShortAndPrintable) {
    const std::string shown = excerpt(std::string(100'000, '\xFF'));
    EXPECT_EQ(shown.size(), 200);
    EXPECT_EQ(shown.substr(0, 8), R"(\xff\xff)");
    EXPECT_EQ(excerpt("\x1B]0;x\x07 \u202E"), R"(\x1b]0;x\x07 \u202e)");
}

TEST(Excerpt, ShowsWordsOfAtMost40Bytes) {
    for (const std::size_t size : {39U, 40U, 41U}) {
        const std::string word(size, 'w');
        EXPECT_EQ(excerpt("a " + word + " b"), "a " + (size > 40 ? "***" : word) + " b") << size;
    }
}

}  // namespace
}  // namespace balvps
