#include "common/sha1.h"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>

namespace balvps {
namespace {

constexpr std::size_t block_size = 64;  // bytes
constexpr std::size_t length_size = 8;  // bytes of the text's length, at the end of the last block

/// Appends a number, most significant byte first.
void append_number(Secret &bytes, std::uint64_t number, std::size_t size) {
    for (std::size_t i = size; i > 0; --i) {
        const auto byte = static_cast<char>(number >> (8 * (i - 1)) & 0xFFU);
        bytes.append({&byte, 1});
    }
}

/// The text, followed by a set bit, enough zeros to fill the last block, and the text's length in bits.
Secret padded(std::string_view text) {
    Secret whole(text, "\x80");
    const std::size_t over = (whole.view().size() + length_size) % block_size;
    whole.append(std::string((block_size - over) % block_size, '\0'));
    append_number(whole, std::uint64_t{8} * text.size(), length_size);
    return whole;
}

/// The function and constant of RFC 3174, section 5, for one of the four phases of twenty steps.
std::uint32_t mixed(std::size_t step, std::uint32_t b, std::uint32_t c, std::uint32_t d) noexcept {
    switch (step / 20) {
        case 0:
            return ((b & c) | (~b & d)) + 0x5A827999U;
        case 1:
            return (b ^ c ^ d) + 0x6ED9EBA1U;
        case 2:
            return ((b & c) | (b & d) | (c & d)) + 0x8F1BBCDCU;
        default:
            return (b ^ c ^ d) + 0xCA62C1D6U;
    }
}

using State = std::array<std::uint32_t, 5>;

/// RFC 3174, section 6.1.
void add_block(State &state, std::string_view block) noexcept {
    std::array<std::uint32_t, 80> words{};
    for (std::size_t i = 0; i < block.size(); ++i) {
        words[i / 4] = words[i / 4] << 8 | static_cast<unsigned char>(block[i]);
    }
    for (std::size_t i = 16; i < words.size(); ++i) {
        words[i] = std::rotl(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1);
    }
    State now = state;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto [a, b, c, d, e] = now;
        now = {std::rotl(a, 5) + mixed(i, b, c, d) + e + words[i], a, std::rotl(b, 30), c, d};
    }
    for (std::size_t i = 0; i < state.size(); ++i) {
        state[i] += now[i];
    }
    wipe(words.data(), sizeof words);
    wipe(now.data(), sizeof now);
}

}  // namespace

Secret sha1(std::string_view text) {
    State state = {0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0};
    const Secret whole = padded(text);
    for (std::string_view rest = whole.view(); !rest.empty(); rest.remove_prefix(block_size)) {
        add_block(state, rest.substr(0, block_size));
    }
    Secret digest;
    for (const std::uint32_t word : state) {
        append_number(digest, word, sizeof word);
    }
    wipe(state.data(), sizeof state);
    return digest;
}

Secret hmac_sha1(std::string_view key, std::string_view text) {
    Secret block = key.size() > block_size ? sha1(key) : Secret(key);
    block.append(std::string(block_size - block.view().size(), '\0'));
    const auto keyed = [&](char pad, std::string_view behind) {
        Secret whole(block.view(), behind);
        for (std::size_t i = 0; i < block_size; ++i) {
            whole.c_str()[i] = static_cast<char>(whole.c_str()[i] ^ pad);
        }
        return sha1(whole.view());
    };
    return keyed(0x5C, keyed(0x36, text).view());
}

}  // namespace balvps
