#include "dns/name.h"

#include <gtest/gtest.h>

#include "printing.h"

namespace balvps {
namespace {

using test::why;

std::string canonical(std::string_view text) {
    const Result<std::string> name = canonical_name(text);
    EXPECT_TRUE(name.has_value()) << text << ": " << why(name);
    return name.value_or("");
}

std::string refusal(std::string_view text) {
    const Result<std::string> name = canonical_name(text);
    if (name) {
        return "it is " + *name;
    }
    EXPECT_EQ(name.error().code, ErrorCode::argument);
    return name.error().message;
}

/// The name in the zone, or why there is none.
std::string placed(std::string_view written, std::string_view zone) {
    const Result<std::string> name = name_in_zone(written, zone);
    return name ? *name : name.error().message;
}

/// Labels of a size, joined by dots.
std::string labels(std::size_t count, std::size_t size) {
    std::string name;
    for (std::size_t i = 0; i < count; ++i) {
        name.append(name.empty() ? "" : ".").append(size, 'a');
    }
    return name;
}

TEST(CanonicalName, IsInLowerCaseWithoutAFinalDot) {
    EXPECT_EQ(canonical("WWW.Example.COM"), "www.example.com");
    EXPECT_EQ(canonical("www.example.com."), "www.example.com");
    EXPECT_EQ(canonical("com"), "com");
    EXPECT_EQ(canonical("XN--Strae-OQA.de"), "xn--strae-oqa.de");
}

TEST(CanonicalName, HasTheCharactersThatNamesOfDnsHave) {
    EXPECT_EQ(canonical("_sip._TCP.example.com"), "_sip._tcp.example.com");
    EXPECT_EQ(canonical("*.example.com"), "*.example.com");
    EXPECT_EQ(canonical("1.0/25.2.0.192.in-addr.arpa"), "1.0/25.2.0.192.in-addr.arpa");
    EXPECT_EQ(canonical("-a-.example.com"), "-a-.example.com");
}

TEST(CanonicalName, HasInternationalLabelsInTheirAsciiForm) {
    EXPECT_EQ(canonical("straße.de"), "xn--strae-oqa.de");
    EXPECT_EQ(canonical("ÖÖÖ"), "xn--ndaaa");
    EXPECT_EQ(canonical("*.Bücher.example."), "*.xn--bcher-kva.example");
    EXPECT_EQ(canonical("_dmarc.faß.日本語"), "_dmarc.xn--fa-hia.xn--wgv71a119e");
}

TEST(CanonicalName, SeparatesLabelsAtEveryFullStop) {
    EXPECT_EQ(canonical("www。example。com"), "www.example.com");
    EXPECT_EQ(canonical("www．example｡com。"), "www.example.com");
    EXPECT_EQ(canonical("www。straße．de"), "www.xn--strae-oqa.de");
}

TEST(CanonicalName, IsRefusedWithTheReason) {
    EXPECT_EQ(refusal(""), "must be a domain name such as www.example.com, not empty");
    EXPECT_EQ(refusal("."), "must be a domain name such as www.example.com, not '.': it has an empty label");
    EXPECT_EQ(refusal("a..b"),
              "must be a domain name such as www.example.com, not 'a..b': it has an empty label");
    EXPECT_EQ(refusal("a b.example.com"),
              "must be a domain name such as www.example.com, not 'a b.example.com': a label has letters, "
              "digits, '-', '_' and '/', but not ' '");
    EXPECT_EQ(refusal("a*.example.com"),
              "must be a domain name such as www.example.com, not 'a*.example.com': '*' must be the whole "
              "first label");
    EXPECT_EQ(
        refusal("a\u2028b.de"),
        "must be a domain name such as www.example.com, not 'a\\u2028b.de': the international label "
        "'a\\u2028b' is not allowed in domain names (IDNA 2008), or has more than 63 octets in its xn-- "
        "form");
    EXPECT_EQ(refusal("\xFF.de"), "must be a domain name in UTF-8, not '\\xff.de'");
}

TEST(CanonicalName, RefusesEscapesQuotesControlCharactersAndMisplacedWildcards) {
    for (const std::string_view text : {"a\\.b", "a\\032b", "\"a\"", "a'b", "a\tb",
                                        "a\nb",  "a\x7F",   " a",    "a ",  ".a",
                                        "a..",   "@",       "a@b",   "a:1", "www.*.example.com",
                                        "**",    "a;b",     "(a)",   "ä b", "ä*"}) {
        EXPECT_TRUE(refusal(text).starts_with("must be ")) << text << " " << refusal(text);
    }
    EXPECT_TRUE(refusal(std::string_view("a\0b", 3)).ends_with("but not '\\x00'"));
}

TEST(CanonicalName, HasLabelsOfAtMost63Octets) {
    EXPECT_EQ(canonical(labels(1, 63) + ".de"), labels(1, 63) + ".de");
    EXPECT_TRUE(refusal(labels(1, 64) + ".de").ends_with("has 64 octets, and at most 63 are allowed"));
    EXPECT_EQ(canonical("ö" + labels(1, 55)).size(), 63U);
    EXPECT_TRUE(refusal("ö" + labels(1, 56)).ends_with("more than 63 octets in its xn-- form"));
}

TEST(CanonicalName, HasAtMost253Octets) {
    const std::string longest = labels(3, 63) + "." + labels(1, 61);
    EXPECT_EQ(canonical(longest + "."), longest);
    EXPECT_TRUE(refusal(longest + "a").ends_with("it has more than 253 octets"));
    EXPECT_TRUE(refusal(labels(300, 1)).ends_with("it has more than 253 octets"));
    EXPECT_EQ(refusal(std::string(5000, 'a')),
              "must be a domain name of at most 253 octets, not '" + std::string(60, 'a') + "'");
}

TEST(CanonicalName, OfMoreThan1024BytesIsNotRead) {
    EXPECT_TRUE(refusal(std::string(1023, 'a')).ends_with("has 1023 octets, and at most 63 are allowed"));
    EXPECT_TRUE(refusal(std::string(1024, 'a')).ends_with("has 1024 octets, and at most 63 are allowed"));
    EXPECT_EQ(refusal(std::string(1025, 'a')),
              "must be a domain name of at most 253 octets, not '" + std::string(60, 'a') + "'");
}

TEST(KnownName, IsTheCanonicalNameOrTheTextInLowerCase) {
    EXPECT_EQ(known_name("WWW.Straße.DE."), "www.xn--strae-oqa.de");
    EXPECT_EQ(known_name("A B.Example.COM."), "a b.example.com");
    EXPECT_EQ(known_name("\\052.Example.COM"), "\\052.example.com");
    EXPECT_EQ(known_name("a\u2028B"), "a\u2028b");
    EXPECT_EQ(known_name("."), "");
    EXPECT_EQ(known_name(""), "");
    EXPECT_EQ(known_name(std::string(100'000, 'A')), std::string(100'000, 'a'));
}

TEST(LiesIn, CountsWholeLabels) {
    EXPECT_TRUE(lies_in("example.com", "example.com"));
    EXPECT_TRUE(lies_in("a.b.example.com", "example.com"));
    EXPECT_TRUE(lies_in("example.com", ""));
    EXPECT_FALSE(lies_in("notexample.com", "example.com"));
    EXPECT_FALSE(lies_in("com", "example.com"));
    EXPECT_FALSE(lies_in("example.com.org", "example.com"));
    EXPECT_FALSE(lies_in("", "example.com"));
}

TEST(NameInZone, IsTheApexForAnEmptyTextAndAnAtSign) {
    EXPECT_EQ(placed("", "example.com"), "example.com");
    EXPECT_EQ(placed("@", "example.com"), "example.com");
    EXPECT_EQ(placed("_sip._tcp.@", "example.com"), "_sip._tcp.example.com");
    EXPECT_EQ(placed("*.@", "example.com"), "*.example.com");
    EXPECT_EQ(placed("example.com.@", "example.com"), "example.com.example.com");
}

TEST(NameInZone, IsAbsoluteIfItLiesInTheZone) {
    EXPECT_EQ(placed("example.com", "example.com"), "example.com");
    EXPECT_EQ(placed("WWW.Example.com", "example.com"), "www.example.com");
    EXPECT_EQ(placed("www.example.com.", "example.com"), "www.example.com");
    EXPECT_EQ(placed("www.straße.de", "xn--strae-oqa.de"), "www.xn--strae-oqa.de");
}

TEST(NameInZone, IsRelativeOtherwise) {
    EXPECT_EQ(placed("www", "example.com"), "www.example.com");
    EXPECT_EQ(placed("*.Dev", "example.com"), "*.dev.example.com");
    EXPECT_EQ(placed("notexample.com", "example.com"), "notexample.com.example.com");
    EXPECT_EQ(placed("example", "example.com"), "example.example.com");
    EXPECT_EQ(placed("bücher", "example.com"), "xn--bcher-kva.example.com");
}

TEST(NameInZone, MustLieInsideIfItHasAFinalDot) {
    for (const char *written : {"www.example.org.", "www.example.org。"}) {
        EXPECT_EQ(placed(written, "example.com"),
                  "must lie in the zone 'example.com', since a final dot makes a "
                  "name absolute; '" +
                      std::string(written) + "' does not");
    }
    EXPECT_TRUE(placed(".", "example.com").ends_with("it has an empty label"));
}

TEST(NameInZone, IsCheckedAsAWhole) {
    EXPECT_TRUE(placed("a b", "example.com").ends_with("but not ' '"));
    EXPECT_TRUE(placed(".@", "example.com").ends_with("it has an empty label"));
    EXPECT_TRUE(placed("a..@", "example.com").ends_with("it has an empty label"));
    EXPECT_TRUE(placed("@.example.com", "example.com").ends_with("but not '@'"));
    const std::string zone = labels(2, 63);
    EXPECT_EQ(placed(labels(1, 63) + "." + labels(1, 61), zone).size(), 253U);
    EXPECT_TRUE(placed(labels(1, 63) + "." + labels(1, 62), zone).ends_with("it has more than 253 octets"));
    EXPECT_TRUE(placed("a", "*.example.com").ends_with("'*' must be the whole first label"));
}

TEST(RelativeName, IsWithoutTheZone) {
    EXPECT_EQ(relative_name("example.com", "example.com"), "@");
    EXPECT_EQ(relative_name("a.b.example.com", "example.com"), "a.b");
    EXPECT_EQ(relative_name("notexample.com", "example.com"), "notexample.com");
    EXPECT_EQ(relative_name("example.com", ""), "example.com");
    EXPECT_EQ(relative_name("", ""), "@");
}

}  // namespace
}  // namespace balvps
