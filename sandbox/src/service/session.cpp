// Signing in and out, and renewing tokens.
#include "common/clock.h"
#include "service/arguments.h"
#include "service/operations.h"

namespace sandbox {

namespace {

using Kind = Refusal::Kind;

constexpr const char *second_factor_method = "google_authenticator";

TokenLifetimes lifetimes(const Settings &settings) {
    return {settings.token_lifetime, settings.refresh_lifetime};
}

Json to_json(const TokenPair &pair) {
    return {{"token", pair.access}, {"refresh", pair.refresh}};
}

/// The token. Throws Refusal if it is unknown or has expired.
Token live_token(const Call &call, const std::string &text, TokenKind kind) {
    const std::optional<Token> token = call.tokens.find(text, kind);
    if (!token) {
        throw Refusal(Kind::unauthorized, "unauthorized");
    }
    if (unix_time() >= token->expires) {
        throw Refusal(Kind::unauthorized, "token_expired");
    }
    return *token;
}

void count_login(Call &call) {
    if (call.settings.login_limit == 0) {
        return;
    }
    const LoginLimit::Verdict verdict =
        call.login_limit.attempt(call.settings.login_limit, call.settings.login_window);
    call.answer_headers.push_back({"X-RateLimit-Limit", std::to_string(call.settings.login_limit)});
    call.answer_headers.push_back({"X-RateLimit-Remaining", std::to_string(verdict.remaining)});
    const std::int64_t origin = call.settings.login_reset_as_time ? unix_time() : 0;
    call.answer_headers.push_back({"X-RateLimit-Reset", std::to_string(origin + verdict.reset)});
    if (!verdict.allowed) {
        call.answer_headers.push_back({"Retry-After", std::to_string(verdict.reset)});
        throw Refusal(Kind::too_many, "too_many_requests");
    }
}

}  // namespace

Json login(Call &call) {
    count_login(call);
    const Account *const account = call.state.account_signing_in(text_or_empty(call.arguments, "username"),
                                                                 text_or_empty(call.arguments, "password"));
    if (account == nullptr) {
        throw Refusal(Kind::coded, "wronglogin");
    }
    if (call.settings.second_factor) {
        const std::int64_t lifetime = call.settings.second_factor_lifetime;
        const std::string token = call.tokens.ask_second_factor(account->id, lifetime);
        const std::int64_t expires = unix_time() + lifetime;
        return {{"token", nullptr},
                {"mfa",
                 {{"token", token},
                  {"methods", Json::array({second_factor_method})},
                  {"expires_at",
                   call.settings.second_factor_expires_as_time ? Json(expires) : Json(date_time(expires))}}}};
    }
    return to_json(call.tokens.sign_in(account->id, lifetimes(call.settings)));
}

Json verify_second_factor(Call &call) {
    const Token token = live_token(call, call.bearer, TokenKind::second_factor);
    const Json *const payload = find_argument(call.arguments, "payload");
    const bool accepted =
        text_or_empty(call.arguments, "method") == second_factor_method && payload != nullptr &&
        payload->is_object() &&
        call.one_time_codes.accept(call.settings.totp_secret, text_or_empty(*payload, "code"), unix_time());
    if (!accepted) {
        throw Refusal(Kind::coded, "invalid_code");
    }
    call.tokens.forget(call.bearer);
    return to_json(call.tokens.sign_in(token.account, lifetimes(call.settings)));
}

Json logout(Call &call) {
    call.tokens.forget(call.bearer);
    return {{"status", true}};
}

Json refresh_token(Call &call) {
    const std::optional<TokenPair> pair =
        call.tokens.rotate(text_or_empty(call.arguments, "refresh_token"), lifetimes(call.settings));
    if (!pair) {
        throw Refusal(Kind::coded, "invalid_refresh_token");
    }
    return to_json(*pair);
}

Json revoke_token(Call &call) {
    const std::optional<std::string> refresh = text_argument(call.arguments, "refresh_token");
    if (!refresh) {
        call.tokens.end_session(live_token(call, call.bearer, TokenKind::access).session);
        return {{"status", true}};
    }
    const std::optional<Token> token = call.tokens.find(*refresh, TokenKind::refresh);
    if (!token || unix_time() >= token->expires) {
        throw Refusal(Kind::coded, "invalid_refresh_token");
    }
    call.tokens.end_session(token->session);
    return {{"status", true}};
}

}  // namespace sandbox
