#include "cipher.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <array>
#include <cstdint>
#include <memory>
#include <new>

#include "failure.h"

namespace balvps::redis {
namespace {

constexpr std::size_t key_size = 32;
constexpr std::size_t nonce_size = 12;
constexpr std::size_t tag_size = 16;
/// The first byte of an encrypted text: how it is encrypted.
constexpr char format = 1;

struct FreeContext {
    void operator()(EVP_CIPHER_CTX *context) const noexcept { EVP_CIPHER_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_CIPHER_CTX, FreeContext>;

const unsigned char *bytes(std::string_view text) noexcept {
    return reinterpret_cast<const unsigned char *>(text.data());
}

unsigned char *bytes(char *text) noexcept {
    return reinterpret_cast<unsigned char *>(text);
}

void must(int result) {
    if (result != 1) {
        throw std::bad_alloc();  // these functions fail for lack of memory only
    }
}

std::string hex(const unsigned char *data, std::size_t size) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (std::size_t i = 0; i < size; ++i) {
        text += digits[data[i] >> 4U];
        text += digits[data[i] & 0xFU];
    }
    return text;
}

/// The value of a digit in base 16 or 64; -1: it is none.
int digit(char letter, bool base64) noexcept {
    constexpr std::string_view all = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    constexpr std::string_view few = "0123456789abcdef";
    if (base64) {
        letter = letter == '-' ? '+' : letter == '_' ? '/' : letter;
    } else if (letter >= 'A' && letter <= 'F') {
        letter = static_cast<char>(letter - 'A' + 'a');
    }
    const std::size_t at = (base64 ? all : few).find(letter);
    return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

Secret decode_key(std::string_view text) {
    constexpr std::size_t hex_digits = 64;
    const bool base64 = text.size() != hex_digits;
    if (base64 && text.ends_with('=')) {
        text.remove_suffix(1);
    }
    Secret key;
    key.reserve(key_size + 1);
    unsigned value = 0;
    int bits = 0;
    const int bits_of_digit = base64 ? 6 : 4;
    for (const char letter : text.substr(0, hex_digits)) {
        const int next = digit(letter, base64);
        if (next < 0) {
            key.clear();
            break;
        }
        value = (value << bits_of_digit | static_cast<unsigned>(next)) & 0xFFFU;
        bits += bits_of_digit;
        if (bits >= 8) {
            bits -= 8;
            key.push_back(static_cast<char>(value >> bits));
        }
    }
    if (key.size() != key_size || text.size() > hex_digits) {
        fail_configuration(
            "config key 'token_store_key' must be 32 random bytes, as 64 hexadecimal digits or in base64, "
            "such as "
            "`openssl rand -base64 32` prints");
    }
    return key;
}

std::string digest(std::string_view text, const EVP_MD *algorithm) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> result{};
    unsigned size = 0;
    must(EVP_Digest(text.data(), text.size(), result.data(), &size, algorithm, nullptr));
    return hex(result.data(), size);
}

void fill_randomly(unsigned char *data, std::size_t size) {
    if (RAND_bytes(data, static_cast<int>(size)) != 1) {
        fail_passing("the system gives no random numbers");
    }
}

}  // namespace

Cipher::Cipher(std::string_view key) : key_(decode_key(key)) {}

std::string Cipher::encrypt(std::string_view text, std::string_view context) const {
    const Context cipher(EVP_CIPHER_CTX_new());
    std::string encrypted(1 + nonce_size + text.size() + tag_size, format);
    unsigned char *const nonce = bytes(encrypted.data()) + 1;
    unsigned char *const body = nonce + nonce_size;
    fill_randomly(nonce, nonce_size);
    int size = 0;
    must(cipher != nullptr ? 1 : 0);
    must(EVP_EncryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, bytes(view(key_)), nonce));
    must(EVP_EncryptUpdate(cipher.get(), nullptr, &size, bytes(context), static_cast<int>(context.size())));
    must(EVP_EncryptUpdate(cipher.get(), body, &size, bytes(text), static_cast<int>(text.size())));
    must(EVP_EncryptFinal_ex(cipher.get(), body + text.size(), &size));
    must(EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, tag_size, body + text.size()));
    return encrypted;
}

std::optional<Secret> Cipher::decrypt(std::string_view encrypted, std::string_view context) const {
    constexpr std::size_t longest = std::size_t{1} << 20;
    if (encrypted.size() < 1 + nonce_size + tag_size || encrypted.size() > longest ||
        encrypted[0] != format) {
        return std::nullopt;
    }
    const std::string_view nonce = encrypted.substr(1, nonce_size);
    const std::string_view body =
        encrypted.substr(1 + nonce_size, encrypted.size() - 1 - nonce_size - tag_size);
    std::string tag(encrypted.substr(encrypted.size() - tag_size));
    Secret text(body.size() + 1);
    const Context cipher(EVP_CIPHER_CTX_new());
    int size = 0;
    must(cipher != nullptr ? 1 : 0);
    must(EVP_DecryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, bytes(view(key_)), bytes(nonce)));
    must(EVP_DecryptUpdate(cipher.get(), nullptr, &size, bytes(context), static_cast<int>(context.size())));
    must(EVP_DecryptUpdate(cipher.get(), bytes(text.data()), &size, bytes(body),
                           static_cast<int>(body.size())));
    must(EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, tag_size, tag.data()));
    if (EVP_DecryptFinal_ex(cipher.get(), bytes(text.data()) + body.size(), &size) != 1) {
        return std::nullopt;
    }
    text.pop_back();
    return text;
}

std::string Cipher::fingerprint(std::string_view text) const {
    std::array<unsigned char, EVP_MAX_MD_SIZE> result{};
    unsigned size = 0;
    if (HMAC(EVP_sha256(), key_.data(), key_size, bytes(text), text.size(), result.data(), &size) ==
        nullptr) {
        throw std::bad_alloc();
    }
    constexpr std::size_t enough = 16;
    return hex(result.data(), enough);
}

std::string sha1_hex(std::string_view text) {
    return digest(text, EVP_sha1());
}

std::string sha256_hex(std::string_view text) {
    return digest(text, EVP_sha256());
}

std::string random_hex() {
    std::array<unsigned char, 16> random{};
    fill_randomly(random.data(), random.size());
    return hex(random.data(), random.size());
}

unsigned random_up_to(unsigned largest) {
    std::array<unsigned char, 4> random{};
    fill_randomly(random.data(), random.size());
    const std::uint32_t number =
        static_cast<std::uint32_t>(random[0]) | static_cast<std::uint32_t>(random[1]) << 8U |
        static_cast<std::uint32_t>(random[2]) << 16U | static_cast<std::uint32_t>(random[3]) << 24U;
    return number % (largest + 1);
}

}  // namespace balvps::redis
