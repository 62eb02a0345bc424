#include "json/writer.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

#include "freed_memory.h"

namespace balvps {
namespace {

TEST(JsonWriter, PutsCommasBetweenMembersAndItems) {
    JsonWriter writer;
    writer.start_object();
    writer.member("a", "x");
    writer.name("b");
    writer.start_array();
    writer.integer(INT64_MIN);
    writer.null();
    writer.start_object();
    writer.end_object();
    writer.start_array();
    writer.end_array();
    writer.boolean(true);
    writer.end_array();
    writer.name("c");
    writer.json("0.10");
    writer.end_object();
    EXPECT_EQ(writer.text(), R"({"a":"x","b":[-9223372036854775808,null,{},[],true],"c":0.10})");
}

std::string written(std::string_view text) {
    JsonWriter writer;
    writer.string(text);
    return std::string(writer.text());
}

TEST(JsonWriter, EscapesWhatJsonDemandsAndNothingElse) {
    EXPECT_EQ(written("a\"b\\c/d"), R"("a\"b\\c/d")");
    EXPECT_EQ(written("\b\f\n\r\t"), R"("\b\f\n\r\t")");
    EXPECT_EQ(written(std::string_view("\0\x01\x1F\x7F", 4)), "\"\\u0000\\u0001\\u001F\x7F\"");
    EXPECT_EQ(written("caf\u00E9 \U0001F600"), "\"caf\u00E9 \U0001F600\"");
    EXPECT_EQ(written(""), "\"\"");
}

TEST(JsonWriter, ATextThatIsNoUtf8IsNull) {
    EXPECT_EQ(written("\xFF"), "null");
}

TEST(JsonWriter, WipesWhatItWrote) {
    constexpr std::string_view secret = "correct horse battery staple";
    const test::FreedMemoryWatch watch(secret);
    {
        JsonWriter writer;
        writer.start_array();
        for (int i = 0; i < 1000; ++i) {
            writer.string(secret);
        }
        writer.end_array();
    }
    {
        JsonWriter writer;
        writer.string(secret);
        const Body taken = writer.take();
    }
    EXPECT_EQ(watch.sightings(), 0U);
}

}  // namespace
}  // namespace balvps
