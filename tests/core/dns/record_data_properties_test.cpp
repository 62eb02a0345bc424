// What holds for every content of every type, tried with random contents.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

#include "common/ascii.h"
#include "common/utf8.h"
#include "dns/record_types.h"
#include "dns/txt.h"
#include "generated.h"
#include "reading.h"

namespace balvps {
namespace {

constexpr std::uint32_t contents_of_each_type = 100;

/// Calls a function with each type and several random contents of it.
template <typename Try>
void for_each_content(const Try &attempt) {
    for (const RecordType &type : record_types()) {
        for (std::uint32_t seed = 0; seed < contents_of_each_type; ++seed) {
            RecordGenerator generator(seed);
            attempt(type, generator.content(type));
        }
    }
}

/// The content as the service shows it after it was sent.
Document shown_after_sending(const RecordData &data, TxtStyle style) {
    JsonWriter writer;
    write_content(writer, data, style);
    Document sent = read_own_json(writer.text());
    const std::string_view text = sent.root().text();
    const bool has_quotes = text.size() > 1 && text.starts_with('"') && text.ends_with('"');
    const bool is_wrapped = find_record_type(data.type)->is_text() && style == TxtStyle::bare && !has_quotes;
    return is_wrapped ? Document::of_text("\"" + std::string(text) + "\"") : std::move(sent);
}

/// Whether the style `bare` can carry a text: it is UTF-8, and has no escapes that make it look like another.
bool bare_can_carry(const RecordData &data) {
    const std::string bytes = written_text(data.content);
    const bool as_it_is = sent_text(bytes, TxtStyle::bare) == bytes;
    return is_utf8(bytes) && (!as_it_is || shown_text("\"" + bytes + "\"", TxtStyle::bare) == bytes);
}

TEST(RecordDataProperties, ANormalTextMeansTheSameData) {
    for_each_content([](const RecordType &type, const std::string &written) {
        const Result<RecordData> data = of_text(type.name, written);
        ASSERT_TRUE(data.has_value()) << written << ": " << data.error().message;
        EXPECT_EQ(of_text(type.name, data->content, data->priority).value(), *data) << written;
    });
}

TEST(RecordDataProperties, AZoneFileTextMeansTheSameData) {
    for_each_content([](const RecordType &type, const std::string &written) {
        const RecordData data = of_text(type.name, written).value();
        EXPECT_EQ(of_text(type.name, zone_file_data(data)).value(), data) << written;
    });
}

TEST(RecordDataProperties, WhatIsSentIsFoundAgain) {
    for_each_content([](const RecordType &type, const std::string &written) {
        const RecordData data = of_text(type.name, written).value();
        for (const TxtStyle style : {TxtStyle::bare, TxtStyle::quoted}) {
            const Document sent = shown_after_sending(data, style);
            EXPECT_TRUE(shows(sent.root(), data.priority, data)) << written;
            if (!type.is_text() || style == TxtStyle::quoted || bare_can_carry(data)) {
                EXPECT_EQ(known_record_data(type.name, sent.root(), data.priority, style), data) << written;
            }
        }
    });
}

TEST(RecordDataProperties, ANormalTextHasNoControlCharacters) {
    for_each_content([](const RecordType &type, const std::string &written) {
        const RecordData data = of_text(type.name, written).value();
        EXPECT_TRUE(is_utf8(data.content));
        EXPECT_TRUE(std::none_of(data.content.begin(), data.content.end(), [](char letter) {
            return (letter >= 0 && letter < ' ') || letter == '\x7f';
        })) << written;
    });
}

TEST(RecordDataProperties, EveryTextOfBytesIsOneOfItsOwn) {
    std::set<std::string> all_bytes;
    std::set<std::string> contents;
    RecordGenerator generator(1);
    for (int i = 0; i < 500; ++i) {
        const std::string bytes = generator.bytes(4);
        const std::string normal = normal_text(bytes);
        EXPECT_EQ(written_text(normal), bytes);
        all_bytes.insert(bytes);
        contents.insert(normal);
    }
    EXPECT_EQ(contents.size(), all_bytes.size());
}

TEST(RecordDataProperties, CaseAndTheFinalDotOfANameMeanNothing) {
    for (std::uint32_t seed = 0; seed < contents_of_each_type; ++seed) {
        std::string name = RecordGenerator(seed).name();
        const RecordData data = of_text("CNAME", name).value();
        name.pop_back();
        EXPECT_EQ(of_text("CNAME", in_upper_case(name)).value(), data);
        EXPECT_EQ(of_text("CNAME", in_lower_case(name)).value(), data);
        EXPECT_NE(of_text("CNAME", "x" + name).value(), data);
    }
}

TEST(RecordDataProperties, ReadingIsLinear) {
    // A quadratic reader would need minutes for these.
    const std::size_t size = 1'000'000;
    const std::string spaces(size, ' ');
    const std::string quotes(size, '"');
    const std::string backslashes(size, '\\');
    std::string strings;
    for (std::size_t i = 0; i < size / 4; ++i) {
        strings += "\"a\" ";
    }
    for (const std::string &text : {spaces, quotes, backslashes, strings}) {
        for (const RecordType &type : record_types()) {
            static_cast<void>(of_text(type.name, text));
            static_cast<void>(of_text(type.name, "1 1 " + text));
        }
    }
}

}  // namespace
}  // namespace balvps
