#include "transport/proxy.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "printing.h"

namespace balvps {
namespace {

using test::why;

Proxy parsed(std::string_view text) {
    Result<Proxy> proxy = parse_proxy(text, "config key 'proxy'");
    EXPECT_TRUE(proxy.has_value()) << text << ": " << why(proxy);
    return proxy ? std::move(*proxy) : Proxy();
}

TEST(Proxy, IsKeptInOneSpelling) {
    EXPECT_EQ(parsed("http://proxy.example:3128").address, "http://proxy.example:3128");
    EXPECT_EQ(parsed("proxy.example:3128").address, "http://proxy.example:3128");
    EXPECT_EQ(parsed("HTTPS://proxy.example/").address, "https://proxy.example");
    EXPECT_EQ(parsed("socks5h://[::1]:1080").address, "socks5h://[::1]:1080");
    EXPECT_EQ(parsed("socks4a://10.0.0.1:01080").address, "socks4a://10.0.0.1:1080");
    EXPECT_TRUE(parsed("http://proxy.example").username.empty());
}

TEST(Proxy, ItsCredentialsAreNoPartOfTheAddress) {
    const Proxy proxy = parsed("http://me%40work:s3cr%23t:1@proxy.example:9");
    EXPECT_EQ(proxy.address, "http://proxy.example:9");
    EXPECT_EQ(proxy.username.view(), "me@work");
    EXPECT_EQ(proxy.password.view(), "s3cr#t:1");
    EXPECT_EQ(parsed("me@proxy.example").username.view(), "me");
    EXPECT_EQ(parsed("socks5://me:@[fe80::1]:9").address, "socks5://[fe80::1]:9");
}

TEST(Proxy, NothingOfAnOddOneIsShown) {
    for (const std::string_view text : {"http://user:s3cr3t#1@h:9",     "http://user:s3cr3t@x@h:9",
                                        "http://us@er:s3cr3t@h:9",      "http://user:s3cr3t@h:99999",
                                        "http://user:s3cr3t@h:0",       "http://user:s3cr3t@h:",
                                        "ftp://user:s3cr3t@h",          "http//user:s3cr3t@h",
                                        "http://user:s3cr3t",           "://user:s3cr3t@h",
                                        "http://user:s3cr3t\t@h",       "http://user:s3cr3t\r\n@h",
                                        "http://user:s3cr3t\\1@h",      "http://DOMAIN\\user:s3cr3t@h",
                                        "http://user:s3 cr3t@h",        "http://user:s3cr3t%@h",
                                        "http://user:s3cr3t%4@h",       "http://user:s3cr3t%zz@h",
                                        "http://user:s3cr3t%00@h",      "http://user:s3cr3t%0d%0a@h",
                                        "http://us%3Aer:s3cr3t@h",      "http://user:s3cr3t/1@h:9",
                                        "http://user:s3cr3t?1@h:9",     "http://user:s3cr3t@h:9/path",
                                        "http://user:s3cr3t@h:9?x",     "http://user:s3cr3t@h:9#x",
                                        "http://user:s3cr3t@h h",       "http://user:s3cr3t@",
                                        "http://user:s3cr3t@%68",       "http://user:s3cr3t@[::1",
                                        "http://user:s3cr3t@[::g]",     "http://user:s3cr3t@[::1]x",
                                        "http://user:s3cr3t\xC3\xA9@h", "http://user:s3cr3t@h\xC3\xA9",
                                        " http://user:s3cr3t@h",        "http://user:s3cr3t@http://h"}) {
        const Result<Proxy> proxy = parse_proxy(text, "environment variable 'https_proxy'");
        ASSERT_FALSE(proxy.has_value()) << text;
        EXPECT_EQ(proxy.error().code, ErrorCode::configuration);
        EXPECT_TRUE(
            proxy.error().message.starts_with("environment variable 'https_proxy' must be a proxy such as "));
        EXPECT_EQ(proxy.error().message.find("s3"), std::string::npos) << text;
        EXPECT_EQ(proxy.error().message.find("user"), std::string::npos) << text;
    }
}

TEST(Proxy, ItsHostHasAtMost253Bytes) {
    for (const std::size_t size : {252U, 253U, 254U}) {
        const std::string host(size, 'h');
        EXPECT_EQ(parse_proxy("http://" + host + ":9", "config key 'proxy'").has_value(), size <= 253)
            << size;
    }
}

/// Unsets the proxy variables of the environment before and after each test.
class ProxyVariables : public ::testing::Test {
  protected:
    void SetUp() override { forget(); }
    void TearDown() override { forget(); }

    static void forget() {
        for (const char *name :
             {"http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"}) {
            unsetenv(name);
        }
    }
    static std::string found(bool encrypted) {
        const Result<Proxy> proxy = environment_proxy(encrypted);
        return proxy ? proxy->address : proxy.error().message;
    }
};

TEST_F(ProxyVariables, AreThoseOfCurl) {
    EXPECT_EQ(found(true), "");
    setenv("HTTP_PROXY", "http://from-a-header:1", 1);
    EXPECT_EQ(found(false), "");
    setenv("ALL_PROXY", "socks5://all:1", 1);
    setenv("all_proxy", "", 1);
    EXPECT_EQ(found(true), "socks5://all:1");
    EXPECT_EQ(found(false), "socks5://all:1");
    setenv("http_proxy", "http://plain:1", 1);
    setenv("HTTPS_PROXY", "http://capital:1", 1);
    EXPECT_EQ(found(true), "http://capital:1");
    EXPECT_EQ(found(false), "http://plain:1");
    setenv("https_proxy", "http://small:1", 1);
    EXPECT_EQ(found(true), "http://small:1");
}

TEST_F(ProxyVariables, AreNamedWhereTheyAreWrong) {
    setenv("https_proxy", "http://user:s3cr3t#1@h:9", 1);
    const std::string message = found(true);
    EXPECT_TRUE(message.starts_with("environment variable 'https_proxy' must be a proxy"));
    EXPECT_EQ(message.find("s3cr3t"), std::string::npos);
}

}  // namespace
}  // namespace balvps
