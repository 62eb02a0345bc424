#include "common/glob.h"

#include <gtest/gtest.h>

#include <string>

namespace balvps {
namespace {

TEST(Globs, AreComparedWithTheWholeTextInAnyCase) {
    for (const char *pattern : {"www.example.com", "WWW.Example.COM", "*", "www.*", "*.example.com", "*.*",
                                "w*w*m", "www.example.co?", "***", "www.example.com*"}) {
        EXPECT_TRUE(matches_glob("www.example.com", pattern)) << pattern;
    }
    for (const char *pattern :
         {"", "www", "example.com", "*.net", "www.example.com?", "www.example", "w*x", "*a*a*a*"}) {
        EXPECT_FALSE(matches_glob("www.example.com", pattern)) << pattern;
    }
}

TEST(Globs, WithoutTextMatchEmptyTextAlone) {
    EXPECT_TRUE(matches_glob("", ""));
    EXPECT_TRUE(matches_glob("", "*"));
    EXPECT_FALSE(matches_glob("", "?"));
}

TEST(Globs, WithManyStarsTakeNoMoreThanTheProductOfTheLengths) {
    std::string pattern;
    for (int i = 0; i < 1000; ++i) {
        pattern += "a*";
    }
    EXPECT_FALSE(matches_glob(std::string(3000, 'a'), pattern + "b"));
}

}  // namespace
}  // namespace balvps
