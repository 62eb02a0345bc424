#include "common/utf8.h"

#include <gtest/gtest.h>

namespace balvps {
namespace {

TEST(Utf8, CharactersOfEverySizeAreValid) {
    for (const std::string_view text :
         {"", "a", "\x7F", "\xC2\x80", "é", "\xE0\xA0\x80", "€", "\xED\x9F\xBF", "\xEE\x80\x80",
          "\xF0\x90\x80\x80", "😀", "\xF4\x8F\xBF\xBF", "aé€😀"}) {
        EXPECT_TRUE(is_utf8(text)) << text;
    }
    EXPECT_EQ(utf8_character_size("€uro"), 3U);
    EXPECT_TRUE(is_utf8(std::string_view("\0", 1)));
}

TEST(Utf8, OtherBytesAreNot) {
    for (const std::string_view text :
         {"\x80", "\xC3", "\xC3(", "\xC0\xAF", "\xC1\xBF", "\xE0\x9F\xBF", "\xE2\x82", "\xE2(\xA1",
          "\xED\xA0\x80", "\xF0\x8F\xBF\xBF", "\xF0\x9F\x98", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFE",
          "\xFF"}) {
        EXPECT_FALSE(is_utf8(text));
        EXPECT_FALSE(is_utf8("a" + std::string(text)));
    }
}

TEST(Utf8, NothingBehindTheTextBelongsToIt) {
    constexpr std::string_view text = "é";
    EXPECT_FALSE(is_utf8(text.substr(0, 1)));
}

}  // namespace
}  // namespace balvps
