#include "response/file.h"

#include <gtest/gtest.h>

#include <string>

#include "json/reader.h"

namespace balvps {
namespace {

HttpResponse answer_with(std::string_view type, std::string_view body, int status = 200) {
    HttpResponse made;
    made.status = status;
    made.headers.add_line("Content-Type: " + std::string(type) + "\r\n");
    made.body.assign(body.begin(), body.end());
    return made;
}

TEST(File, JsonIsNoneWhateverItsContentTypeIs) {
    EXPECT_TRUE(is_file(answer_with("application/pdf", "%PDF-1.7")));
    EXPECT_FALSE(is_file(answer_with("application/pdf", "%PDF-1.7", 404)));
    EXPECT_FALSE(is_file(answer_with("text/plain", R"({"a":1})")));
    EXPECT_FALSE(is_file(answer_with("application/json; charset=utf-8", "x")));
}

TEST(File, JsonIsLookedForInItsFirst100Bytes) {
    EXPECT_FALSE(is_file(answer_with("text/plain", std::string(98, ' ') + "[]")));
    EXPECT_FALSE(is_file(answer_with("text/plain", std::string(99, ' ') + "[]")));
    EXPECT_TRUE(is_file(answer_with("text/plain", std::string(100, ' ') + "[]")));
}

TEST(File, ItsContentTypeIsShownUpTo200Bytes) {
    for (const std::size_t size : {199U, 200U, 201U}) {
        const Document described = describe_file(answer_with("x/" + std::string(size - 2, 'y'), "abc"));
        EXPECT_EQ(described.root().find("content_type")->text().size(), size > 200 ? 200 : size);
        EXPECT_EQ(described.root().find("size")->text(), "3");
        EXPECT_EQ(described.root().find("base64")->text(), "YWJj");
    }
}

}  // namespace
}  // namespace balvps
