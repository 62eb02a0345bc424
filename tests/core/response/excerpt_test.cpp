#include "response/excerpt.h"

#include <gtest/gtest.h>

#include "tokens.h"

namespace balvps {
namespace {

TEST(Printable, KeepsTextAndReplacesControlCharacters) {
    EXPECT_EQ(printable("café 😀", 100), "café 😀");
    EXPECT_EQ(printable("a\r\nb\tc\x7F", 100), "a  b c ");
    EXPECT_EQ(printable(std::string_view("a\0b", 3), 100), "a b");
}

TEST(Printable, ReplacesEachByteThatIsNotUtf8) {
    EXPECT_EQ(printable("\xFF\xC3", 100), "??");
    EXPECT_EQ(printable("\xC0\xAF", 100), "??");            // longer than need be
    EXPECT_EQ(printable("\xE0\x80\x80", 100), "???");       // the same
    EXPECT_EQ(printable("\xED\xA0\x80", 100), "???");       // half of a UTF-16 pair
    EXPECT_EQ(printable("\xF4\x90\x80\x80", 100), "????");  // beyond the last character
    EXPECT_EQ(printable("\xE2\x82", 100), "??");            // cut off
    EXPECT_EQ(printable("\xED\x9F\xBF\xF4\x8F\xBF\xBF", 100), "\xED\x9F\xBF\xF4\x8F\xBF\xBF");
}

TEST(Printable, IsCutAtACharacter) {
    EXPECT_EQ(printable("aaaa", 3), "aaa");
    EXPECT_EQ(printable("aé", 2), "a");
    EXPECT_EQ(printable("a😀b", 4), "a");
    EXPECT_EQ(printable("text", 0), "");
}

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
    EXPECT_EQ(shown, std::string(200, '?'));
}

}  // namespace
}  // namespace balvps
