#include "dns/character_string.h"

#include <gtest/gtest.h>

namespace balvps {
namespace {

using Words = std::vector<std::string_view>;

TEST(CharacterString, EscapesAreReadAsZoneFilesHaveThem) {
    EXPECT_EQ(without_escapes(R"(a\"b\\c\;d)"), R"(a"b\c;d)");
    EXPECT_EQ(without_escapes(R"(\065\255)"), "A\xFF");
    for (const char *wrong : {R"(a\)", R"(\1)", R"(\12)", R"(\12x)", R"(\256)"}) {
        EXPECT_EQ(without_escapes(wrong), std::nullopt) << wrong;
    }
}

TEST(CharacterString, StringsAreJoined) {
    const auto strings = read_quoted_strings(R"("abc" 	"d\"ef" "")");
    ASSERT_TRUE(strings.has_value());
    EXPECT_EQ(strings->bytes, "abcd\"ef");
    EXPECT_EQ(strings->count, 3U);
}

TEST(CharacterString, OtherTextsAreNoStrings) {
    for (const char *text : {"", "abc", "\"", "\"abc", "\"a\"b\"", "\"a\"\"b\"", "\"a\" ", " \"a\"",
                             "\"a\" b", "\"a\\\"", "\"a\\1\""}) {
        EXPECT_FALSE(read_quoted_strings(text).has_value()) << text;
    }
}

TEST(CharacterString, AWordHasQuotesOrNone) {
    EXPECT_EQ(read_string("abc"), "abc");
    EXPECT_EQ(read_string("\"a b\""), "a b");
    EXPECT_EQ(read_string("a\\\"b"), std::nullopt);
    EXPECT_EQ(read_string("\"a\" \"b\""), std::nullopt);
}

TEST(CharacterString, BytesAreWrittenInAscii) {
    EXPECT_EQ(quoted_string("a\"b\\c"), R"("a\"b\\c")");
    EXPECT_EQ(quoted_string(std::string_view("\0\t\x7f\xc3\xbc", 5)), R"("\000\009\127\195\188")");
    EXPECT_EQ(quoted_string(""), "\"\"");
}

TEST(CharacterString, WordsAreSplitAtBlanksOutsideQuotes) {
    EXPECT_EQ(split_words("  0 issue\t\"a b\" ", 9), (Words{"0", "issue", "\"a b\""}));
    EXPECT_EQ(split_words("a=\"b c\" d\\ e", 9), (Words{"a=\"b c\"", "d\\ e"}));
    EXPECT_EQ(split_words("3 1 1 ab cd ", 4), (Words{"3", "1", "1", "ab cd"}));
    EXPECT_EQ(split_words(" ", 3), Words());
    EXPECT_EQ(split_words("\"a b", 3), (Words{"\"a b"}));
}

}  // namespace
}  // namespace balvps
