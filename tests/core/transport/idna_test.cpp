#include "transport/idna.h"

#include <gtest/gtest.h>
#include <locale.h>

#include <array>
#include <thread>
#include <vector>

#include "printing.h"

namespace balvps {
namespace {

using test::why;

std::string ascii(std::string_view label) {
    const Result<std::string> result = ascii_label(label);
    EXPECT_TRUE(result.has_value()) << label << ": " << why(result);
    return result.value_or("");
}

std::string refusal(std::string_view label) {
    const Result<std::string> result = ascii_label(label);
    EXPECT_FALSE(result.has_value()) << label << " is " << result.value_or("");
    return result ? std::string() : result.error().message;
}

TEST(AsciiLabel, IsTheAsciiFormOfIdna2008) {
    EXPECT_EQ(ascii("straße"), "xn--strae-oqa");
    EXPECT_EQ(ascii("faß"), "xn--fa-hia");
    EXPECT_EQ(ascii("βόλος"), "xn--nxasmm1c");
    EXPECT_EQ(ascii("日本語"), "xn--wgv71a119e");
    EXPECT_EQ(ascii("क्\u200Dष"), "xn--11b2ezcw70k");  // the joiner matters here
    EXPECT_EQ(ascii("ä_b"), "xn--_b-uia");
    EXPECT_EQ(ascii("😀x"), "xn--x-iv3s");  // IDNA 2008 alone has no emoji, UTS 46 keeps them
}

TEST(AsciiLabel, IsMappedFirst) {
    EXPECT_EQ(ascii("Ünïcode"), "xn--ncode-cta3g");
    EXPECT_EQ(ascii("ÖÖÖ"), "xn--ndaaa");
    EXPECT_EQ(ascii("STRAẞE"), "xn--strae-oqa");
    EXPECT_EQ(ascii("u\u0308"), "xn--tda");
    EXPECT_EQ(ascii("ｗｗｗ"), "www");
    EXPECT_EQ(ascii("ＸＮ--strae-oqa"), "xn--strae-oqa");
}

TEST(AsciiLabel, RefusesWhatDnsDoesNotAllow) {
    EXPECT_EQ(
        refusal("a\u2028b"),
        "the international label 'a\\u2028b' is not allowed in domain names (IDNA 2008), or has more than 63 "
        "octets in its xn-- form");
    for (const char *label : {"ä\u0378",  // unassigned
                              "\u0301a", "-ä", "ä-", "ab--ä", "xn--ä", "ä b", "ä%41"}) {
        refusal(label);
    }
}

TEST(AsciiLabel, RefusesWhatTurnsIntoNothingOrAnotherCharacterThanThoseOfHosts) {
    refusal("\u00AD");         // soft hyphen
    refusal("a\u2024b");       // looks like a dot
    refusal("\u2100");         // a/c
    refusal("ä\uFF0A");        // asterisk
    refusal("a\u00A0b");       // blank
    refusal("\u2488");         // "1." as one character
    refusal("a\u3002b");       // a full stop separates labels
    refusal("\uFF45\uFF20a");  // e@a
}

TEST(AsciiLabel, IsNeverThatOfTransitionalProcessing) {
    refusal("a\u200Db");  // "ab" without its joiner
    refusal("a\u200Cb");
    const std::string fifty = std::string(50, 'x');
    refusal("ß" + fifty + "yyyyyyyyyy");  // its xn-- form has 68 octets, "ss..." has 62
    EXPECT_EQ(ascii("ß" + fifty), "xn--" + fifty + "-p7d");
}

TEST(AsciiLabel, IsAtMost63Octets) {
    std::string label;
    for (int i = 0; i < 31; ++i) {
        label += "ß";
    }
    EXPECT_EQ(ascii(label), "xn--zcaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
    EXPECT_EQ(ascii("ö" + std::string(55, 'a')).size(), 63U);
    refusal("ö" + std::string(56, 'a'));
}

TEST(AsciiLabel, NeedsNoLocaleAndLeavesItAsItIs) {
    const std::string process = setlocale(LC_ALL, nullptr);
    ASSERT_EQ(process, "C");
    ASSERT_EQ(uselocale(nullptr), LC_GLOBAL_LOCALE);
    EXPECT_EQ(ascii("straße"), "xn--strae-oqa");
    refusal("a\u2028b");
    EXPECT_EQ(setlocale(LC_ALL, nullptr), process);
    EXPECT_EQ(uselocale(nullptr), LC_GLOBAL_LOCALE);
}

TEST(AsciiLabel, LeavesTheLocaleOfAThreadAsItIs) {
    const locale_t own = newlocale(LC_ALL_MASK, "C", nullptr);
    const locale_t before = uselocale(own);
    EXPECT_EQ(ascii("straße"), "xn--strae-oqa");
    EXPECT_EQ(uselocale(before), own);
    freelocale(own);
}

TEST(AsciiLabel, IsTheSameInSeveralThreads) {
    std::array<bool, 4> same{};
    std::vector<std::thread> threads;
    threads.reserve(same.size());
    for (bool &each : same) {
        threads.emplace_back([&each] {
            each = true;
            for (int i = 0; i < 100; ++i) {
                each = each && ascii_label("straße").value_or("") == "xn--strae-oqa";
            }
        });
    }
    for (std::thread &thread : threads) {
        thread.join();
    }
    EXPECT_EQ(same, (std::array<bool, 4>{true, true, true, true}));
}

TEST(AsciiName, EncodesOnlyWhatIsBeyondAscii) {
    const auto ascii_of = [](std::string_view name) { return ascii_name(name).value_or("refused"); };
    EXPECT_EQ(ascii_of("_Dmarc.*.Straße.example."), "_Dmarc.*.xn--strae-oqa.example.");
    EXPECT_EQ(ascii_of("a\u3002ö"), "a.xn--nda");
    EXPECT_EQ(ascii_of(""), "");
    EXPECT_EQ(ascii_of("a..ö"), "a..xn--nda");
    EXPECT_EQ(ascii_of("www.xn--ö"), "refused");
}

}  // namespace
}  // namespace balvps
