// Base64 (RFC 4648), decoded by OpenSSL.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sandbox {

/// @return the bytes, or nullopt if the text is not base64 with its padding
std::optional<std::string> decode_base64(std::string_view text);

}  // namespace sandbox
