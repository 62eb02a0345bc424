#include "transport/http.h"

#include <gtest/gtest.h>

namespace balvps {
namespace {

HttpHeaders headers(const std::vector<std::string> &lines) {
    HttpHeaders made;
    for (const std::string &line : lines) {
        made.add_line(line);
    }
    return made;
}

TEST(HttpHeaders, AreFoundInAnyCase) {
    const HttpHeaders some =
        headers({"HTTP/1.1 200 OK\r\n", "Content-Type: text/html\r\n", "X-A:1\r\n", "\r\n"});
    EXPECT_EQ(some.find("content-type"), "text/html");
    EXPECT_EQ(some.find("X-A"), "1");
    EXPECT_EQ(some.find("X"), "");
    EXPECT_EQ(some.find("X-AB"), "");
}

TEST(HttpHeaders, ValuesAreTrimmedAndNulTerminated) {
    const HttpHeaders some = headers({"A: \t one two \t\r\n", "B: x\r\n"});
    EXPECT_EQ(some.find("A"), "one two");
    EXPECT_STREQ(some.find("A").data(), "one two");
}

TEST(HttpHeaders, AMissingOneDiffersFromAnEmptyOne) {
    const HttpHeaders some = headers({"Empty:\r\n"});
    EXPECT_NE(some.find("Empty").data(), nullptr);
    EXPECT_EQ(some.find("Empty"), "");
    EXPECT_EQ(some.find("Missing").data(), nullptr);
    EXPECT_EQ(HttpHeaders().find("Missing").data(), nullptr);
}

TEST(HttpHeaders, TheLastOfANameCounts) {
    EXPECT_EQ(headers({"A: 1\r\n", "a: 2\r\n"}).find("A"), "2");
}

TEST(HttpHeaders, LinesWithoutANameArePassedOver) {
    const HttpHeaders some = headers({"no colon", ": no name", "", "\r\n"});
    EXPECT_EQ(some.bytes(), 0U);
    EXPECT_EQ(some.find("").data(), nullptr);
}

TEST(HttpHeaders, CanBeCleared) {
    HttpHeaders some = headers({"A: 1\r\n"});
    some.clear();
    EXPECT_EQ(some.find("A").data(), nullptr);
    EXPECT_EQ(some.bytes(), 0U);
}

}  // namespace
}  // namespace balvps
