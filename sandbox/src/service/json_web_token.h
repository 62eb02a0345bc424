// Signs JSON Web Tokens (RFC 7519) with HS256.
#pragma once

#include <cstdint>
#include <string>

namespace sandbox {

class JsonWebTokenSigner {
  public:
    /// Creates a random key, so that no token is valid after the process ends.
    JsonWebTokenSigner();

    /// A signed token with the claims iss, sub, iat, exp and a unique jti.
    std::string sign(std::int64_t subject, std::int64_t issued_at, std::int64_t expires) const;

  private:
    std::string key_;
};

}  // namespace sandbox
