#include "auth/callback_token_store.h"

#include <gtest/gtest.h>

#include <string>

#include "common/text.h"
#include "printing.h"

namespace balvps {
namespace {

const std::string kept = R"({"base_url":"https://x/api","username":"u","token":"a.b.c","refresh_token":"d"})";

/// The text that `load` returns.
struct Handed {
    const char *text = nullptr;
    std::size_t length = 0;
};

std::int32_t load(void *context, void (*take)(void *, const char *, std::size_t), void *receiver) {
    const auto &handed = *static_cast<const Handed *>(context);
    take(receiver, handed.text, handed.length);
    return 0;
}

std::int32_t save(void * /*context*/, const char * /*text*/, std::size_t /*length*/) {
    return 0;
}

Result<std::optional<Tokens>> loaded(Handed handed) {
    CallbackTokenStore store({load, save, nullptr, nullptr, &handed}, "https://x/api", "u");
    return store.load();
}

TEST(CallbackTokenStore, ReadsWhatLoadHandsOver) {
    for (const std::size_t length : {kept.size(), until_nul}) {
        const auto tokens = loaded({kept.c_str(), length});
        ASSERT_TRUE(tokens.has_value() && tokens->has_value()) << test::why(tokens);
        EXPECT_EQ((*tokens)->token.view(), "a.b.c");
    }
}

TEST(CallbackTokenStore, TakesNullForNothing) {
    for (const std::size_t length : {std::size_t{0}, std::size_t{100}, until_nul}) {
        const auto tokens = loaded({nullptr, length});
        ASSERT_TRUE(tokens.has_value()) << test::why(tokens);
        EXPECT_FALSE(tokens->has_value());
    }
}

TEST(CallbackTokenStore, RefusesWhatIsAnotherAccountsOrNoTokens) {
    for (const std::string text : {R"({"base_url":"https://y/api","username":"u","token":"a.b.c"})",
                                   R"({"base_url":"https://x/api","username":"v","token":"a.b.c"})",
                                   R"({"token":"a.b.c","refresh_token":"d"})", "something else",
                                   R"({"base_url":"https://x/api","username":"u","token":"a.b.c\r\nX: y"})",
                                   R"({"base_url":"https://x/api","username":"u","token":"a.b.c",
                                       "refresh_token":"a b"})"}) {
        const auto tokens = loaded({text.c_str(), text.size()});
        ASSERT_FALSE(tokens.has_value()) << text;
        EXPECT_EQ(tokens.error().code, ErrorCode::configuration);
        EXPECT_NE(tokens.error().message.find("'load'"), std::string::npos) << tokens.error().message;
        EXPECT_EQ(tokens.error().message.find("a.b.c"), std::string::npos) << tokens.error().message;
    }
}

TEST(CallbackTokenStore, RefusesWhatIsLongerThanTokens) {
    const std::string text = kept + std::string(longest_stored - kept.size(), ' ');
    EXPECT_TRUE(loaded({text.c_str(), text.size()}).has_value());
    const std::string longer = text + " ";
    EXPECT_FALSE(loaded({longer.c_str(), longer.size()}).has_value());
}

TEST(CallbackTokenStore, ReadsNothingBehindALengthThatNoTextHas) {
    for (const std::size_t length : {longest_text + 1, until_nul - 1, until_nul / 2}) {
        const auto tokens = loaded({kept.c_str(), length});
        ASSERT_FALSE(tokens.has_value());
        EXPECT_EQ(tokens.error().code, ErrorCode::configuration);
        EXPECT_NE(tokens.error().message.find("'load'"), std::string::npos) << tokens.error().message;
    }
}

}  // namespace
}  // namespace balvps
