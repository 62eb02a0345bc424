// Tokens with an expiry time. Input: "CLAIMS\n", which are put into a token, and then a whole token.
#include <jwt/base64.hpp>
#include <string>

#include "auth/jwt.h"
#include "auth/session.h"
#include "fuzz.h"

using namespace balvps;
using namespace balvps::fuzz;

namespace {

void read(std::string_view token) {
    const JwtTimes times = read_jwt_times(token);
    require(times.expires_at.value_or(0) >= 0 && times.issued_at.value_or(0) >= 0);
    for (const std::int64_t now : {std::int64_t{0}, std::int64_t{1'700'000'000}}) {
        const auto lifetime = lifetime_when_fresh(times, now);
        require(!lifetime || lifetime->count() > 0);
    }
    Credentials credentials;
    credentials.mode = AuthMode::token;
    credentials.token = Secret(token);
    credentials.refresh_token = Secret("refresh");
    static_cast<void>(Session(std::move(credentials), nullptr).at_hand());
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    std::string_view rest = text(data, size);
    const std::string_view claims = cut(rest, '\n');
    read(rest);
    std::string encoded = jwt::base64_encode(claims.data(), claims.size());
    encoded.resize(jwt::base64_uri_encode(encoded.data(), encoded.size()));
    read("e30." + encoded + ".x");
    return 0;
}
