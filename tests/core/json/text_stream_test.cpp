#include "json/text_stream.h"

#include <gtest/gtest.h>
#include <rapidjson/reader.h>

#include <string>
#include <string_view>
#include <vector>

namespace balvps {
namespace {

/// The strings and numbers that the reader finds in a text, with their places.
struct Strings {
    bool RawNumber(const char *text, rapidjson::SizeType size, bool /*copy*/) { return keep(text, size); }
    bool String(const char *text, rapidjson::SizeType size, bool /*copy*/) {
        in_place.push_back(decoded.empty());
        return keep(decoded.empty() ? text : decoded.data(), size);
    }
    bool Key(const char *text, rapidjson::SizeType size, bool copy) { return String(text, size, copy); }
    bool keep(const char *text, rapidjson::SizeType size) {
        found.emplace_back(text, size);
        return true;
    }
    bool Null() { return true; }
    bool Bool(bool /*value*/) { return true; }
    bool StartObject() { return true; }
    bool EndObject(rapidjson::SizeType /*size*/) { return true; }
    bool StartArray() { return true; }
    bool EndArray(rapidjson::SizeType /*size*/) { return true; }
    bool Int(int /*value*/) { return false; }
    bool Uint(unsigned /*value*/) { return false; }
    bool Int64(std::int64_t /*value*/) { return false; }
    bool Uint64(std::uint64_t /*value*/) { return false; }
    bool Double(double /*value*/) { return false; }

    Body decoded;
    std::vector<std::string> found;
    std::vector<bool> in_place;
};

Strings read(std::string_view json) {
    Body body(json);
    pad_for_reading(body);
    const Body before = body;
    Strings strings;
    Watch watch;
    TextStream stream(body.data(), strings.decoded, watch);
    rapidjson::Reader reader;
    reader.Parse<rapidjson::kParseNumbersAsStringsFlag | rapidjson::kParseInsituFlag>(stream, strings);
    EXPECT_FALSE(reader.HasParseError()) << json;
    EXPECT_EQ(stream.Tell(), json.size());
    EXPECT_EQ(body, before) << "nothing is written";
    return strings;
}

TEST(TextStream, HandsOutAStringWithoutEscapesAsItStandsInTheText) {
    for (std::size_t size = 0; size < 40; ++size) {
        const std::string text(size, 'x');
        const Strings strings = read("[\"" + text + "\"]");
        EXPECT_EQ(strings.found, std::vector<std::string>{text});
        EXPECT_EQ(strings.in_place, std::vector<bool>{true});
    }
}

TEST(TextStream, DecodesAnEscapeAtEveryPlace) {
    for (std::size_t before = 0; before < 20; ++before) {
        for (std::size_t after = 0; after < 20; ++after) {
            const std::string first(before, 'x');
            const std::string second(after, 'y');
            for (const auto &[escape, meaning] :
                 std::vector<std::pair<std::string, std::string>>{{R"(\/)", "/"},
                                                                  {R"(\")", "\""},
                                                                  {R"(\\)", "\\"},
                                                                  {R"(\n)", "\n"},
                                                                  {R"(\u0041)", "A"},
                                                                  {R"(\u0031)", "1"},
                                                                  {R"(\u00e9)", "é"},
                                                                  {R"(\u20ac)", "€"},
                                                                  {R"(\ud83d\ude00)", "😀"},
                                                                  {R"(\u0000)", std::string(1, '\0')}}) {
                const Strings strings = read("[\"" + first + escape + second + "\"]");
                EXPECT_EQ(strings.found, std::vector<std::string>{first + meaning + second});
                EXPECT_EQ(strings.in_place, std::vector<bool>{false});
            }
        }
    }
}

TEST(TextStream, DecodesEscapesAmongCharactersOfSeveralBytes) {
    EXPECT_EQ(read(R"(["é\/é€\u00e9\u00e9€\"\u20acx\ud83d\ude00y\\"])").found,
              std::vector<std::string>{"é/é€éé€\"€x😀y\\"});
}

TEST(TextStream, AStringWithEscapesLeavesNothingToTheNext) {
    const Strings strings = read(R"({"a\/b":"c","d":"\n","":12,"e":""})");
    EXPECT_EQ(strings.found, (std::vector<std::string>{"a/b", "c", "d", "\n", "", "12", "e", ""}));
    EXPECT_EQ(strings.in_place, (std::vector<bool>{false, true, true, false, true, true, true}));
}

TEST(TextStream, NumbersAreHandedOutAsTheyStand) {
    EXPECT_EQ(read("[0,-1.50,1e5, 12345678901234567890 ]").found,
              (std::vector<std::string>{"0", "-1.50", "1e5", "12345678901234567890"}));
}

}  // namespace
}  // namespace balvps
