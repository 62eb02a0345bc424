#include "dns/name_field.h"

#include <gtest/gtest.h>

namespace balvps {
namespace {

std::string shown(Result<std::string> result) {
    return result ? *std::move(result) : result.error().message;
}

TEST(NameField, ATargetIsCanonicalOrTheRoot) {
    EXPECT_EQ(shown(normal_target("Host.Example.NET.")), "host.example.net");
    EXPECT_EQ(shown(normal_target("bücher.example")), "xn--bcher-kva.example");
    EXPECT_EQ(shown(normal_target(".")), ".");
}

TEST(NameField, ATargetIsNoAddress) {
    EXPECT_EQ(shown(normal_target("192.0.2.1")),
              "must be a domain name, not an address or a number such as '192.0.2.1'");
    for (const char *wrong : {"192.0.2.1.", "192.0.2.300", "2001:db8::1", "::ffff:192.0.2.1", "0", "443."}) {
        EXPECT_FALSE(normal_target(wrong).has_value()) << wrong;
    }
    EXPECT_EQ(shown(normal_target("1.2.0.192.in-addr.arpa")), "1.2.0.192.in-addr.arpa");
}

TEST(NameField, AMailboxMayHaveEscapes) {
    EXPECT_EQ(shown(normal_mailbox("Hostmaster.Example.com.")), "hostmaster.example.com");
    EXPECT_EQ(shown(normal_mailbox(R"(John\.Doe.example.com.)")), R"(john\.doe.example.com)");
    EXPECT_EQ(shown(normal_mailbox(R"(john\046doe.example.com)")), R"(john\.doe.example.com)");
    EXPECT_EQ(shown(normal_mailbox("dns+zone.example.com")), "dns+zone.example.com");
    EXPECT_EQ(shown(normal_mailbox(R"(a\ b\;c.example.com)")), R"(a\032b\;c.example.com)");
    EXPECT_EQ(shown(normal_mailbox(R"(john\,doe.example.com)")), "john,doe.example.com");
    EXPECT_EQ(shown(normal_mailbox("john,doe.example.com")), "john,doe.example.com");
    EXPECT_EQ(shown(normal_mailbox(".")), ".");
}

TEST(NameField, AMailboxHasNoAtSign) {
    EXPECT_EQ(
        shown(normal_mailbox("hostmaster@example.com")),
        "must have a dot in place of the '@', as in hostmaster.example.com, not 'hostmaster@example.com'");
    for (const char *wrong : {R"(a\.b..c)", R"(a\)", "", "a b.example.com", "a\"b.example.com"}) {
        EXPECT_FALSE(normal_mailbox(wrong).has_value()) << wrong;
    }
}

TEST(NameField, ALabelOfAMailboxWithEscapesHasAtMost63Bytes) {
    for (const std::size_t size : {62U, 63U, 64U}) {
        const std::string label = "a\\." + std::string(size - 2, 'b');
        EXPECT_EQ(normal_mailbox(label + ".example.com").has_value(), size <= 63) << size;
    }
}

TEST(NameField, AMailboxWithEscapesHasAtMost253Bytes) {
    for (const std::size_t size : {252U, 253U, 254U}) {
        std::string host;
        while (host.size() < size - 4) {
            host += std::string(9, 'h') + ".";
        }
        host.resize(size - 4);
        host.back() = 'z';
        EXPECT_EQ(normal_mailbox(R"(a\.b.)" + host).has_value(), size <= 253) << size;
    }
    EXPECT_TRUE(shown(normal_mailbox(R"(a\.b.)" + std::string(63, 'a') + "." + std::string(63, 'a') + "." +
                                     std::string(63, 'a') + "." + std::string(58, 'a')))
                    .starts_with("must have at most 253 bytes"));
}

}  // namespace
}  // namespace balvps
