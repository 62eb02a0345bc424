#include "common/address.h"

#include <gtest/gtest.h>

namespace balvps {
namespace {

std::string ipv6(const char *text) {
    const auto bytes = read_ipv6(text);
    return bytes ? ipv6_text(*bytes) : "none";
}

TEST(Address, Ipv4IsDottedAndDecimal) {
    EXPECT_EQ(ipv4_text(read_ipv4("192.0.2.255").value()), "192.0.2.255");
    for (const char *wrong : {"192.0.2.300", "192.0.2", "192.0.2.1.", "192.0.2.01", "0xC0.0.2.1",
                              " 192.0.2.1", "192.0.2.1/32", "3221225985", ""}) {
        EXPECT_EQ(read_ipv4(wrong), std::nullopt) << wrong;
    }
    EXPECT_EQ(read_ipv4(std::string_view("192.0.2.1\0x", 11)), std::nullopt);
}

TEST(Address, Ipv6IsShortestInLowerCase) {
    EXPECT_EQ(ipv6("2001:DB8:0:0:0:0:0:1"), "2001:db8::1");
    EXPECT_EQ(ipv6("2001:0db8:0000:0001:0000:0000:0000:0001"), "2001:db8:0:1::1");
    EXPECT_EQ(ipv6("2001:db8:0:0:1:0:0:1"), "2001:db8::1:0:0:1");    // the first of equal runs
    EXPECT_EQ(ipv6("2001:db8::1:1:1:1:1"), "2001:db8:0:1:1:1:1:1");  // not for a single group
    EXPECT_EQ(ipv6("0:0:0:0:0:0:0:0"), "::");
    EXPECT_EQ(ipv6("::1"), "::1");
    EXPECT_EQ(ipv6("1:0:0:0:0:0:0:0"), "1::");
}

TEST(Address, Ipv6ShowsAnIpv4AddressInIt) {
    EXPECT_EQ(ipv6("::FFFF:C000:0201"), "::ffff:192.0.2.1");
    EXPECT_EQ(ipv6("::192.0.2.1"), "::192.0.2.1");
    EXPECT_EQ(ipv6("64:ff9b::192.0.2.1"), "64:ff9b::c000:201");
    EXPECT_EQ(ipv6("::2"), "::2");
}

TEST(Address, OtherTextsAreNoIpv6Address) {
    for (const char *wrong : {"", "1", "2001:db8::1::", "2001:db8::g", "12345::", "fe80::1%eth0", "[::1]",
                              "::1/64", "192.0.2.1", "1:2:3:4:5:6:7:8:9"}) {
        EXPECT_EQ(ipv6(wrong), "none") << wrong;
    }
}

}  // namespace
}  // namespace balvps
