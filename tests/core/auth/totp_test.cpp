#include "auth/totp.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "printing.h"

namespace balvps {
namespace {

std::string key_of(std::string_view base32) {
    const Result<Secret> key = totp_key(base32);
    return key ? std::string(key->view()) : "refused: " + key.error().message;
}

/// RFC 4648, section 10.
TEST(TotpKey, IsBase32) {
    EXPECT_EQ(key_of("MY======"), "f");
    EXPECT_EQ(key_of("MZXQ===="), "fo");
    EXPECT_EQ(key_of("MZXW6==="), "foo");
    EXPECT_EQ(key_of("MZXW6YQ="), "foob");
    EXPECT_EQ(key_of("MZXW6YTB"), "fooba");
    EXPECT_EQ(key_of("MZXW6YTBOI======"), "foobar");
}

TEST(TotpKey, IsReadAsServicesShowIt) {
    EXPECT_EQ(key_of("mzxw 6ytb oi"), "foobar");
    EXPECT_EQ(key_of("MZXW6YTBOI"), "foobar");
    EXPECT_EQ(key_of(" MZXW6YTBOI== ==== "), "foobar");
}

TEST(TotpKey, IsRefusedWhereItIsNoBase32) {
    for (const std::string_view text :
         {"", " ", "====", "A", "ABC", "ABCDEF", "MZXW1", "MZXW8", "MZ=W", "M-XW", "M\u00DCXW"}) {
        EXPECT_NE(key_of(text).find("refused: config key 'totp_secret' must be base32"), std::string::npos)
            << text;
    }
}

/// RFC 6238, appendix B, the last six of its eight digits.
TEST(TotpCode, IsThatOfTheTime) {
    const Secret key("12345678901234567890");
    for (const auto &[time, code] : {std::pair(59L, "287082"), std::pair(1111111109L, "081804"),
                                     std::pair(1111111111L, "050471"), std::pair(1234567890L, "005924"),
                                     std::pair(2000000000L, "279037"), std::pair(20000000000L, "353130")}) {
        EXPECT_EQ(totp_code(key, time).view(), code);
    }
}

/// RFC 4226, appendix D: the counter is the number of the step.
TEST(TotpCode, IsThatOfEachStep) {
    const Secret key("12345678901234567890");
    std::int64_t step = 0;
    for (const std::string_view code : {"755224", "287082", "359152", "969429", "338314", "254676", "287922",
                                        "162583", "399871", "520489"}) {
        EXPECT_EQ(totp_code(key, step * totp_step).view(), code);
        EXPECT_EQ(totp_code(key, step * totp_step + totp_step - 1).view(), code);
        ++step;
    }
}

}  // namespace
}  // namespace balvps
