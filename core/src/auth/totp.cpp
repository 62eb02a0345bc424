#include "auth/totp.h"

#include <array>
#include <optional>
#include <string>

#include "common/ascii.h"
#include "common/sha1.h"

namespace balvps {
namespace {

/// The five bits of a base32 letter. None for other characters.
std::optional<unsigned> base32_bits(char letter) noexcept {
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz234567";
    const std::size_t bits = letters.find(ascii_lower(letter));
    return bits == std::string_view::npos ? std::nullopt : std::optional(static_cast<unsigned>(bits));
}

/// The bytes of a base32 text; empty if it is not base32.
Secret decode_base32(std::string_view text) {
    Secret bytes;
    unsigned pending = 0;  // bits that do not fill a byte yet
    unsigned count = 0;
    for (const char letter : text.substr(0, text.find_last_not_of("= ") + 1)) {
        if (letter == ' ') {
            continue;
        }
        const auto bits = base32_bits(letter);
        if (!bits) {
            return {};
        }
        pending = (pending << 5U | *bits) & 0xFFFU;
        count += 5;
        if (count >= 8) {
            count -= 8;
            const auto byte = static_cast<char>(pending >> count & 0xFFU);
            bytes.append({&byte, 1});
        }
    }
    return count < 5 ? bytes : Secret();  // five or more bits left: there is a letter too many
}

}  // namespace

Result<Secret> totp_key(std::string_view base32) {
    Secret key = decode_base32(base32);
    if (key.empty()) {
        return failure(configuration_error(
            "config key 'totp_secret' must be base32 (letters A to Z and digits 2 to 7)"));
    }
    return key;
}

Secret totp_code(const Secret &key, std::int64_t unix_time) {
    std::array<char, 8> counter{};  // most significant byte first
    for (std::size_t i = 0; i < counter.size(); ++i) {
        counter.at(i) = static_cast<char>(unix_time / totp_step >> (8 * (counter.size() - 1 - i)) & 0xFF);
    }
    const Secret mac = hmac_sha1(key.view(), {counter.data(), counter.size()});
    const auto byte = [&](std::size_t at) {
        return std::uint32_t{static_cast<unsigned char>(mac.view()[at])};
    };
    const std::size_t start = byte(mac.view().size() - 1) & 0xFU;  // RFC 4226, section 5.3
    std::uint32_t number =
        (byte(start) & 0x7FU) << 24 | byte(start + 1) << 16 | byte(start + 2) << 8 | byte(start + 3);
    Secret code("000000");
    for (std::size_t i = code.view().size(); i > 0; --i, number /= 10) {
        code.c_str()[i - 1] = static_cast<char>('0' + number % 10);
    }
    return code;
}

}  // namespace balvps
