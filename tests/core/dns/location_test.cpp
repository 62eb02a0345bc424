#include "dns/location.h"

#include <gtest/gtest.h>

namespace balvps {
namespace {

TEST(Location, IsPrintedAsTheStandardDoes) {
    EXPECT_EQ(normal_location("42 21 54 N 71 06 18 W -24m 30m"),
              "42 21 54.000 N 71 06 18.000 W -24.00m 30.00m 10000.00m 10.00m");
    EXPECT_EQ(normal_location("52 14 05.5 n 00 08 50 e 10"),
              "52 14 05.500 N 0 08 50.000 E 10.00m 1.00m 10000.00m 10.00m");
    EXPECT_EQ(normal_location("32 7 19 S 116 2 25.123 E 10.05m 0.5 2000.00m 0m"),
              "32 07 19.000 S 116 02 25.123 E 10.05m 0.50m 2000.00m 0.00m");
    EXPECT_EQ(normal_location("90 N 180 W -100000.00 90000000.00m"),
              "90 00 00.000 N 180 00 00.000 W -100000.00m 90000000.00m 10000.00m 10.00m");
    EXPECT_EQ(normal_location("0 N 0 E 42849672.95"),
              "0 00 00.000 N 0 00 00.000 E 42849672.95m 1.00m 10000.00m 10.00m");
}

TEST(Location, ASizeHasOneDigitBecauseTheRecordHas) {
    EXPECT_EQ(normal_location("1 N 1 E 0m 15m 1234.56m 0.99m"),
              "1 00 00.000 N 1 00 00.000 E 0.00m 10.00m 1000.00m 0.90m");
}

TEST(Location, OutOfRangeIsRefused) {
    for (const char *wrong : {"",
                              "42 N",
                              "42 N 71 W",
                              "91 N 0 E 0m",
                              "90 0 1 N 0 E 0m",
                              "0 N 181 E 0m",
                              "0 60 N 0 E 0m",
                              "0 0 60 N 0 E 0m",
                              "0 0 0.0001 N 0 E 0m",
                              "0 0 N 0 E",
                              "0 E 0 N 0m",
                              "0 N 0 E -100000.01",
                              "0 N 0 E 42849672.96",
                              "0 N 0 E 0m 90000000.01m",
                              "0 N 0 E 0m -1m",
                              "0 N 0 E 0m 1m 1m 1m 1m",
                              "1.5 N 0 E 0m",
                              "0 N 0 E 1.m",
                              "0 N 0 E 1.234m",
                              "0 N 0 E x",
                              "NN 0 E 0"}) {
        EXPECT_EQ(normal_location(wrong), std::nullopt) << wrong;
    }
}

TEST(Location, ASizeIsAtMost90000000Metres) {
    EXPECT_TRUE(normal_location("0 N 0 E 0m 89999999.99m").has_value());
    EXPECT_TRUE(normal_location("0 N 0 E 0m 90000000.00m").has_value());
    EXPECT_FALSE(normal_location("0 N 0 E 0m 90000000.01m").has_value());
    EXPECT_TRUE(normal_location("0 N 0 E -99999.99m").has_value());
}

}  // namespace
}  // namespace balvps
