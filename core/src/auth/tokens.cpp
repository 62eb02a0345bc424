#include "auth/tokens.h"

#include <algorithm>
#include <ctime>

#include "common/ascii.h"
#include "common/number.h"
#include "json/reader.h"
#include "response/decode.h"
#include "transport/base_url.h"
#include "transport/http_date.h"

namespace balvps {
namespace {

std::string_view text_of(const Value &object, std::string_view name) noexcept {
    const Value *member = object.find(name);
    return member != nullptr && member->is_string() ? member->text() : std::string_view();
}

/// Reads a date of the service, such as "2026-01-31 23:59:59". It has no time zone and is taken as UTC.
std::optional<std::int64_t> read_date(std::string_view text) {
    std::tm time{};
    if (strptime(std::string(text).c_str(), "%Y-%m-%d%n%H:%M:%S", &time) == nullptr) {
        return std::nullopt;
    }
    return timegm(&time);
}

/// How many seconds a challenge stays valid. `expires_at` is a Unix time or a date by the service's clock.
std::int64_t challenge_lifetime(const Value *expires_at, std::int64_t now) {
    constexpr std::int64_t usual = 300;
    constexpr std::int64_t longest = 3600;
    if (expires_at == nullptr) {
        return usual;
    }
    if (const auto time = whole_number(expires_at->text())) {
        return std::clamp<std::int64_t>(within_calendar(*time) - now, 0, longest);
    }
    const auto date = read_date(expires_at->text());
    const std::int64_t lifetime = date ? *date - now : usual;
    return lifetime > 0 && lifetime <= longest ? lifetime : usual;  // otherwise another time zone
}

}  // namespace

bool is_token(std::string_view text) noexcept {
    return !text.empty() && text.size() <= longest_token &&
           std::all_of(text.begin(), text.end(), [](char letter) { return letter > ' ' && letter < '\x7F'; });
}

bool is_token_or_empty(std::string_view text) noexcept {
    return text.empty() || is_token(text);
}

bool is_refused_token(const Error &error) noexcept {
    return error.code == ErrorCode::authentication &&
           (error.reason == reason::unauthorized || error.reason == reason::token_expired);
}

Result<Tokens> tokens_in(const Document &document, const HttpResponse &response) {
    const Value *token = document.root().find("token");
    const std::string_view refresh_token = text_of(document.root(), "refresh");
    if (token == nullptr || !token->is_string() || !is_token(token->text()) ||
        !is_token_or_empty(refresh_token)) {
        Error error =
            malformed_answer_error("the answer holds no token that can be used", reason::wrong_type);
        describe_answer(response, true, error);
        return failure(std::move(error));
    }
    return Tokens{Secret(token->text()), Secret(refresh_token), {}};
}

std::optional<Challenge> challenge_in(const Document &document, const HttpHeaders &headers) {
    constexpr std::string_view preferred = "google_authenticator";
    const Value *mfa = document.root().find("mfa");
    const Value *token = mfa != nullptr ? mfa->find("token") : nullptr;
    if (token == nullptr || !is_token(token->text())) {
        return std::nullopt;
    }
    Challenge challenge{Secret(token->text()), {}, {}, {}};
    if (const Value *methods = mfa->find("methods"); methods != nullptr && methods->is_container()) {
        for (const Value &method : *methods) {
            if (challenge.method.empty() || method.text() == preferred) {
                challenge.method = method.text();
            }
        }
    }
    if (challenge.method.empty()) {
        challenge.method = preferred;
    }
    const std::int64_t now = std::time(nullptr);
    challenge.expires_at =
        now + challenge_lifetime(mfa->find("expires_at"), read_http_date(headers.find("Date")).value_or(now));
    return challenge;
}

void write_tokens(JsonWriter &writer, const Tokens &tokens, std::string_view base_url,
                  std::string_view username) {
    writer.start_object();
    writer.member("base_url", base_url);
    writer.member("username", username);
    writer.member("token", tokens.token.view());
    writer.member("refresh_token", tokens.refresh_token.view());
    writer.name("expires_at");
    if (tokens.expires_at) {
        writer.integer(*tokens.expires_at);
    } else {
        writer.null();
    }
    writer.end_object();
}

bool is_same_user(std::string_view one, std::string_view other) noexcept {
    return equal_in_any_case(one, other);
}

Result<std::optional<Tokens>> read_tokens(std::string_view json, std::string_view base_url,
                                          std::string_view username) {
    if (json.empty()) {
        return std::nullopt;
    }
    const Result<Document> document = read_json(json.substr(0, longest_stored + 1), true);
    const bool readable = json.size() <= longest_stored && document;
    const Value nothing;
    const Value &root = readable ? document->root() : nothing;
    const Value *expires_at = root.find("expires_at");
    const bool has_no_end = expires_at == nullptr || expires_at->is_null();
    if (!readable || text_of(root, "base_url").empty() || text_of(root, "token").empty() ||
        !(has_no_end || expires_at->as_integer())) {
        return failure(configuration_error(
            "it holds something other than tokens; remove that, or name another token store"));
    }
    const Result<BaseUrl> address = parse_base_url(text_of(root, "base_url"));
    if (!address || address->text != base_url || !is_same_user(text_of(root, "username"), username)) {
        return failure(configuration_error(
            "it holds the tokens of another address or user, which are neither used nor replaced; "
            "each account needs a token store of its own"));
    }
    if (!is_token(text_of(root, "token")) || !is_token_or_empty(text_of(root, "refresh_token"))) {
        return failure(configuration_error("it holds a token that cannot be sent (up to " +
                                           std::to_string(longest_token) +
                                           " visible ASCII characters can); remove it, and sign in again"));
    }
    Tokens tokens;
    tokens.token = Secret(text_of(root, "token"));
    tokens.refresh_token = Secret(text_of(root, "refresh_token"));
    if (!has_no_end) {
        tokens.expires_at = within_calendar(*expires_at->as_integer());
    }
    return tokens;
}

}  // namespace balvps
