#include "client/config.h"

#include <gtest/gtest.h>

#include <map>

#include "environment.h"
#include "json.h"
#include "operation/catalog.h"
#include "printing.h"

namespace balvps {
namespace {

using test::EnvironmentVariable;
using test::why;
using Values = std::map<std::string, std::string>;

Config config(const Values &values) {
    Config made;
    for (const auto &[key, value] : values) {
        made.set(key, value);
    }
    return made;
}

Settings settings(const Values &values) {
    Result<Settings> made = make_settings(config(values));
    EXPECT_TRUE(made.has_value()) << why(made);
    return made ? *made : Settings();
}

std::string refusal(const Values &values) {
    const Result<Settings> made = make_settings(config(values));
    if (made) {
        return {};
    }
    EXPECT_EQ(made.error().code, ErrorCode::configuration);
    return made.error().message;
}

bool mentions(const std::string &message, std::string_view text) {
    return message.find(text) != std::string::npos;
}

TEST(Config, DefaultsAreUsable) {
    const Settings made = settings({});
    EXPECT_EQ(made.transport.base_url.text, "https://my.balvps.com/api");
    EXPECT_EQ(made.transport.max_body_bytes, std::size_t{64} << 20);
    EXPECT_EQ(made.transport.connect_timeout, Milliseconds(10'000));
    EXPECT_EQ(made.timeout, Milliseconds(60'000));
    EXPECT_EQ(made.retry.count, 3);
    EXPECT_EQ(made.credentials.mode, AuthMode::jwt);
}

TEST(Config, ValuesAreTaken) {
    const Settings made = settings({{"base_url", "https://portal.example.com/x/api/"},
                                    {"username", "user@example.com"},
                                    {"password", "s€cret"},
                                    {"token", "t"},
                                    {"refresh_token", "r"},
                                    {"timeout_ms", "1500"},
                                    {"connect_timeout_ms", "700"},
                                    {"retries", "0"},
                                    {"retry_base_ms", "1"},
                                    {"retry_max_ms", "2"},
                                    {"ca_file", "/etc/ca.pem"},
                                    {"proxy", "http://proxy.example:3128"},
                                    {"max_body_bytes", "4096"},
                                    {"max_idle_connections", "0"}});
    EXPECT_EQ(made.transport.base_url.text, "https://portal.example.com/x/api");
    EXPECT_EQ(made.credentials.username.view(), "user@example.com");
    EXPECT_EQ(made.credentials.password.view(), "s€cret");
    EXPECT_EQ(made.credentials.token.view(), "t");
    EXPECT_EQ(made.credentials.refresh_token.view(), "r");
    EXPECT_EQ(made.timeout, Milliseconds(1500));
    EXPECT_EQ(made.transport.connect_timeout, Milliseconds(700));
    EXPECT_EQ(made.retry.count, 0);
    EXPECT_EQ(made.retry.base, Milliseconds(1));
    EXPECT_EQ(made.retry.longest, Milliseconds(2));
    EXPECT_EQ(made.transport.authorities.file, "/etc/ca.pem");
    EXPECT_EQ(made.transport.proxy.address, "http://proxy.example:3128");
    EXPECT_EQ(made.transport.max_body_bytes, 4096U);
    EXPECT_EQ(made.transport.max_idle_connections, 0U);
}

TEST(Config, NoValuePutsTheDefaultBack) {
    Config made = config({{"timeout_ms", "5"}});
    made.set("timeout_ms", {});
    EXPECT_EQ(make_settings(made)->timeout, Milliseconds(60'000));
}

TEST(Config, TheUserAgentEndsWithTheLibrary) {
    const std::string library =
        "balvps/" + test::Json::parse(catalog_json()).at("version").get<std::string>();
    EXPECT_EQ(settings({}).transport.user_agent, library);
    EXPECT_EQ(settings({{"user_agent", "myapp/1.0"}}).transport.user_agent, "myapp/1.0 " + library);
}

TEST(Config, AnUnknownKeyIsRefusedWithTheNearestKnownOne) {
    EXPECT_EQ(refusal({{"user_name", "u"}}), "unknown config key 'user_name'; did you mean 'username'?");
    EXPECT_EQ(refusal({{"zzzzzzzzzzzz", "u"}}), "unknown config key 'zzzzzzzzzzzz'");
}

TEST(Config, TheFirstMistakeIsTold) {
    Config made;
    made.set("retries", "many");
    made.set("nonsense", "1");
    made.set("retries", "1");
    EXPECT_TRUE(mentions(make_settings(made).error().message, "'retries'"));
}

TEST(Config, NumbersAreWholeAndInRange) {
    for (const char *value : {"", "-1", "21", "1.5", "1e1", " 1", "0x1", "99999999999999999999"}) {
        EXPECT_TRUE(mentions(refusal({{"retries", value}}), "must be a whole number from 0 to 20")) << value;
    }
    EXPECT_NE(refusal({{"timeout_ms", "0"}}), "");
    EXPECT_NE(refusal({{"max_body_bytes", "1023"}}), "");
    EXPECT_EQ(refusal({{"max_body_bytes", "2147483647"}}), "");
}

TEST(Config, ChoicesAndFlagsAreChecked) {
    EXPECT_TRUE(mentions(refusal({{"auth", "oauth"}}), "must be one of jwt, basic, token, none"));
    EXPECT_TRUE(mentions(refusal({{"allow_plain_http", "perhaps"}}), "must be true or false"));
}

TEST(Config, NothingCanBreakOutOfAHeaderLine) {
    for (const char *key :
         {"user_agent", "token", "username", "password", "refresh_token", "base_url", "proxy", "ca_file"}) {
        for (const char *value : {"a\r\nX-Evil: 1", "a\nb", "a\x7F"}) {
            EXPECT_TRUE(mentions(refusal({{key, value}}), "control characters")) << key;
        }
        EXPECT_NE(refusal({{key, std::string("a\0b", 3)}}), "") << key;
    }
}

TEST(Config, TextIsUtf8) {
    EXPECT_TRUE(mentions(refusal({{"password", "caf\xE9"}}), "must be valid UTF-8"));
    EXPECT_TRUE(mentions(refusal({{"username", "\xF0\x9F"}}), "must be valid UTF-8"));
}

TEST(Config, AWrongSecretIsNotShown) {
    for (const char *key : {"password", "token", "refresh_token"}) {
        EXPECT_FALSE(mentions(refusal({{key, "hush\n"}}), "hush")) << key;
    }
    EXPECT_TRUE(mentions(refusal({{"username", "shown\n"}}), "shown"));
}

TEST(Config, NothingOfAnAddressIsShown) {
    for (const char *key : {"base_url", "proxy"}) {
        for (const char *value :
             {"https://user:s3cr3t@h\n", "https://user:s3cr3t\xFF@h", "https://user:s3cr3t#1@h:x",
              "https://user:s3cr3t@h:99999", "ftp://user:s3cr3t@h", "https://user:s3cr3t@h"}) {
            const std::string message = refusal({{key, value}});
            EXPECT_FALSE(mentions(message, "s3cr3t") || mentions(message, "user:")) << message;
        }
    }
    EXPECT_TRUE(mentions(refusal({{"proxy", "https://user:s3cr3t#1@h:9"}}), "config key 'proxy' must be"));
}

TEST(Config, ThisMachineIsReachedWithoutAProxyOfTheEnvironment) {
    const EnvironmentVariable variable("https_proxy", "http://proxy.example:1");
    EXPECT_EQ(settings({{"base_url", "https://127.0.0.1/api"}}).transport.proxy.address, "");
    EXPECT_EQ(settings({{"base_url", "https://my.balvps.com/api"}}).transport.proxy.address,
              "http://proxy.example:1");
    EXPECT_EQ(settings({{"proxy", "http://other.example:1"}}).transport.proxy.address,
              "http://other.example:1");
}

TEST(Config, PlainHttpToThisMachineGoesThroughNoProxy) {
    for (const char *allow : {"true", "false"}) {
        const auto made = settings({{"base_url", "http://127.0.0.1:8080/api"},
                                    {"proxy", "http://user:s3cr3t@proxy.example:1"},
                                    {"allow_plain_http", allow}});
        EXPECT_EQ(made.transport.proxy.address, "");
        EXPECT_TRUE(made.transport.proxy.password.empty());
    }
    EXPECT_EQ(settings({{"base_url", "https://127.0.0.1/api"}, {"proxy", "http://proxy.example:1"}})
                  .transport.proxy.address,
              "http://proxy.example:1");
    EXPECT_TRUE(
        mentions(refusal({{"base_url", "http://127.0.0.1/api"}, {"proxy", "http://h:x"}}), "'proxy'"));
}

TEST(Config, AWrongProxyOfTheEnvironmentIsToldWithoutItsCredentials) {
    const EnvironmentVariable variable("https_proxy", "http://user:s3cr3t#1@h:9");
    const std::string message = refusal({{"base_url", "https://my.balvps.com/api"}});
    EXPECT_TRUE(mentions(message, "environment variable 'https_proxy'"));
    EXPECT_FALSE(mentions(message, "s3cr3t"));
}

TEST(Config, TokensCanBeSent) {
    for (const char *key : {"token", "refresh_token"}) {
        for (const std::string &value :
             {std::string("a b"), std::string("caf\xC3\xA9"), std::string(8001, 'a')}) {
            const std::string message = refusal({{"auth", "token"}, {key, value}});
            EXPECT_TRUE(mentions(message, "config key '" + std::string(key) + "' must be visible characters"))
                << message;
        }
        EXPECT_EQ(refusal({{"auth", "token"}, {key, std::string(8000, 'a')}}), "");
    }
}

TEST(Config, PlainHttpIsForThisMachineOnly) {
    EXPECT_TRUE(mentions(refusal({{"base_url", "http://portal.example.com/api"}}), "must be https"));
    EXPECT_EQ(refusal({{"base_url", "http://127.0.0.1:8080/api"}}), "");
    for (const char *yes : {"true", "1"}) {
        EXPECT_EQ(refusal({{"base_url", "http://portal.example.com/api"}, {"allow_plain_http", yes}}), "");
    }
    EXPECT_NE(refusal({{"base_url", "http://portal.example.com/api"}, {"allow_plain_http", "0"}}), "");
}

TEST(Config, EachModeNeedsItsCredentials) {
    EXPECT_NE(refusal({{"auth", "basic"}, {"username", "u"}}), "");
    EXPECT_NE(refusal({{"auth", "basic"}, {"username", "u:v"}, {"password", "p"}}), "");
    EXPECT_EQ(refusal({{"auth", "basic"}, {"username", "u"}, {"password", "p:q"}}), "");
    EXPECT_NE(refusal({{"auth", "token"}}), "");
    EXPECT_EQ(refusal({{"auth", "token"}, {"token", "t"}}), "");
    EXPECT_EQ(refusal({{"auth", "token"}, {"refresh_token", "r"}}), "");
    EXPECT_EQ(refusal({{"auth", "none"}}), "");
    EXPECT_TRUE(mentions(refusal({{"auth", "token"}, {"token", "Bearer abc"}}), "without \"Bearer\""));
}

TEST(Config, RunningOutOfMemoryIsNotForgotten) {
    Config made;
    made.run_out_of_memory();
    EXPECT_EQ(make_settings(made).error().code, ErrorCode::out_of_memory);
}

}  // namespace
}  // namespace balvps
