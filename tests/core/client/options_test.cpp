#include "client/options.h"

#include <gtest/gtest.h>

namespace balvps {
namespace {

/// The error's text. Empty if there is no error.
std::string refusal(std::string_view name, std::string_view value) {
    CallOptions options;
    const Result<void> set = options.set(name, value);
    if (set) {
        return {};
    }
    EXPECT_EQ(set.error().code, ErrorCode::argument);
    return set.error().message;
}

TEST(CallOptions, AreSetByName) {
    CallOptions options;
    EXPECT_TRUE(options.set("timeout_ms", "1500"));
    EXPECT_TRUE(options.set("retries", "0"));
    EXPECT_TRUE(options.set("confirm", "1"));
    EXPECT_EQ(options.timeout, Milliseconds(1500));
    EXPECT_EQ(options.retries, 0);
    EXPECT_TRUE(options.confirm);
}

TEST(CallOptions, AnUnknownOneIsRefusedWithTheKnown) {
    EXPECT_EQ(refusal("colour", "red"),
              "option 'colour' is unknown; options are timeout_ms, retries, confirm");
    EXPECT_NE(refusal("retrys", "1").find("did you mean 'retries'?"), std::string::npos);
}

TEST(CallOptions, TakeWhatTheConfigKeysOfTheirNamesTake) {
    EXPECT_EQ(refusal("retries", "21"), "option 'retries' must be a whole number from 0 to 20, not '21'");
    EXPECT_EQ(refusal("timeout_ms", "0"),
              "option 'timeout_ms' must be a whole number from 1 to 86400000, not '0'");
    EXPECT_EQ(refusal("confirm", "maybe"),
              "option 'confirm' must be true or false (or yes, no, on, off, 1, 0), not 'maybe'");
}

}  // namespace
}  // namespace balvps
