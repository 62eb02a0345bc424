// SHA-1 (RFC 3174) and its HMAC (RFC 2104), for one-time passwords.
//
// This is own code because Debian packages no small library for it, and the core links only libcurl and the
// C++ runtime. SHA-1 is broken for signatures, but RFC 6238 requires it as an HMAC.
#pragma once

#include <string_view>

#include "common/secret.h"

namespace balvps {

/// The digest of a text: 20 bytes.
Secret sha1(std::string_view text);

/// The authentication code of a text under a key: 20 bytes.
Secret hmac_sha1(std::string_view key, std::string_view text);

}  // namespace balvps
