#include "portal/path_template.h"

#include <gtest/gtest.h>

#include "printing.h"

namespace balvps {
namespace {

using test::why;

std::string form(std::string_view path, std::string_view base_path = {}) {
    const Result<PathTemplate> read = read_path_template(path, base_path);
    return read ? read->form : read.error().message;
}

TEST(PathTemplates, HavePlaceholdersWithAnAtSignOrInBraces) {
    const Result<PathTemplate> read = read_path_template("/service/@service_id/dns/{zone-id}.json", "");
    ASSERT_TRUE(read.has_value()) << why(read);
    EXPECT_EQ(read->form, "/service/{}/dns/{}.json");
    EXPECT_EQ(read->names, (std::vector<std::string>{"service_id", "zone-id"}));
    EXPECT_EQ(read->with_names({"a", "b"}), "/service/{a}/dns/{b}.json");
}

TEST(PathTemplates, BeginWithASlashAndEndWithout) {
    for (const std::string_view path : {"news/@id", "/news/@id", "news/@id/", " \t\r\n/news/@id// \n"}) {
        EXPECT_EQ(form(path), "/news/{}") << path;
    }
    EXPECT_EQ(form(""), "/");
    EXPECT_EQ(form("/"), "/");
}

TEST(PathTemplates, LeaveOutTheBasePath) {
    EXPECT_EQ(form("/api/news", "/api"), "/news");
    EXPECT_EQ(form("api/news", "/api"), "/news");
    EXPECT_EQ(form("/api", "/api"), "/");
    EXPECT_EQ(form("/apinews", "/api"), "/apinews");
    EXPECT_EQ(form("/news/api", "/api"), "/news/api");
    EXPECT_EQ(form("/news", "/"), "/news");
}

TEST(PathTemplates, ThatCouldLeadOutOfTheApiAreRefused) {
    for (const std::string_view path :
         {"/..", "../login", "/a/../../admin", "/a/./b", "//evil.example/x", "/a//b", "/@a/..", "/..;/x",
          "/..@a/../b", "/a\\..\\b", "/a b", "/a\rb", "/a\nHost", "/a\tb", "/\x7F", "/\xC3\xA9"}) {
        EXPECT_EQ(form(path), "could lead out of the API") << path;
    }
    EXPECT_EQ(form(std::string_view("/a\0b", 4)), "could lead out of the API");
}

TEST(PathTemplates, ThatAreNoPathsAreRefused) {
    for (const std::string_view path :
         {"https://evil.example/x", "http:evil.example", "/a:8080", "/user@", "/@", "/{}", "/{a", "/a}",
          "/{a b}", "/a?b=c", "/a#b", "/%2e%2e/x", "/%2525", "/a%0d%0ab", "/%6cogin", "/%2@a"}) {
        EXPECT_EQ(form(path), "is not a path below the API") << path;
    }
}

TEST(PathTemplates, HaveABoundedLength) {
    EXPECT_EQ(form("/" + std::string(999, 'a')), "/" + std::string(999, 'a'));
    EXPECT_EQ(form("/" + std::string(1000, 'a')), "is longer than 1000 bytes");
}

TEST(PlaceholderNames, AreLettersDigitsUnderscoresAndHyphens) {
    for (const std::string_view name : {"id", "service_id", "Zone-2"}) {
        EXPECT_TRUE(is_placeholder_name(name)) << name;
    }
    for (const std::string_view name : {"", "a b", "a}", "{a", "a/b", "..", "\xC3\xA9"}) {
        EXPECT_FALSE(is_placeholder_name(name)) << name;
    }
}

}  // namespace
}  // namespace balvps
