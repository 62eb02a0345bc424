#include "dns/record_data.h"

#include <gtest/gtest.h>

#include "reading.h"

namespace balvps {
namespace {

bool shows_json(std::string_view json, const Result<RecordData> &wanted, Priority priority = {}) {
    return shows(read_own_json(json).root(), priority, wanted.value());
}

std::string content(const Result<RecordData> &data) {
    return data ? data->content : data.error().message;
}

std::string written(const Result<RecordData> &data, TxtStyle style = TxtStyle::bare) {
    JsonWriter writer;
    write_content(writer, data.value(), style);
    return std::string(writer.text());
}

// ---- normal form

TEST(RecordData, ContentsHaveOneNormalFormByType) {
    struct Case {
        const char *type;
        const char *written;
        const char *normal;
    };
    const std::string digest(40, 'A');
    for (const Case &each : {
             Case{"A", " 192.0.2.1 ", "192.0.2.1"},
             Case{"AAAA", "2001:DB8:0:0::1", "2001:db8::1"},
             Case{"CNAME", "Host.Example.NET.", "host.example.net"},
             Case{"NS", "ns1.Bücher.example", "ns1.xn--bcher-kva.example"},
             Case{"PTR", "host.example.com.", "host.example.com"},
             Case{"DNAME", "example.net.", "example.net"},
             Case{"ALIAS", "lb.example.net.", "lb.example.net"},
             Case{"ANAME", "LB.example.net", "lb.example.net"},
             Case{"CNAME", ".", "."},
             Case{"CAA", "0 ISSUE letsencrypt.org", "0 issue \"letsencrypt.org\""},
             Case{"CAA", "0 issue \"letsencrypt.org\"", "0 issue \"letsencrypt.org\""},
             Case{"CAA", "00 issue letsencrypt.org; validationmethods=dns-01",
                  "0 issue \"letsencrypt.org; validationmethods=dns-01\""},
             Case{"CAA", "128 iodef \"\"", "128 iodef \"\""},
             Case{"CAA", R"(0 issue "a\"b\\\065")", R"(0 issue "a\"b\\A")"},
             Case{"TLSA", "3 1 1 ABCD ef", "3 1 1 abcdef"},
             Case{"SMIMEA", "3 0 0 308201\t0A", "3 0 0 3082010a"},
             Case{"CDS", "0 0 0 00", "0 0 0 00"},
             Case{"NAPTR", R"(100 010 "S" "SIP+D2U" "" _sip._udp.Example.com.)",
                  R"(100 10 "S" "SIP+D2U" "" _sip._udp.example.com)"},
             Case{"NAPTR", R"(100 10 u E2U+sip "!^.*$!sip:a b@x!" .)",
                  R"(100 10 "u" "E2U+sip" "!^.*$!sip:a b@x!" .)"},
             Case{"SOA", "NS1.example.com. Hostmaster.example.com. 2024010101 10800 3600 604800 3600",
                  "ns1.example.com hostmaster.example.com 2024010101 10800 3600 604800 3600"},
             Case{"HTTPS", "1 . port=443 alpn=\"h2,h3\"", "1 . alpn=h2,h3 port=443"},
             Case{"SVCB", "0 Svc.Example.net.", "0 svc.example.net"},
             Case{"LOC", "52 22 23 N 4 53 32 E -2m",
                  "52 22 23.000 N 4 53 32.000 E -2.00m 1.00m 10000.00m 10.00m"},
             Case{"OPENPGPKEY", " mQCN  ", " mQCN  "},
         }) {
        EXPECT_EQ(content(of_text(each.type, each.written)), each.normal) << each.type << " " << each.written;
    }
    EXPECT_EQ(content(of_text("DS", "00123 8 1 " + digest)), "123 8 1 " + std::string(40, 'a'));
    EXPECT_EQ(content(of_text("SSHFP", "4 1 " + digest)), "4 1 " + std::string(40, 'a'));
}

TEST(RecordData, ThePriorityStandsApart) {
    EXPECT_EQ(of_text("MX", "10 Mail.example.com.").value(), (RecordData{"MX", "mail.example.com", 10}));
    EXPECT_EQ(of_text("mx", "mail.example.com", 10).value(), (RecordData{"MX", "mail.example.com", 10}));
    EXPECT_EQ(of_text("MX", "10 mail.example.com", 10).value(), (RecordData{"MX", "mail.example.com", 10}));
    EXPECT_EQ(of_text("MX", "mail.example.com").value(), (RecordData{"MX", "mail.example.com", {}}));
    EXPECT_EQ(of_json("MX", R"([10, "mail.example.com"])").value(),
              (RecordData{"MX", "mail.example.com", 10}));
}

TEST(RecordData, SrvIsOneTextOrAList) {
    const RecordData wanted{"SRV", "5 443 host.example.com", 10};
    EXPECT_EQ(of_text("SRV", "10 5 443 Host.example.com.").value(), wanted);
    EXPECT_EQ(of_text("SRV", "5 443 host.example.com", 10).value(), wanted);
    EXPECT_EQ(of_json("SRV", R"([5, 443, "host.example.com"])", 10).value(), wanted);
    EXPECT_EQ(of_json("SRV", R"([10, "5", 443, "host.example.com"])").value(), wanted);
}

TEST(RecordData, ANullMxAndANullSrvHaveThePriorityZero) {
    EXPECT_EQ(of_text("MX", ".").value(), (RecordData{"MX", ".", 0}));
    EXPECT_EQ(of_text("MX", "0 .").value(), (RecordData{"MX", ".", 0}));
    EXPECT_EQ(of_text("SRV", "0 0 0 .").value(), (RecordData{"SRV", "0 0 .", 0}));
    EXPECT_EQ(of_json("SRV", R"([0, 0, "."])").value(), (RecordData{"SRV", "0 0 .", 0}));
    EXPECT_EQ(zone_file_data(of_text("SRV", "0 0 0 .").value()), "0 0 0 .");
}

TEST(RecordData, AListHasTheWordsOfTheContent) {
    EXPECT_EQ(content(of_json("A", R"(["192.0.2.1"])")), "192.0.2.1");
    EXPECT_EQ(content(of_json("CAA", R"([0, "issue", "letsencrypt.org; x=y"])")),
              "0 issue \"letsencrypt.org; x=y\"");
    EXPECT_EQ(content(of_json("CAA", R"([0, "issue", "\"letsencrypt.org\""])")),
              "0 issue \"letsencrypt.org\"");
    EXPECT_EQ(content(of_json("NAPTR", R"([1, 2, "u", "E2U+sip", "!^(.*)$!sip:\\1@x!", "."])")),
              R"(1 2 "u" "E2U+sip" "!^(.*)$!sip:\\1@x!" .)");
    EXPECT_EQ(content(of_json("SOA", R"(["ns.example.", "h.example.", 1, "2", 3, 4, 5])")),
              "ns.example h.example 1 2 3 4 5");
    EXPECT_EQ(content(of_json("HTTPS", R"([1, ".", "port=443", "alpn=h2"])")), "1 . alpn=h2 port=443");
    EXPECT_EQ(content(of_json("TLSA", R"([3, 1, 1, "AB", "CD"])")), "3 1 1 abcd");
}

TEST(RecordData, TextsOfAListAreJoined) {
    EXPECT_EQ(content(of_json("TXT", R"(["b", "c", "d"])")), "bcd");
    EXPECT_EQ(content(of_text("TXT", "b c d")), "b c d");
    EXPECT_EQ(content(of_json("TXT", R"(["\"a\" \"b\"", "c\"d"])")), "abc\"d");
}

// ---- mistakes

TEST(RecordData, MistakesAreNamed) {
    struct Case {
        const char *type;
        const char *written;
        const char *message;
    };
    for (const Case &each : {
             Case{"A", "192.0.2.300",
                  "the address of an A record must be an IPv4 address such as 192.0.2.1, not '192.0.2.300'"},
             Case{"A", "", "the address of an A record must be an IPv4 address such as 192.0.2.1, not ''"},
             Case{"AAAA", "192.0.2.1",
                  "the address of an AAAA record must be an IPv6 address such as 2001:db8::1, not "
                  "'192.0.2.1'"},
             Case{"MX", "10 192.0.2.1",
                  "the host of an MX record must be a domain name, not an address or a number such as "
                  "'192.0.2.1'"},
             Case{"MX", "65536 mail.example.com",
                  "the priority of an MX record must be a number from 0 to 65535, not '65536'"},
             Case{"MX", "1 2 mail.example.com", "an MX record holds host, not '1 2 mail.example.com'"},
             Case{"SRV", "0 65536 host.example.com",
                  "the port of an SRV record must be a number from 0 to 65535, not '65536'"},
             Case{"SRV", "443 host.example.com",
                  "an SRV record holds weight, port, target, not '443 host.example.com'"},
             Case{"CAA", "256 issue x",
                  "the flags of a CAA record must be a number from 0 to 255, not '256'"},
             Case{"CAA", "0 is-sue x",
                  "the tag of a CAA record must be letters and digits such as issue, not 'is-sue'"},
             Case{"CAA", "0 issue \"x",
                  "the value of a CAA record must be a string such as \"letsencrypt.org\", not '\"x'"},
             Case{"TLSA", "3 1 1 abc",
                  "the certificate data of a TLSA record must be pairs of hexadecimal digits, not 'abc'"},
             Case{"TLSA", "3 1 1 xy",
                  "the certificate data of a TLSA record must be pairs of hexadecimal digits, not 'xy'"},
             Case{"SSHFP", "1 2 abcd",
                  "the fingerprint of an SSHFP record must have 64 hexadecimal digits, because the "
                  "fingerprint type is 2, not 4"},
             Case{"DS", "1 8 2 abcd",
                  "the digest of a DS record must have 64 hexadecimal digits, because the digest type is 2, "
                  "not 4"},
             Case{"LOC", "91 N 0 E 0m",
                  "the location of a LOC record must be such as '52 22 23.000 N 4 53 32.000 E -2.00m', not "
                  "'91 N 0 E 0m'"},
             Case{"SOA", "ns.example.com hostmaster@example.com 1 2 3 4 5",
                  "the mailbox of an SOA record must have a dot in place of the '@', as in "
                  "hostmaster.example.com, not 'hostmaster@example.com'"},
         }) {
        const Result<RecordData> data = of_text(each.type, each.written);
        ASSERT_FALSE(data.has_value()) << each.written;
        EXPECT_EQ(data.error().message, "argument 'content': " + std::string(each.message));
        EXPECT_EQ(data.error().code, ErrorCode::argument);
    }
}

TEST(RecordData, AWrongPriorityIsNamed) {
    EXPECT_EQ(of_text("MX", "mail.example.com", 65536).error().message,
              "argument 'priority' must be a number from 0 to 65535, not 65536");
    EXPECT_EQ(of_text("MX", "20 mail.example.com", 10).error().message,
              "argument 'priority' must be the priority in the content, 20, not 10");
    EXPECT_EQ(of_text("A", "192.0.2.1", 10).error().message,
              "argument 'priority' is not allowed: an A record has no priority");
    EXPECT_TRUE(of_text("A", "192.0.2.1", 0).has_value());  // the service shows 0 for every type
}

TEST(RecordData, OnlyTextsAndNumbersAreContent) {
    for (const char *wrong : {"null", "true", "{\"a\": [1]}", "[[\"192.0.2.1\"]]", "[null]"}) {
        EXPECT_EQ(of_json("A", wrong).error().message,
                  "argument 'content' must be a text, or a list of texts and integers")
            << wrong;
    }
    EXPECT_FALSE(of_json("SRV", R"([1.5, 443, "host.example.com"])").has_value());
    EXPECT_FALSE(of_json("SRV", "[]").has_value());
    EXPECT_FALSE(of_text("HINFO", "").has_value());
}

TEST(RecordData, ATextThatFitsNoRecordIsRefused) {
    EXPECT_TRUE(of_text("TXT", std::string(65279, 'x')).has_value());
    EXPECT_EQ(
        of_text("TXT", std::string(65280, 'x')).error().message,
        "argument 'content': the text of a TXT record must fit into 65535 bytes, which 65280 bytes do not");
}

TEST(RecordData, AStringHasAtMost255BytesAndSoHasATag) {
    for (const std::size_t size : {254U, 255U, 256U}) {
        const std::string word(size, 'x');
        EXPECT_EQ(of_text("NAPTR", "1 2 \"\" \"" + word + "\" \"\" .").has_value(), size <= 255) << size;
        EXPECT_EQ(of_text("CAA", "0 " + word + " \"\"").has_value(), size <= 255) << size;
    }
}

// ---- what the service shows

TEST(RecordData, WhatIsShownIsReadLikeWhatIsWritten) {
    EXPECT_EQ(shown("MX", "\"Mail.example.com\"", 10), (RecordData{"MX", "mail.example.com", 10}));
    EXPECT_EQ(shown("MX", "\"20 mail.example.com\"", 0), (RecordData{"MX", "mail.example.com", 20}));
    EXPECT_EQ(shown("SRV", R"(["5", "443", "host.example.com"])", 0),
              (RecordData{"SRV", "5 443 host.example.com", 0}));
    EXPECT_EQ(shown("SRV", R"({"0": "5", "1": "443", "2": "host.example.com"})", 0),
              (RecordData{"SRV", "5 443 host.example.com", 0}));
    EXPECT_EQ(shown("a", "\"192.0.2.1\"", 10), (RecordData{"A", "192.0.2.1", {}}));
    EXPECT_EQ(shown("TXT", R"("\"v=spf1 -all\"")", 0), (RecordData{"TXT", "v=spf1 -all", {}}));
}

TEST(RecordData, WhatCannotBeReadIsKeptByteForByte) {
    EXPECT_EQ(shown("A", "\" 192.0.2.300 \""), (RecordData{"A", " 192.0.2.300 ", {}}));
    EXPECT_EQ(shown("MX", "\"Not a host!\"", 5), (RecordData{"MX", "Not a host!", 5}));
    EXPECT_EQ(shown("HINFO", R"("\"PC\" \"Linux\"")"), (RecordData{"HINFO", "\"PC\" \"Linux\"", {}}));
    EXPECT_EQ(shown("A", "null"), (RecordData{"A", "", {}}));
    EXPECT_EQ(shown("A", R"([["x"]])"), (RecordData{"A", "[[\"x\"]]", {}}));
    EXPECT_EQ(shown("no type", "\"x\""), (RecordData{"NO TYPE", "x", {}}));
}

TEST(RecordData, AnUnknownTypeKeepsItsPriority) {
    EXPECT_EQ(shown("KX", "\"host\"", 5), (RecordData{"KX", "host", 5}));
    EXPECT_EQ(shown("KX", "\"host\"", 0), (RecordData{"KX", "host", {}}));
    EXPECT_EQ(zone_file_data(shown("KX", "\"host.\"", 5)), "5 host.");
}

// ---- equality

TEST(RecordData, WhatIsEqualInDnsIsEqual) {
    EXPECT_TRUE(shows_json("\"target.example\"", of_text("CNAME", "Target.example.")));
    EXPECT_TRUE(shows_json("\"2001:db8::1\"", of_text("AAAA", "2001:0DB8:0::1")));
    EXPECT_TRUE(shows_json(R"("0 ISSUE letsencrypt.org")", of_text("CAA", "0 issue \"letsencrypt.org\"")));
    EXPECT_TRUE(shows_json(R"("3 1 1 ABCDEF")", of_text("TLSA", "3 1 1 ab cd ef")));
    EXPECT_TRUE(shows_json(R"([5, "443", "host.example.com."])", of_text("SRV", "5 443 Host.example.com")));
    EXPECT_TRUE(shows_json(R"("10 mail.example.com")", of_text("MX", "mail.example.com", 10), 0));
}

TEST(RecordData, WhatDiffersDiffers) {
    EXPECT_FALSE(shows_json("\"\\\"TOKEN\\\"\"", of_text("TXT", "token")));
    EXPECT_FALSE(shows_json("\"\\\"a  b\\\"\"", of_text("TXT", "a b")));
    EXPECT_FALSE(shows_json("\"\\\"token.\\\"\"", of_text("TXT", "token")));
    EXPECT_FALSE(shows_json("\"mail.example.com\"", of_text("MX", "mail.example.com", 10), 20));
    EXPECT_FALSE(shows_json(R"(["5", "80", "host.example.com"])", of_text("SRV", "5 443 host.example.com")));
    EXPECT_FALSE(
        shows_json(R"x("128 issue \"letsencrypt.org\"")x", of_text("CAA", "0 issue letsencrypt.org")));
    EXPECT_FALSE(shows_json(R"x("0 issue \"LetsEncrypt.org\"")x", of_text("CAA", "0 issue letsencrypt.org")));
    EXPECT_FALSE(shows_json("\"mqcn\"", of_text("OPENPGPKEY", "mQCN")));
}

TEST(RecordData, AWantedPriorityOfNoneMatchesAny) {
    EXPECT_TRUE(shows_json("\"mail.example.com\"", of_text("MX", "mail.example.com"), 20));
    EXPECT_FALSE(shows_json("\"mail.example.com\"", of_text("MX", "mail.example.com", 20)));
}

TEST(RecordData, BothReadingsOfAShownTextCount) {
    EXPECT_TRUE(shows_json(R"("\"a\\\"b\"")", of_text("TXT", "a\"b")));  // shown as "a\"b"
    EXPECT_TRUE(shows_json(R"("\"a\\\"b\"")", of_text("TXT", "a\\\"b")));
    EXPECT_TRUE(shows_json(R"("\"a\" \"b\"")", of_text("TXT", "ab")));  // shown as "a" "b"
    EXPECT_TRUE(shows_json(R"("\"a\" \"b\"")", of_text("TXT", "a\" \"b")));
    EXPECT_FALSE(shows_json(R"("\"a\\\"b\"")", of_text("TXT", "ab")));
}

// ---- reports of other tools

TEST(RecordData, ALongTextIsTheSameHoweverItIsSplit) {
    const std::string dkim = "v=DKIM1;p=" + std::string(400, 'A');
    const std::string halves = "\\\"" + dkim.substr(0, 255) + "\\\" \\\"" + dkim.substr(255) + "\\\"";
    EXPECT_TRUE(shows_json("\"" + halves + "\"", of_text("TXT", dkim)));
    EXPECT_TRUE(shows_json("\"\\\"" + dkim + "\\\"\"", of_text("TXT", dkim)));
    EXPECT_EQ(shown("TXT", "\"" + halves + "\"").content, dkim);
    EXPECT_EQ(shown("TXT", "\"" + halves + "\"", {}, TxtStyle::quoted).content, dkim);
}

TEST(RecordData, QuotesThatAreAPartOfATextStay) {
    const auto quoted = of_text("TXT", R"("\"v=spf1 -all\"")");
    EXPECT_EQ(written(quoted), R"("\"\\\"v=spf1 -all\\\"\"")");  // "\"v=spf1 -all\"" without JSON
    EXPECT_TRUE(shows_json(written(quoted), quoted));
    EXPECT_EQ(shown("TXT", written(quoted)), quoted.value());
    EXPECT_TRUE(shows_json(R"("\"\"v=spf1 -all\"\"")", quoted));  // shown as ""v=spf1 -all""
    EXPECT_EQ(shown("TXT", R"("\"\"v=spf1 -all\"\"")"), quoted.value());
}

TEST(RecordData, SpfIsNeverPublishedWithLiteralQuotes) {
    EXPECT_EQ(written(of_text("TXT", "\"v=spf1 -all\"")), "\"v=spf1 -all\"");  // JSON has these quotes
    EXPECT_EQ(written(of_text("SPF", "\"v=spf1 -all\"")), "\"v=spf1 -all\"");
    EXPECT_EQ(written(of_text("TXT", "\"v=spf1 -all\""), TxtStyle::quoted), R"("\"v=spf1 -all\"")");
}

TEST(RecordData, ABackslashBeforeASemicolonIsNotDoubled) {
    const auto one = of_text("TXT", R"(v=STSv1\; id=1)");
    const auto two = of_text("TXT", R"(v=STSv1\\; id=1)");
    EXPECT_NE(one.value(), two.value());
    EXPECT_EQ(written(one), R"("v=STSv1\\; id=1")");  // JSON doubles it
    EXPECT_TRUE(shows_json(R"("\"v=STSv1\\; id=1\"")", one));
    EXPECT_FALSE(shows_json(R"("\"v=STSv1; x\"")", one));
}

TEST(RecordData, QuotesAndBackslashesSurviveBothStyles) {
    for (const char *text : {"aaaa\"bbb", "in\"side", "1back\\slash"}) {
        const RecordData data = of_text("TXT", text).value();
        EXPECT_EQ(data.content, text);
        JsonWriter writer;
        write_content(writer, data, TxtStyle::quoted);
        EXPECT_EQ(shown("TXT", writer.text(), {}, TxtStyle::quoted), data);
        const Document bare = Document::of_text("\"" + std::string(text) + "\"");
        EXPECT_EQ(known_record_data("TXT", bare.root(), {}, TxtStyle::bare), data);
    }
}

TEST(RecordData, AQuotedAnswerEqualsABareWish) {
    EXPECT_TRUE(shows_json(R"("\"v=DKIM1; k=rsa; p=MIGf\"")", of_text("TXT", "v=DKIM1; k=rsa; p=MIGf")));
}

TEST(RecordData, AFinalDotOfATargetIsNoDifference) {
    EXPECT_EQ(of_text("CNAME", "target.example.").value(), of_text("CNAME", "target.example").value());
}

// ---- writing

TEST(RecordData, SrvAndSoaAreSentAsLists) {
    EXPECT_EQ(written(of_text("SRV", "10 5 443 host.example.com")), R"([5,443,"host.example.com"])");
    EXPECT_EQ(written(of_text("SOA", "ns.example h.example 1 2 3 4 5")),
              R"(["ns.example","h.example",1,2,3,4,5])");
    EXPECT_EQ(written(shown("SRV", "\"x\"")), "\"x\"");
}

TEST(RecordData, OtherContentsAreSentAsTexts) {
    EXPECT_EQ(written(of_text("MX", "10 Mail.example.com.")), "\"mail.example.com\"");
    EXPECT_EQ(written(of_text("CAA", "0 issue letsencrypt.org")), R"x("0 issue \"letsencrypt.org\"")x");
    EXPECT_EQ(written(of_text("TXT", " blanks ")), "\" blanks \"");
    EXPECT_EQ(written(of_text("TXT", "")), R"("\"\"")");
}

TEST(RecordData, ZoneFilesHaveAbsoluteNames) {
    const auto zone_file = [](const char *type, const char *text) {
        return zone_file_data(of_text(type, text).value());
    };
    EXPECT_EQ(zone_file("MX", "10 mail.example.com"), "10 mail.example.com.");
    EXPECT_EQ(zone_file("MX", "mail.example.com"), "0 mail.example.com.");
    EXPECT_EQ(zone_file("MX", "0 ."), "0 .");
    EXPECT_EQ(zone_file("SRV", "10 5 443 host.example.com"), "10 5 443 host.example.com.");
    EXPECT_EQ(zone_file("SOA", R"(ns.example john\.doe.example 1 2 3 4 5)"),
              R"(ns.example. john\.doe.example. 1 2 3 4 5)");
    EXPECT_EQ(zone_file("NAPTR", R"(1 2 "s" "a" "" x.example)"), R"(1 2 "s" "a" "" x.example.)");
    EXPECT_EQ(zone_file("HTTPS", "1 svc.example alpn=h2 port=443"), "1 svc.example. alpn=h2 port=443");
    EXPECT_EQ(zone_file("SVCB", "0 svc.example"), "0 svc.example.");
    EXPECT_EQ(zone_file("TXT", "v=spf1 -all"), "\"v=spf1 -all\"");
    EXPECT_EQ(zone_file("TXT", "a\"b\\c ü"), R"("a\"b\\c \195\188")");
    EXPECT_EQ(zone_file("TXT", ""), "\"\"");
    EXPECT_EQ(zone_file("CAA", "0 issue x"), "0 issue \"x\"");
    EXPECT_EQ(zone_file("A", "192.0.2.1"), "192.0.2.1");
}

}  // namespace
}  // namespace balvps
