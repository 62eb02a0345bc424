#include "transport/base_url.h"

#include <gtest/gtest.h>

#include "printing.h"

namespace balvps {
namespace {

using test::why;

BaseUrl parsed(std::string_view text) {
    const Result<BaseUrl> url = parse_base_url(text);
    EXPECT_TRUE(url.has_value()) << text << ": " << why(url);
    return url.value_or(BaseUrl());
}

std::string refusal(std::string_view text) {
    const Result<BaseUrl> url = parse_base_url(text);
    if (url) {
        return {};
    }
    EXPECT_EQ(url.error().code, ErrorCode::configuration);
    return url.error().message;
}

TEST(BaseUrl, IsKeptWithoutSlashesAtItsEnd) {
    EXPECT_EQ(parsed("https://my.balvps.com/api").text, "https://my.balvps.com/api");
    EXPECT_EQ(parsed("https://my.balvps.com/api//").text, "https://my.balvps.com/api");
    EXPECT_EQ(parsed("https://my.balvps.com").text, "https://my.balvps.com");
    EXPECT_EQ(parsed("https://my.balvps.com:8443/a/b/api/").text, "https://my.balvps.com:8443/a/b/api");
}

TEST(BaseUrl, KnowsWhetherItIsEncrypted) {
    EXPECT_TRUE(parsed("https://my.balvps.com/api").encrypted);
    EXPECT_TRUE(parsed("HTTPS://my.balvps.com/api").encrypted);
    EXPECT_FALSE(parsed("http://my.balvps.com/api").encrypted);
}

TEST(BaseUrl, KnowsThisMachineInEverySpelling) {
    for (const char *host :
         {"localhost", "LOCALHOST", "LocalHost.", "localhost.", "api.localhost", "API.LOCALHOST.",
          "127.0.0.1", "127.8.9.1", "[::1]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "%6cocalhost"}) {
        EXPECT_TRUE(parsed("http://" + std::string(host) + ":8080/api").loopback) << host;
    }
    for (const char *host : {"my.balvps.com", "localhost.example.com", "127.0.0.1.example.com", "128.0.0.1",
                             "[::2]", "[::ffff:10.0.0.1]", "notlocalhost", "0.0.0.0", "10.0.0.1"}) {
        EXPECT_FALSE(parsed("http://" + std::string(host) + "/api").loopback) << host;
    }
}

TEST(BaseUrl, AnAddressThatIsNoneOfThisMachineForSureIsNotTakenForIt) {
    for (const char *host : {"127.300.1.1",
                             "127.0.0.1.2",
                             "127.",
                             "127.0.0.1..",
                             "127..1",
                             ".127.0.0.1",
                             "127.0.0.1a",
                             "127.0.0.-1",
                             "127.0.0.+1",
                             "127.0.0.1%20",
                             "127.0.0.08",
                             "1270.0.0.1",
                             "127.0.0.1%00.evil.example",
                             "localhost..",
                             "localhost.local",
                             "localhostx",
                             "xlocalhost",
                             "local.host",
                             "%E2%93%9Bocalhost",
                             "127\u30020\u30020\u30021",
                             "\uFF11\uFF12\uFF17.0.0.1",
                             "[::1%25eth0.evil.example]",
                             "[::ffff:0:127.0.0.1]",
                             "[64:ff9b::127.0.0.1]",
                             "[::127.0.0.1]",
                             "[::7f00:1]",
                             "[::ffff:126.0.0.1]"}) {
        const Result<BaseUrl> url = parse_base_url("http://" + std::string(host) + "/api");
        EXPECT_FALSE(url && url->loopback) << host << ": " << url->text;
    }
}

TEST(BaseUrl, AHostThatEndsInANumberMustBeAnAddress) {
    for (const char *host : {"127.300.1.1", "127.0.0.1.2", "127.0.0.256", "127.0.0.0.1", "my.balvps.1",
                             "host.0x7f", "1.2.3.4.5", "a..b", ".a", "a..", "127..0.1"}) {
        EXPECT_NE(refusal("https://" + std::string(host) + "/api").find("four numbers"), std::string::npos)
            << host;
    }
    for (const char *host :
         {"8.8.8.8", "127.0.0.1.", "1a", "a1", "0", "3.example.com", "x.127.0.0.1.example", "_a.b-c"}) {
        EXPECT_EQ(refusal("https://" + std::string(host) + "/api"), "") << host;
    }
}

TEST(BaseUrl, TakesAShortNumberForThisMachineOnlyWhereItIsSentThere) {
    for (const char *host : {"127.1", "0x7f.0.0.1", "2130706433", "0177.1"}) {
        const BaseUrl url = parsed("http://" + std::string(host) + "/api");
        EXPECT_EQ(url.loopback, url.text == "http://127.0.0.1/api") << host << ": " << url.text;
    }
}

TEST(BaseUrl, HasOneSpellingForOneService) {
    for (const char *text :
         {"https://MY.BalVPS.com/api", "HTTPS://my.balvps.com:443/api/", "https://my.balvps.com./api"}) {
        EXPECT_EQ(parsed(text).text, "https://my.balvps.com/api") << text;
    }
    EXPECT_EQ(parsed("http://LOCALHOST.:80/api").text, "http://localhost/api");
    EXPECT_EQ(parsed("http://[0:0::1]:8080/api").text, "http://[::1]:8080/api");
    EXPECT_EQ(parsed("https://my.balvps.com/API").text, "https://my.balvps.com/API") << "a path has its case";
    EXPECT_EQ(parsed("https://my.balvps.com:80/api").text, "https://my.balvps.com:80/api");
}

TEST(BaseUrl, MustBeHttpOrHttps) {
    for (const char *text : {"", "my.balvps.com/api", "ftp://my.balvps.com", "file:///etc/passwd", "https://",
                             "https://my balvps.com", "https://./api", "https://my.balvps.com:99999/api",
                             "javascript:alert(1)", "/api"}) {
        EXPECT_NE(refusal(text), "") << text;
    }
}

TEST(BaseUrl, AHostHoldsOnlyWhatNamesHold) {
    for (const char *host :
         {"localhos%t", "a!b", "a$b", "a&b", "a+b", "a,b", "a;b", "a=b", "a~b", "a*b", "a%2Bb"}) {
        EXPECT_NE(refusal("https://" + std::string(host) + "/api"), "") << host;
    }
    EXPECT_EQ(refusal("https://m\u00FCller.example/api"), "");
}

TEST(BaseUrl, MustNotHoldCredentials) {
    EXPECT_NE(refusal("https://user:secret@my.balvps.com/api").find("user name or password"),
              std::string::npos);
    EXPECT_NE(refusal("https://user@my.balvps.com/api"), "");
    EXPECT_EQ(refusal("https://user:secret@my.balvps.com/api").find("secret@"), std::string::npos);
}

TEST(BaseUrl, MustNotHaveAQueryOrAFragment) {
    for (const char *text : {"https://my.balvps.com/api?x=1", "https://my.balvps.com/api#top",
                             "https://my.balvps.com/api?", "https://my.balvps.com/api#"}) {
        EXPECT_NE(refusal(text), "") << text;
    }
}

}  // namespace
}  // namespace balvps
