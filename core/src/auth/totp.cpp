#include "auth/totp.h"

#include <liboath/oath.h>

#include <array>
#include <optional>
#include <string>

#include "common/ascii.h"
namespace balvps {

namespace {

/// The five bits of a letter; nothing: it is none of base32.
std::optional<unsigned> base32_bits(char letter) noexcept {
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz234567";
    const std::size_t bits = letters.find(ascii_lower(letter));
    return bits == std::string_view::npos ? std::nullopt : std::optional(static_cast<unsigned>(bits));
}

/// The bytes of a base32 text; empty: it is none. liboath's own function frees a copy of the text as it is.
Secret decode_base32(std::string_view text) {
    Secret bytes;
    unsigned pending = 0;  // bits that no byte has yet
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
    return count < 5 ? bytes : Secret();  // a letter more than the bytes need
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

Result<Secret> totp_code(const Secret &key, std::int64_t unix_time) {
    constexpr unsigned digits = 6;
    std::array<char, digits + 1> code{};
    const int status = oath_totp_generate(key.view().data(), key.view().size(), unix_time,
                                          static_cast<unsigned>(totp_step), 0, digits, code.data());
    if (status != OATH_OK) {
        return failure(
            internal_error(std::string("the one-time password could not be made: ") + oath_strerror(status)));
    }
    Secret text({code.data(), digits});
    wipe(code.data(), code.size());
    return text;
}

}  // namespace balvps
