#include "dns/parameters.h"

#include <gtest/gtest.h>

namespace balvps {
namespace {

std::string normal(std::string_view text) {
    Result<std::string> parameters = normal_parameters(text);
    return parameters ? *std::move(parameters) : parameters.error().message;
}

TEST(Parameters, AreSortedByTheirNumbers) {
    EXPECT_EQ(normal("port=443 alpn=\"h2,h3\" ipv6hint=2001:DB8::1,::2 key667=hello ipv4hint=192.0.2.1"),
              "alpn=h2,h3 port=443 ipv4hint=192.0.2.1 ipv6hint=2001:db8::1,::2 key667=hello");
    EXPECT_EQ(normal(""), "");
    EXPECT_EQ(normal("mandatory=port,alpn alpn=h2 no-default-alpn port=53"),
              "mandatory=alpn,port alpn=h2 no-default-alpn port=53");
    EXPECT_EQ(normal("ech=AEP+DQA/ dohpath=/dns-query{?dns} ohttp"),
              "ech=AEP+DQA/ dohpath=/dns-query{?dns} ohttp");
}

TEST(Parameters, AKnownNumberIsTheSameAsItsName) {
    EXPECT_EQ(normal(R"(key1=\002h2\002h3)"), "alpn=h2,h3");
    EXPECT_EQ(normal(R"(key3=\001\187)"), "port=443");
    EXPECT_EQ(normal(R"(key4=\192\000\002\001)"), "ipv4hint=192.0.2.1");
    EXPECT_EQ(normal(R"(key0=\000\003 port=1)"), "mandatory=port port=1");
}

TEST(Parameters, QuotesAndEscapesAreKeptWhereNeeded) {
    EXPECT_EQ(normal(R"(key667="hello")"), "key667=hello");
    EXPECT_EQ(normal(R"(key667="hello\210qoo")"), R"(key667="hello\210qoo")");
    EXPECT_EQ(normal(R"(key667="a b" key668= key669)"), R"(key667="a b" key668 key669)");
    EXPECT_EQ(normal(R"(alpn="f\\\\oo\\,bar,h2")"), R"(alpn="f\\\\oo\\,bar,h2")");
    EXPECT_EQ(normal(R"(alpn=f\\\092oo\092,bar,h2)"), R"(alpn="f\\\\oo\\,bar,h2")");
}

TEST(Parameters, MistakesAreNamed) {
    EXPECT_EQ(normal("port=65536"),
              "must be such as 'alpn=h2,h3 port=443', not 'port=65536': port has a number from 0 to 65535");
    EXPECT_EQ(normal("port=1 port=2"),
              "must be such as 'alpn=h2,h3 port=443', not 'port=2': port is given twice");
    EXPECT_EQ(normal("Alpn=h2"),
              "must be such as 'alpn=h2,h3 port=443', not 'Alpn=h2': a key is such as alpn, or key "
              "and a number from 0 to 65534");
    EXPECT_EQ(normal("no-default-alpn"),
              "must be such as 'alpn=h2,h3 port=443', not 'no-default-alpn': no-default-alpn needs alpn");
    EXPECT_EQ(normal("mandatory=alpn,port alpn=h2"),
              "must be such as 'alpn=h2,h3 port=443', not 'mandatory=alpn,port alpn=h2': the mandatory key "
              "port is missing");
}

TEST(Parameters, WrongValuesAreRefused) {
    for (const char *wrong : {"alpn",
                              "alpn=",
                              "alpn=h2,",
                              R"(alpn=a\\b)",
                              "port",
                              "port=",
                              "port=+1",
                              "ipv4hint=192.0.2.300",
                              "ipv4hint=",
                              "ipv6hint=192.0.2.1",
                              "ech",
                              "ech=A",
                              "ech=AEP+DQB=",
                              "ech=====",
                              "ech=AB==",
                              "mandatory",
                              "mandatory=mandatory",
                              "mandatory=port,port port=1",
                              "alpn=h2 no-default-alpn=x",
                              "ohttp=x",
                              "dohpath",
                              "dohpath=/x",
                              "key65535=x",
                              "key07=x",
                              "key=x",
                              "key65536=x",
                              R"(key1=\003h2)",
                              R"(key1=\000)",
                              R"(key3=\001)",
                              R"(key0=\000\000)",
                              R"(key0=\000)",
                              R"(key667=\1)",
                              "key667=\"a\"b",
                              "=x",
                              "\"alpn=h2\""}) {
        EXPECT_TRUE(normal(wrong).starts_with("must be such as")) << wrong << " gives " << normal(wrong);
    }
}

TEST(Parameters, AProtocolHasAtMost255Bytes) {
    for (const std::size_t size : {254U, 255U, 256U}) {
        const std::string text = "alpn=" + std::string(size, 'p');
        EXPECT_EQ(normal(text) == text, size <= 255) << size;
    }
}

TEST(Parameters, ANumberOfAKeyIsAtMost65534) {
    EXPECT_EQ(normal("key65533=x"), "key65533=x");
    EXPECT_EQ(normal("key65534=x"), "key65534=x");
    EXPECT_NE(normal("key65535=x"), "key65535=x");
}

}  // namespace
}  // namespace balvps
