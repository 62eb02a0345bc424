#include "dns/txt.h"

#include <gtest/gtest.h>

namespace balvps {
namespace {

TEST(Txt, ATextMeansItselfWithItsQuotesBackslashesAndBlanks) {
    for (const char *text :
         {"v=spf1 -all", "aaaa\"bbb", "in\"side", "1back\\slash", "v=STSv1\\; id=1", "v=STSv1\\\\; id=1",
          " leading and trailing ", "\"", "\"unbalanced", "", "grüße"}) {
        EXPECT_EQ(written_text(text), text);
        EXPECT_EQ(normal_text(text), text);
    }
}

TEST(Txt, QuotedStringsAreReadAsZoneFilesHaveThem) {
    EXPECT_EQ(written_text(R"("v=spf1 -all")"), "v=spf1 -all");
    EXPECT_EQ(written_text(R"("v=DKIM1;" " p=A")"), "v=DKIM1; p=A");
    EXPECT_EQ(written_text(R"("a\"b\\c\009")"), "a\"b\\c\t");
    EXPECT_EQ(written_text("\"\""), "");
}

TEST(Txt, NormalTextHasQuotesOnlyIfItNeedsThem) {
    EXPECT_EQ(normal_text("\"v=spf1 -all\""), R"("\"v=spf1 -all\"")");
    EXPECT_EQ(normal_text("a\tb"), R"("a\009b")");
    EXPECT_EQ(normal_text("\xFF"), R"("\255")");
    EXPECT_EQ(normal_text("a\" \"b"), "a\" \"b");
    EXPECT_EQ(normal_text(R"("a" "b")"), R"("\"a\" \"b\"")");
}

TEST(Txt, TheBareStyleWrapsATextAndEscapesNothing) {
    EXPECT_EQ(shown_text(R"("v=spf1 -all")", TxtStyle::bare), "v=spf1 -all");
    EXPECT_EQ(shown_text(R"("a\"b")", TxtStyle::bare), R"(a\"b)");
    EXPECT_EQ(shown_text(R"("aaaa"bbb")", TxtStyle::bare), "aaaa\"bbb");
    EXPECT_EQ(shown_text(R"("1back\slash")", TxtStyle::bare), R"(1back\slash)");
    EXPECT_EQ(shown_text(R"(""quoted"")", TxtStyle::bare), "\"quoted\"");
    EXPECT_EQ(shown_text(R"(" ")", TxtStyle::bare), " ");
    EXPECT_EQ(shown_text("\"\"", TxtStyle::bare), "");
    EXPECT_EQ(shown_text("not wrapped", TxtStyle::bare), "not wrapped");
}

TEST(Txt, TheBareStyleShowsSeveralStringsAsZoneFilesDo) {
    EXPECT_EQ(shown_text(R"("abc" "d\"ef")", TxtStyle::bare), "abcd\"ef");
}

TEST(Txt, TheQuotedStyleHasEscapes) {
    EXPECT_EQ(shown_text(R"("a\"b\\c\009")", TxtStyle::quoted), "a\"b\\c\t");
    EXPECT_EQ(shown_text(R"("abc" "def")", TxtStyle::quoted), "abcdef");
    EXPECT_EQ(shown_text("not wrapped", TxtStyle::quoted), "not wrapped");
}

TEST(Txt, IsSentAsItsStyleDemands) {
    EXPECT_EQ(sent_text("aaaa\"b\\bb", TxtStyle::bare), "aaaa\"b\\bb");
    EXPECT_EQ(sent_text("aaaa\"b\\bb", TxtStyle::quoted), R"("aaaa\"b\\bb")");
    EXPECT_EQ(sent_text("grüße", TxtStyle::bare), "grüße");
    EXPECT_EQ(sent_text("", TxtStyle::quoted), "\"\"");
}

TEST(Txt, TheBareStyleSendsQuotesWhereTheTextCouldNotBeSentAlone) {
    EXPECT_EQ(sent_text("\"quoted\"", TxtStyle::bare), R"("\"quoted\"")");
    EXPECT_EQ(sent_text("a\" \"b", TxtStyle::bare), R"("a\" \"b")");
    EXPECT_EQ(sent_text("\xFF", TxtStyle::bare), R"("\255")");  // JSON cannot hold the byte
    EXPECT_EQ(sent_text("", TxtStyle::bare), "\"\"");
    EXPECT_EQ(sent_text("\"", TxtStyle::bare), "\"");
    EXPECT_EQ(shown_text(R"("\"quoted\"")", TxtStyle::bare), "\"quoted\"");
    EXPECT_EQ(shown_text(R"("a\" \"b")", TxtStyle::bare), "a\" \"b");
}

TEST(Txt, LongTextIsSplitInto255Bytes) {
    const std::string dkim(410, 'p');
    const std::string split = "\"" + std::string(255, 'p') + "\" \"" + std::string(155, 'p') + "\"";
    EXPECT_EQ(text_strings(dkim), split);
    EXPECT_EQ(written_text(split), dkim);
    EXPECT_EQ(shown_text(split, TxtStyle::bare), dkim);
    EXPECT_EQ(text_strings(std::string(255, 'p')), "\"" + std::string(255, 'p') + "\"");
}

}  // namespace
}  // namespace balvps
