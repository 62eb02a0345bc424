// JSON Web Tokens with the claims a test wants; nobody checks their signature.
#pragma once

#include <jwt/base64.hpp>

#include <string>
#include <string_view>

namespace balvps::test {

inline std::string base64url(std::string_view text) {
    std::string encoded = jwt::base64_encode(text.data(), text.size());
    encoded.resize(jwt::base64_uri_encode(encoded.data(), encoded.size()));
    return encoded;
}

/// @param claims JSON, such as {"exp":1700000000}
inline std::string token_with(std::string_view claims) {
    return base64url(R"({"typ":"JWT","alg":"RS256"})") + "." + base64url(claims) + ".c2lnbmF0dXJl";
}

}  // namespace balvps::test
