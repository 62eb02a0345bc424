#include "auth/jwt.h"

#include <jwt/base64.hpp>

#include <algorithm>
#include <cmath>
#include <string>

#include "common/number.h"
#include "common/secret.h"
#include "json/document.h"
#include "json/reader.h"

namespace balvps {
namespace {

bool is_base64url(std::string_view text) noexcept {
    return text.size() % 4 != 1 && std::all_of(text.begin(), text.end(), [](char letter) {
               return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                      (letter >= '0' && letter <= '9') || letter == '-' || letter == '_';
           });
}

std::optional<std::int64_t> unix_time(const Value *claim) noexcept {
    constexpr double largest = 9e15;  // exact as a double
    const auto number =
        claim == nullptr ? std::nullopt : claim->as_double();  // NumericDate may have a fraction
    if (!number || !(*number >= 0) || *number > largest) {
        return std::nullopt;
    }
    return static_cast<std::int64_t>(std::min(*number, double{latest_time}));
}

}  // namespace

JwtTimes read_jwt_times(std::string_view token) {
    const std::size_t first = token.find('.');
    const std::size_t second = first == std::string_view::npos ? first : token.find('.', first + 1);
    if (second == std::string_view::npos) {
        return {};
    }
    const std::string_view payload = token.substr(first + 1, second - first - 1);
    if (payload.empty() || !is_base64url(payload)) {
        return {};
    }
    std::string claims = jwt::base64_uri_decode(payload.data(), payload.size());
    const Result<Document> document = read_json(claims, true);
    wipe(claims.data(), claims.size());
    if (!document) {
        return {};
    }
    return {unix_time(document->root().find("iat")), unix_time(document->root().find("exp"))};
}

std::optional<std::chrono::seconds> lifetime_when_fresh(const JwtTimes &times, std::int64_t now) {
    if (!times.expires_at) {
        return std::nullopt;
    }
    const std::int64_t lifetime = *times.expires_at - times.issued_at.value_or(now);
    if (lifetime <= 0) {
        return std::nullopt;  // a clock is wrong, so the service decides when the token has expired
    }
    return std::chrono::seconds(lifetime);
}

}  // namespace balvps
