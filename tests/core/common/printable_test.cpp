#include "common/printable.h"

#include <gtest/gtest.h>

#include "common/utf8.h"

namespace balvps {
namespace {

TEST(Printable, KeepsTextOfEveryScript) {
    for (const std::string_view text : {"café 😀", "Straße", "世界", "שלום", "a\xC2\xA0z", "❤️", ""}) {
        EXPECT_EQ(printable(text), text);
    }
}

TEST(Printable, EscapesControlCharacters) {
    EXPECT_EQ(printable("a\r\nb\tc\x7F"), R"(a\r\nb\tc\x7f)");
    EXPECT_EQ(printable(std::string_view("a\0b", 3)), R"(a\x00b)");
    EXPECT_EQ(printable("\x1B[2J"), R"(\x1b[2J)");
    EXPECT_EQ(printable("\xC2\x9B"
                        "2J\xC2\x85"),
              R"(\u009b2J\u0085)");
}

TEST(Printable, EscapesWhatTurnsALineAroundOrHides) {
    EXPECT_EQ(printable("\u202Etxt\u2066\u200F\u061C"), R"(\u202etxt\u2066\u200f\u061c)");
    EXPECT_EQ(printable("exam\u200Dple\u00AD.com\uFEFF"), R"(exam\u200dple\u00ad.com\ufeff)");
    EXPECT_EQ(printable("\u2028\u2029\U000E0041"), R"(\u2028\u2029\U000e0041)");
}

TEST(Printable, EscapesEachByteThatIsNotUtf8) {
    EXPECT_EQ(printable("\xFF\xC3"), R"(\xff\xc3)");
    EXPECT_EQ(printable("\xC0\xAF"), R"(\xc0\xaf)");                  // overlong form
    EXPECT_EQ(printable("\xE0\x80\x80"), R"(\xe0\x80\x80)");          // the same
    EXPECT_EQ(printable("\xED\xA0\x80"), R"(\xed\xa0\x80)");          // half of a UTF-16 pair
    EXPECT_EQ(printable("\xF4\x90\x80\x80"), R"(\xf4\x90\x80\x80)");  // beyond the last character
    EXPECT_EQ(printable("\xE2\x82"), R"(\xe2\x82)");                  // cut off
    EXPECT_EQ(printable("\xED\x9F\xBF\xF4\x8F\xBF\xBF"), "\xED\x9F\xBF\xF4\x8F\xBF\xBF");
}

TEST(Printable, DoublesABackslashWhereItWouldReadAsAnEscape) {
    EXPECT_EQ(printable(R"(C:\Path\ \\ \x1 \)"), R"(C:\Path\ \\ \x1 \)");
    EXPECT_EQ(printable(R"(\x1b \\u202e \n)"), R"(\\x1b \\\\u202e \\n)");
    EXPECT_EQ(printable("\\\x1B"), R"(\\\x1b)");
}

TEST(Printable, IsCutAtACharacterOrEscape) {
    EXPECT_EQ(printable("aaaa", 3), "aaa");
    EXPECT_EQ(printable("aé", 2), "a");
    EXPECT_EQ(printable("a😀b", 4), "a");
    EXPECT_EQ(printable("text", 0), "");
    EXPECT_EQ(printable("a\x1B", 4), "a");
    EXPECT_EQ(printable("a\x1B", 5), R"(a\x1b)");
}

TEST(Printable, OfEveryCharacterIsUtf8AndEscapesExactlyWhatIsHidden) {
    std::size_t escaped = 0;
    for (char32_t number = 0; number <= 0x10FFFF; ++number) {
        std::string text;
        if (number < 0x80) {
            text = static_cast<char>(number);
        } else if (number < 0x800) {
            text = {static_cast<char>(0xC0 | number >> 6), static_cast<char>(0x80 | (number & 0x3F))};
        } else if (number < 0x10000) {
            text = {static_cast<char>(0xE0 | number >> 12), static_cast<char>(0x80 | (number >> 6 & 0x3F)),
                    static_cast<char>(0x80 | (number & 0x3F))};
        } else {
            text = {static_cast<char>(0xF0 | number >> 18), static_cast<char>(0x80 | (number >> 12 & 0x3F)),
                    static_cast<char>(0x80 | (number >> 6 & 0x3F)),
                    static_cast<char>(0x80 | (number & 0x3F))};
        }
        const std::string shown = printable(text);
        ASSERT_TRUE(is_utf8(shown));
        if (is_utf8(text)) {
            ASSERT_EQ(utf8_character(text), number);
            escaped += shown == text ? 0U : 1U;
        }
    }
    EXPECT_EQ(escaped, 32 + 33 + 3 + 2 + 2 + 1 + 5 + 7 + 16 + 1 + 1 + 1 + 12 + 4 + 8 + 0x1000);
}

}  // namespace
}  // namespace balvps
