// Encrypts tokens with AES-256-GCM, and makes names and random texts. OpenSSL does the work.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "secret.h"

namespace balvps::redis {

class Cipher {
  public:
    /// @param key 32 bytes, as 64 hexadecimal digits or in base64. Throws Failure if it is anything else.
    explicit Cipher(std::string_view key);

    /// @param context what the text belongs to. It is not secret, and decrypting needs the same.
    std::string encrypt(std::string_view text, std::string_view context) const;
    /// None if the text was encrypted with another key or for another context, or changed.
    std::optional<Secret> decrypt(std::string_view encrypted, std::string_view context) const;

    /// Identifies a secret to those who have the key, and tells others nothing.
    std::string fingerprint(std::string_view text) const;

  private:
    Secret key_;
};

std::string sha1_hex(std::string_view text);
std::string sha256_hex(std::string_view text);
/// 32 random hexadecimal digits.
std::string random_hex();
/// A random number from 0 to `largest`.
unsigned random_up_to(unsigned largest);

}  // namespace balvps::redis
