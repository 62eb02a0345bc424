#include "transport/http_date.h"

#include <gtest/gtest.h>

namespace balvps {
namespace {

TEST(HttpDate, TheThreeFormsOfTheStandardAreRead) {
    constexpr std::int64_t expected = 784'111'777;
    EXPECT_EQ(read_http_date("Sun, 06 Nov 1994 08:49:37 GMT"), expected);
    EXPECT_EQ(read_http_date("Sunday, 06-Nov-94 08:49:37 GMT"), expected);
    EXPECT_EQ(read_http_date("Sun Nov  6 08:49:37 1994"), expected);
}

TEST(HttpDate, OtherTextIsNone) {
    for (const char *text :
         {"", " ", "soon", "Sun", "06", "-5", "08:49:37", "Sun, 66 Nov 1994 08:49:37 GMT"}) {
        EXPECT_EQ(read_http_date(text), std::nullopt) << text;
    }
}

TEST(HttpDate, ATextNeedNotEndInNul) {
    EXPECT_EQ(read_http_date(std::string_view("Sun, 06 Nov 1994 08:49:37 GMTxyz").substr(0, 29)),
              784'111'777);
}

}  // namespace
}  // namespace balvps
