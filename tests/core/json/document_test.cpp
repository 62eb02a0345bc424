#include "json/reader.h"

#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "freed_memory.h"
#include "json/builder.h"
#include "memory_peak.h"
#include "printing.h"

namespace balvps {
namespace {

using test::FreedMemoryWatch;
using test::json_of;
Document parsed(std::string_view text) {
    Result<Document> document = read_json(text, false);
    EXPECT_TRUE(document.has_value()) << test::why(document) << " in " << text;
    return std::move(document.value());
}

Error failure_of(std::string_view text) {
    const Result<Document> document = read_json(text, false);
    EXPECT_FALSE(document.has_value()) << text;
    EXPECT_EQ(document.error().code, ErrorCode::malformed_answer);
    return document.error();
}

std::string_view reason_for(std::string_view text) {
    return failure_of(text).reason;
}

/// The text without a NUL at its end, so that a sanitizer finds every read beyond it.
std::string_view reason_without_nul(std::string_view text) {
    const auto bytes = std::make_unique<char[]>(text.size());
    text.copy(bytes.get(), text.size());
    return reason_for({bytes.get(), text.size()});
}

TEST(Document, WritesBackWhatItRead) {
    for (const std::string_view text :
         {R"({})", R"([])", R"(null)", R"("x")", R"({"a":1,"b":[true,false,null],"c":{"d":"e","f":{}}})",
          R"([{"a":1,"b":2},{"a":3},{"b":4},{"a":5,"b":6,"c":7},{},{"a":8,"b":9}])",
          R"([[{"x":[{"x":1}]},{"x":[{"y":2},{"x":3}]}],{"z":[]}])"}) {
        EXPECT_EQ(json_of(parsed(text).root()), text);
    }
}

TEST(Document, NumbersKeepTheirText) {
    for (const std::string_view number :
         {"0", "-0", "19.65", "0.10", "1e2", "1E+2", "123456789012345678.99", "9223372036854775808",
          "100000000000000000000000000000000000000000000000000000000000.000000000000000000001"}) {
        EXPECT_EQ(parsed(number).root().text(), number);
        EXPECT_TRUE(parsed(number).root().is_number());
    }
}

TEST(Document, StringsOfEveryLengthKeepTheirText) {
    for (std::size_t size = 0; size < 40; ++size) {
        const std::string text(size, 'x');
        const Document document = parsed("[\"" + text + "\"]");
        EXPECT_EQ(document.root().item(0)->text(), text);
        EXPECT_EQ(document.root().item(0)->text().data()[size], '\0');
    }
}

TEST(Document, EscapesBecomeUtf8) {
    EXPECT_EQ(parsed(R"("\u00e9\ud83d\ude00\n\/")").root().text(), "é😀\n/");
    EXPECT_EQ(parsed(R"("a\u0000b")").root().text(), std::string_view("a\0b", 3));
}

TEST(Document, AByteOrderMarkIsPassedOver) {
    EXPECT_EQ(json_of(parsed("\xEF\xBB\xBF{\"a\":1}").root()), R"({"a":1})");
}

TEST(Document, NothingIsEmpty) {
    for (const std::string_view text : {"", " \r\n\t", "\xEF\xBB\xBF"}) {
        EXPECT_EQ(reason_for(text), reason::empty);
    }
}

TEST(Document, WhatStopsInTheMiddleIsTruncated) {
    constexpr std::string_view whole = R"({"text":"caf\u00e9 é😀","list":[1,true,null,{"a":-1.5e3}]})";
    ASSERT_EQ(json_of(parsed(whole).root()).substr(0, 8), R"({"text":)");
    for (std::size_t size = 1; size < whole.size(); ++size) {
        const std::string part(whole.substr(0, size));
        EXPECT_EQ(reason_for(part), reason::truncated) << part;
    }
}

TEST(Document, NothingIsReadBehindTheEndOfTheText) {
    for (const std::string_view text :
         {"{\"a\":\"\xF0", "{\"a\":\"\xE2\x82", "{\"a\":1", "[1,    ", "\"\\", "\"\\u12"}) {
        EXPECT_EQ(reason_without_nul(text), reason::truncated) << text;
    }
}

TEST(Document, ATextMayStandInsideALongerOne) {
    EXPECT_EQ(json_of(parsed(std::string_view("{\"a\":12}34").substr(0, 8)).root()), R"({"a":12})");
    EXPECT_EQ(json_of(parsed(std::string_view("1234").substr(0, 2)).root()), "12");
}

TEST(Document, OtherMistakesAreInvalidAndTellWhere) {
    for (const std::string_view text :
         {"{a:1}", "{\"a\":1}x", "[1,]", "nul1", "'a'", "01", "+1", ".5", "\"\t\"", "\"\\x\"", "{\"a\" 1}",
          "[1 2]", "\"\\ud83d\"", "\"\\ude00\"", "\"\\ude00\\ud83d\"", "{\"\\udfff\":1}"}) {
        EXPECT_EQ(reason_for(text), reason::not_json) << text;
    }
    EXPECT_EQ(failure_of(R"({"a":x})").message, "is not valid JSON at byte 5: Invalid value.");
}

TEST(Document, InvalidUtf8IsInvalid) {
    for (const std::string_view bytes :
         {"\"\xFF\"", "[\"\xC3\"]", "\"\xC0\xAF\"", "\"\xE0\x80\x80\"", "\"\xED\xA0\x80\"",
          "\"\xF4\x90\x80\x80\"", "\"\xF8\x88\x80\x80\x80\""}) {
        EXPECT_EQ(reason_for(bytes), reason::not_json);
    }
}

TEST(Document, ANulByteIsNotTheEnd) {
    using namespace std::string_view_literals;
    EXPECT_EQ(reason_for("{\"a\":1}\0"sv), reason::not_json);
    EXPECT_EQ(reason_for("{\"a\":1}\0{\"b\":2}"sv), reason::not_json);
    EXPECT_EQ(reason_for("{\"a\":\"x\0y\"}"sv), reason::not_json);
    EXPECT_EQ(reason_for("\0"sv), reason::not_json);
}

TEST(Document, NestingIsBounded) {
    const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
    EXPECT_EQ(json_of(parsed(nested(deepest_nesting)).root()), nested(deepest_nesting));
    EXPECT_EQ(reason_for(nested(deepest_nesting + 1)), reason::wrong_type);
    EXPECT_EQ(reason_for(std::string(1'000'000, '[')), reason::wrong_type);
}

TEST(Document, AMovedOneKeepsItsValues) {
    Document first = parsed(R"({"name":"a text too long to stand inside a value"})");
    const Document second = std::move(first);
    EXPECT_EQ(second.root().find("name")->text(), "a text too long to stand inside a value");
}

TEST(Document, ASecretOneIsWipedEvenWhenItCannotBeRead) {
    constexpr std::string_view token = "eyJ0eXAiOiJKV1QifQ.a-secret-token";
    const std::string good = "{\"token\":\"" + std::string(token) + "\",\"x\":[1,2,3]}";
    const std::string bad = good.substr(0, good.size() - 3);
    FreedMemoryWatch watch(token);
    {
        Result<Document> document = read_json(good, true);
        ASSERT_TRUE(document.has_value());
        ASSERT_FALSE(read_json(bad, true).has_value());
        document = Document();
    }
    EXPECT_EQ(watch.sightings(), 0U);
}

TEST(Document, ShortSecretsAreWipedToo) {
    for (const std::string_view secret : {"short-s3cret", "short/s3cret"}) {
        FreedMemoryWatch watch(secret);
        {
            ASSERT_TRUE(
                read_json(R"(["short-s3cret","short\/s3cret",{"a":"short-s3cret"}])", true).has_value());
        }
        EXPECT_EQ(watch.sightings(), 0U) << secret;
    }
}

TEST(Document, OfMembersWithTheSameNameTheLastCounts) {
    const char *twice =
        R"([{"a":1,"b":2,"a":3,"c":4,"b":{"x":5,"x":6}},{"a":1,"b":2,"a":7,"c":4,"b":8},{"a":9}])";
    Document document = parsed(twice);
    EXPECT_EQ(json_of(document.root()), R"([{"a":3,"b":{"x":6},"c":4},{"a":7,"b":8,"c":4},{"a":9}])");
    EXPECT_EQ(document.root().at("/0/b/x")->text(), "6");
    EXPECT_EQ(document.root().item(1)->find("a")->text(), "7");
    EXPECT_EQ(document.repeated_name(), "") << "the root has none";

    std::string many = "{";
    for (int round = 0; round < 2; ++round) {
        for (int i = 0; i < 1000; ++i) {
            many += "\"k" + std::to_string(i) + "\":" + std::to_string(1000 * round + i) + ",";
        }
    }
    many.back() = '}';
    document = parsed(many);
    ASSERT_EQ(document.root().size(), 1000U);
    EXPECT_EQ(document.root().name(999), "k999");
    EXPECT_EQ(document.root().find("k7")->text(), "1007");
    EXPECT_NE(document.repeated_name(), "");
}

using Texts = std::vector<std::string>;

TEST(Document, ANumberThatNobodyCanUseIsRefused) {
    for (const std::string &number :
         Texts{"1e1000", "1E+1000", "-1.5e-99999999", "1e0001000", std::string(1001, '9')}) {
        EXPECT_EQ(reason_for("[" + number + "]"), reason::not_json) << number;
    }
    for (const std::string &number : Texts{"1e308", "1e-999", "1e000308", "0." + std::string(998, '9')}) {
        EXPECT_EQ(parsed("[" + number + "]").root().item(0)->text(), number);
    }
}

std::string repeated(std::string_view item, std::size_t count) {
    std::string text = "[";
    for (std::size_t i = 0; i < count; ++i) {
        text.append(i == 0 ? "" : ",").append(item);
    }
    return text + "]";
}

/// The error that ended reading. ErrorCode::none if there was none.
ErrorCode why_given_up(std::string_view text, const ReadingBounds &bounds) {
    try {
        EXPECT_TRUE(read_json(text, false, bounds).has_value());
        return ErrorCode::none;
    } catch (const GivenUp &stopped) {
        return stopped.why();
    }
}

TEST(DocumentBounds, ReadingTakesNoMoreMemoryThanIsAllowed) {
    constexpr std::size_t allowed = 16'000'000;
    for (const char *item : {"{}", "[]", "1", "\"a\"", R"({"a":1},{"b":1})", "[[[[[[[[1]]]]]]]]",
                             R"("a text that does not stand inside a value")"}) {
        const std::string text = repeated(item, 500'000);
        const test::MemoryPeak peak;
        EXPECT_EQ(why_given_up(text, {.memory = allowed}), ErrorCode::too_large) << item;
        EXPECT_LE(peak.bytes(), allowed + text.size() + 1'000'000) << item;
        EXPECT_EQ(why_given_up(text, {.memory = 1'000'000'000}), ErrorCode::none) << item;
    }
}

TEST(DocumentBounds, ReadingEndsWithItsDeadline) {
    const Interrupt nobody;
    for (const char *item : {"1", "{}", "[]", "\"a\"", "true", R"("\n")"}) {
        Watch over(Deadline(Milliseconds(0)), nobody);
        EXPECT_EQ(why_given_up(repeated(item, 10'000), {.watch = &over}), ErrorCode::timeout) << item;
        Watch plenty(Deadline(Milliseconds(100'000)), nobody);
        EXPECT_EQ(why_given_up(repeated(item, 10'000), {.watch = &plenty}), ErrorCode::none) << item;
    }
    std::string escapes;
    for (int i = 0; i < 10'000; ++i) {
        escapes += "\\n";
    }
    Watch over(Deadline(Milliseconds(0)), nobody);
    EXPECT_EQ(why_given_up("\"" + escapes + "\"", {.watch = &over}), ErrorCode::timeout);
}

TEST(DocumentBounds, ReadingEndsWhenItIsCancelledOrInterrupted) {
    const Deadline later(Milliseconds(100'000));
    const std::atomic<bool> cancelled = true;
    const Interrupt flag{nullptr, nullptr, &cancelled};
    Watch by_flag(later, flag);
    EXPECT_EQ(why_given_up(repeated("1", 10'000), {.watch = &by_flag}), ErrorCode::cancelled);
    const Interrupt function{[](void *) { return std::int32_t{1}; }, nullptr, nullptr};
    Watch by_function(later, function);
    EXPECT_EQ(why_given_up(repeated("1", 10'000), {.watch = &by_function}), ErrorCode::cancelled);
}

TEST(Document, ManyNamesAreFoundAndOfTheSameNameTheLastCounts) {
    std::string text = "{";
    for (int i = 0; i < 1000; ++i) {
        text += "\"name-" + std::to_string(i * 7 % 500) + "\":" + std::to_string(i) + ",";
    }
    const Document document = parsed(text + "\"last\":0}");
    ASSERT_EQ(document.root().size(), 501U);
    EXPECT_EQ(document.root().name(1), "name-7");
    for (int i = 500; i < 1000; ++i) {
        const Value *found = document.root().find("name-" + std::to_string(i * 7 % 500));
        ASSERT_NE(found, nullptr);
        EXPECT_EQ(found->text(), std::to_string(i));
    }
    EXPECT_EQ(document.root().find("name-500"), nullptr);
    EXPECT_EQ(document.root().find(""), nullptr);
}

TEST(Document, KeepsMembersWithTheSameNameIfAsked) {
    for (const std::size_t more : {0U, 100U}) {  // few names and many are found in different ways
        std::string text = R"({"a":1,"b":2,"a":3)";
        for (std::size_t i = 0; i < more; ++i) {
            text += ",\"" + std::to_string(i) + "\":0";
        }
        const Result<Document> document = read_json(text + "}", false, {.keep_repeated = true});
        ASSERT_TRUE(document.has_value());
        const Value &root = document->root();
        ASSERT_EQ(root.size(), 3 + more);
        EXPECT_EQ(root.name(2), "a");
        EXPECT_EQ(root.item(2)->text(), "3");
        EXPECT_EQ(root.find("a")->text(), "1");
        EXPECT_EQ(root.find("b")->text(), "2");
    }
}

TEST(DocumentOfOneValue, HoldsTextsAndNumbers) {
    for (const std::size_t size : {0U, 1U, 14U, 15U, 1000U}) {
        const std::string text(size, 'x');
        const Document document = Document::of_text(text);
        EXPECT_EQ(document.root().text(), text);
        EXPECT_TRUE(document.root().is_string());
    }
    EXPECT_EQ(Document::of_integer(INT64_MIN).root().text(), "-9223372036854775808");
    EXPECT_TRUE(Document::of_integer(7).root().is_number());
}

TEST(DocumentOfOneValue, LongSecretsAreWiped) {
    constexpr std::string_view secret = "a secret that does not stand inside a value";
    const FreedMemoryWatch watch(secret);
    { const Document document = Document::of_text(secret); }
    EXPECT_EQ(watch.sightings(), 0U);
}

}  // namespace
}  // namespace balvps
