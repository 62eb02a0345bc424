#include "service/one_time_codes.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace sandbox {

namespace {

constexpr std::int64_t step_seconds = 30;
constexpr std::int64_t tolerated_steps = 1;
constexpr std::size_t digits = 6;

/// The HOTP code (RFC 4226, 5.3) whose counter is the number of the time step.
std::string code_of(std::string_view key, std::int64_t step) {
    std::array<unsigned char, 8> counter{};
    for (std::size_t index = 0; index < counter.size(); ++index) {
        counter[index] = static_cast<unsigned char>(static_cast<std::uint64_t>(step) >> (56 - 8 * index));
    }
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int length = 0;
    if (HMAC(EVP_sha1(), key.data(), static_cast<int>(key.size()), counter.data(), counter.size(),
             digest.data(), &length) == nullptr) {
        throw std::runtime_error("OpenSSL has no HMAC-SHA1");
    }
    const std::size_t offset = digest[length - 1] & 15U;
    std::uint32_t number = digest[offset] & 127U;
    for (std::size_t index = 1; index < 4; ++index) {
        number = number << 8U | digest[offset + index];
    }
    const std::string text = std::to_string(number % 1'000'000);
    return std::string(digits - text.size(), '0') + text;
}

}  // namespace

std::optional<std::string> decode_base32(std::string_view text) {
    static constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string bytes;
    std::uint32_t bits = 0;
    unsigned int count = 0;
    for (const char character : text) {
        if (character == ' ' || character == '=') {
            continue;
        }
        const char upper =
            character >= 'a' && character <= 'z' ? static_cast<char>(character - 32) : character;
        const std::size_t value = alphabet.find(upper);
        if (value == std::string_view::npos) {
            return std::nullopt;
        }
        bits = bits << 5U | static_cast<std::uint32_t>(value);
        count += 5;
        if (count >= 8) {
            count -= 8;
            bytes += static_cast<char>(bits >> count & 255U);
        }
    }
    return bytes.empty() ? std::nullopt : std::optional(bytes);
}

bool OneTimeCodes::accept(std::string_view secret, std::string_view code, std::int64_t unix_time) {
    const std::string key = decode_base32(secret).value_or("");
    const std::int64_t now = unix_time / step_seconds;
    const std::int64_t first = std::max(now - tolerated_steps, last_step_ + 1);
    for (std::int64_t step = first; step <= now + tolerated_steps; ++step) {
        if (code == code_of(key, step)) {
            last_step_ = step;
            return true;
        }
    }
    return false;
}

void OneTimeCodes::clear() {
    last_step_ = -1;
}

}  // namespace sandbox
