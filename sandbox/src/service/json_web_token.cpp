#include "service/json_web_token.h"

#include <jwt/jwt.hpp>

#include "common/random.h"

namespace sandbox {

JsonWebTokenSigner::JsonWebTokenSigner() : key_(random_hexadecimal(32)) {}

std::string JsonWebTokenSigner::sign(std::int64_t subject, std::int64_t issued_at,
                                     std::int64_t expires) const {
    using jwt::params::algorithm;
    using jwt::params::payload;
    using jwt::params::secret;
    jwt::jwt_object token{
        algorithm("HS256"), secret(key_),
        payload(
            {{"iss", "balvps-sandbox"}, {"sub", std::to_string(subject)}, {"jti", random_hexadecimal(16)}})};
    token.add_claim("iat", issued_at);
    token.add_claim("exp", expires);
    return token.signature();
}

}  // namespace sandbox
