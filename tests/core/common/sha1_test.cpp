#include "common/sha1.h"

#include <gtest/gtest.h>

#include <array>
#include <string>

#include "freed_memory.h"

namespace balvps {
namespace {

std::string hexadecimal(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const char letter : bytes) {
        const auto byte = static_cast<unsigned char>(letter);
        text.append({digits[byte >> 4U], digits[byte & 15U]});
    }
    return text;
}

std::string bytes_of(std::string_view hexadecimal) {
    std::string bytes;
    for (std::size_t i = 0; i < hexadecimal.size(); i += 2) {
        bytes.push_back(static_cast<char>(std::stoi(std::string(hexadecimal.substr(i, 2)), nullptr, 16)));
    }
    return bytes;
}

std::string repeated(std::string_view text, int times) {
    std::string whole;
    for (int i = 0; i < times; ++i) {
        whole.append(text);
    }
    return whole;
}

std::string digest_of(std::string_view text) {
    return hexadecimal(sha1(text).view());
}

TEST(Sha1, IsThatOfRfc3174) {
    EXPECT_EQ(digest_of("abc"), "a9993e364706816aba3e25717850c26c9cd0d89d");
    EXPECT_EQ(digest_of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
              "84983e441c3bd26ebaae4aa1f95129e5e54670f1");
    EXPECT_EQ(digest_of(repeated("a", 1'000'000)), "34aa973cd4c4daa4f61eeb2bdbad27316534016f");
    EXPECT_EQ(digest_of(repeated("01234567", 80)), "dea356a2cddd90c7a7ecedc5ebb563934f460452");
}

/// SHA1ShortMsg.rsp.
TEST(Sha1, IsThatOfNistsShortMessages) {
    EXPECT_EQ(digest_of(""), "da39a3ee5e6b4b0d3255bfef95601890afd80709");
    EXPECT_EQ(digest_of(bytes_of("36")), "c1dfd96eea8cc2b62785275bca38ac261256e278");
    EXPECT_EQ(digest_of(bytes_of("195a")), "0a1c2d555bbe431ad6288af5a54f93e0449c9232");
    EXPECT_EQ(digest_of(bytes_of("df4bd2")), "bf36ed5d74727dfd5d7854ec6b1d49468d8ee8aa");
    EXPECT_EQ(digest_of(bytes_of("549e959e")), "b78bae6d14338ffccfd5d5b5674a275f6ef9c717");
    EXPECT_EQ(digest_of(bytes_of("7e3d7b3eada98866")), "24a2c34b976305277ce58c2f42d5092031572520");
}

/// SHA1Monte.rsp. The seed of each digest is the digest before it, after a thousand steps.
TEST(Sha1, IsThatOfNistsMonteCarloTest) {
    constexpr int last = 19;
    constexpr int steps = 1000;
    std::string seed = bytes_of("dd4df644eaf3d85bace2b21accaa22b28821f5cd");
    for (int count = 0; count <= last; ++count) {
        std::array<std::string, 3> before = {seed, seed, seed};
        for (int step = 0; step < steps; ++step) {
            const Secret digest = sha1(before[0] + before[1] + before[2]);
            before = {before[1], before[2], std::string(digest.view())};
        }
        seed = before[2];
        if (count == 0) {
            EXPECT_EQ(hexadecimal(seed), "11f5c38b4479d4ad55cb69fadf62de0b036d5163");
        }
    }
    EXPECT_EQ(hexadecimal(seed), "23baee80eee052f3263ac26dd12ea6504a5bd234");
}

/// One digest over the digests of 0 to 200 letters. The expected value is from OpenSSL.
TEST(Sha1, IsRightForEveryLengthOfTheLastBlock) {
    std::string digests;
    for (int length = 0; length <= 200; ++length) {
        digests.append(sha1(repeated("a", length)).view());
    }
    EXPECT_EQ(digest_of(digests), "f6f332e8f89c35ee3df74d34ef8fda777d9647b9");
}

TEST(HmacSha1, IsThatOfRfc2202) {
    struct Case {
        std::string key;
        std::string text;
        std::string_view mac;
    };
    const std::array<Case, 7> cases = {{
        {repeated("\x0b", 20), "Hi There", "b617318655057264e28bc0b6fb378c8ef146be00"},
        {"Jefe", "what do ya want for nothing?", "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"},
        {repeated("\xaa", 20), repeated("\xdd", 50), "125d7342b9ac11cd91a39af48aa17b4f63f175d3"},
        {bytes_of("0102030405060708090a0b0c0d0e0f10111213141516171819"), repeated("\xcd", 50),
         "4c9007f4026250c6bc8414f9bf50c86c2d7235da"},
        {repeated("\x0c", 20), "Test With Truncation", "4c1a03424b55e07fe7f27be1d58bb9324a9a5a04"},
        {repeated("\xaa", 80), "Test Using Larger Than Block-Size Key - Hash Key First",
         "aa4ae5e15272d00e95705637ce8a3b55ed402112"},
        {repeated("\xaa", 80), "Test Using Larger Than Block-Size Key and Larger Than One Block-Size Data",
         "e8e99d0f45237d786d6bbaa7965c7808bbff1a91"},
    }};
    for (const Case &each : cases) {
        EXPECT_EQ(hexadecimal(hmac_sha1(each.key, each.text).view()), each.mac) << each.text;
    }
}

TEST(HmacSha1, LeavesNothingOfItsKey) {
    constexpr std::string_view key = "a key of forty bytes that nobody guesses";
    const test::FreedMemoryWatch watch(key);
    hmac_sha1(key, "text");
    EXPECT_EQ(watch.sightings(), 0U);
}

}  // namespace
}  // namespace balvps
