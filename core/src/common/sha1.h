// SHA-1 (RFC 3174) and the HMAC made of it (RFC 2104), which one-time passwords are computed with.
//
// Own code, because Debian packages no small library for it, and the core links libcurl and the C++ runtime
// alone. SHA-1 is broken for signatures; as an HMAC it is what RFC 6238 asks for.
#pragma once

#include <string_view>

#include "common/secret.h"

namespace balvps {

/// The 20 bytes of a text's digest.
Secret sha1(std::string_view text);

/// The 20 bytes that whoever has the key can compute for a text.
Secret hmac_sha1(std::string_view key, std::string_view text);

}  // namespace balvps
