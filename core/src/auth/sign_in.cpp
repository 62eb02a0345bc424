#include "auth/sign_in.h"

#include <utility>

#include "json/reader.h"
#include "request/build.h"
#include "response/normalise.h"

namespace balvps {
namespace {

/// The value that was sent for an argument with that config key; empty: none.
Secret sent_value(std::string_view config_key, const Operation &operation, const Arguments &arguments) {
    for (std::size_t i = 0; i < operation.parameters.size(); ++i) {
        if (operation.parameters[i].config_key == config_key) {
            const Value *given = arguments.value(i);
            return Secret(given != nullptr ? given->text() : arguments.standing_in(i));
        }
    }
    return {};
}

/// The service's answer when it has ended tokens.
Document success_answer(const Operation &operation) {
    Document document = read_own_json(R"({"status":true})");
    static_cast<void>(normalise(document, *operation.response));
    return document;
}

}  // namespace

Task<Result<void>> SignIn::perform(const Operation &operation, const ArgumentList &given) {
    const bool brings = brings_tokens(operation);
    auto change = co_await session_.begin_change(
        brings ? Session::Purpose::bring_tokens : Session::Purpose::end_tokens, sender_.waiting());
    if (!change) {
        co_return failure(std::move(change.error()));
    }
    Result<Arguments> arguments = Arguments::validate(
        operation, given, [this](std::string_view key) { return session_.standing_in(key); });
    if (!arguments) {
        co_return failure(std::move(arguments.error()));
    }
    if (!brings) {
        co_return co_await end_tokens(**change, operation, *arguments);
    }
    Result<Tokens> tokens = co_await obtain(operation, *arguments);
    if (!tokens) {
        co_return failure(std::move(tokens.error()));
    }
    const Secret username = sent_value("username", operation, *arguments);
    co_return co_await (*change)->adopt(std::move(*tokens), username.view(), sender_.waiting());
}

Task<Result<void>> SignIn::verify(std::string_view code) {
    const std::optional<Challenge> challenge = session_.second_factor().challenge();
    if (!challenge) {
        co_return failure(argument_error("no login waits for a second factor: sign in again"));
    }
    auto change = co_await session_.begin_change(Session::Purpose::bring_tokens, sender_.waiting());
    if (!change) {
        co_return failure(std::move(change.error()));
    }
    Secret password(code);
    Result<void> answered = co_await answer(*challenge, std::move(password));
    if (!answered) {
        if (is_refused_token(answered.error())) {
            session_.second_factor().drop();  // the challenge is invalid: the next call signs in again
        }
        co_return answered;
    }
    Result<Tokens> tokens = tokens_in(sender_.answer().document, sender_.answer().response);
    if (!tokens) {
        co_return failure(std::move(tokens.error()));
    }
    const Secret username = challenge->username;
    co_return co_await (*change)->adopt(std::move(*tokens), username.view(), sender_.waiting());
}

Task<Result<Tokens>> SignIn::login() {
    return obtain_for_session(TokenEffect::log_in,
                              [this](std::string_view key) { return session_.standing_in(key); });
}

Task<Result<Tokens>> SignIn::refresh(Secret refresh_token) {
    return obtain_for_session(TokenEffect::refresh,
                              [token = std::move(refresh_token)](std::string_view /*key*/) { return token; });
}

/// The session keeps the tokens, so they must not stay in the call's own answer.
Task<Result<Tokens>> SignIn::obtain_for_session(TokenEffect effect, ArgumentDefaults defaults) {
    const Operation &operation = operation_with(effect);
    Result<Arguments> arguments = Arguments::validate(operation, {}, defaults);
    if (!arguments) {
        co_return failure(std::move(arguments.error()));
    }
    Result<Tokens> tokens = co_await obtain(operation, *arguments);
    sender_.answer().document = Document();
    co_return tokens;
}

Task<Result<Tokens>> SignIn::obtain(const Operation &operation, const Arguments &arguments) {
    HttpRequest request = build_request(operation, arguments);
    Result<void> sent = co_await sender_.send(operation, request);
    if (!sent && sent.error().code == ErrorCode::second_factor_needed) {
        Secret username = sent_value("username", operation, arguments);
        Error error = std::move(sent.error());
        sent = co_await handle_challenge(std::move(username), std::move(error));
    }
    if (!sent) {
        co_return failure(std::move(sent.error()));
    }
    Result<Tokens> tokens = tokens_in(sender_.answer().document, sender_.answer().response);
    if (tokens && tokens->refresh_token.empty()) {  // some installs do not rotate it
        tokens->refresh_token = sent_value("refresh_token", operation, arguments);
    }
    co_return tokens;
}

/// Answers the challenge of a login if the config has a secret for it. Otherwise keeps it for verify().
Task<Result<void>> SignIn::handle_challenge(Secret username, Error error) {
    Answer &received = sender_.answer();
    std::optional<Challenge> challenge = challenge_in(received.document, received.response.headers);
    received.document = Document();
    if (!challenge) {
        co_return failure(std::move(error));
    }
    SecondFactor &second_factor = session_.second_factor();
    std::optional<Secret> code;
    if (session_.is_own(username.view())) {
        Result<std::optional<Secret>> own_code = co_await second_factor.code(sender_.waiting());
        if (!own_code) {
            co_return failure(std::move(own_code.error()));
        }
        code = std::move(*own_code);
    }
    if (!code) {
        challenge->username = std::move(username);
        second_factor.keep(std::move(*challenge));
        co_return failure(std::move(error));
    }
    co_return co_await answer(std::move(*challenge), std::move(*code));
}

Task<Result<void>> SignIn::answer(Challenge challenge, Secret code) {
    HttpRequest request = build_second_factor_request(challenge.method, code.view());
    request.authorization = bearer(challenge.token);
    Result<void> sent = co_await sender_.send(verify_second_factor_operation(), request);
    if (!sent && sent.error().code == ErrorCode::refused && sent.error().http_status < 500) {
        Error &error = sent.error();
        error.code = ErrorCode::authentication;
        error.reason = reason::wrong_code;
        error.message.insert(0, "the one-time password is not accepted: ");
    }
    co_return sent;
}

/// Ends tokens without signing in. If there is no token, or the service refuses it, they have ended already.
Task<Result<void>> SignIn::end_tokens(Session::Change &change, const Operation &operation,
                                      const Arguments &arguments) {
    const bool own = ends_own_tokens(operation, arguments);
    HttpRequest request = build_request(operation, arguments);
    const bool with_token = request.needs_credentials && session_.uses_tokens();
    if (request.needs_credentials) {
        request.authorization = session_.held().header;
    }
    bool over = with_token && request.authorization.empty();
    if (!over) {
        Result<void> sent = co_await sender_.send(operation, request);
        over = with_token && !sent && is_refused_token(sent.error());
        if (!sent && !over) {
            co_return sent;
        }
    }
    if (over) {
        sender_.answer().document = success_answer(operation);
    }
    if (!own) {
        co_return Result<void>();
    }
    co_return co_await change.forget(sender_.waiting());
}

/// Whether the tokens that end are the client's own: a revoked refresh token may be a different one.
bool SignIn::ends_own_tokens(const Operation &operation, const Arguments &arguments) const {
    for (std::size_t i = 0; i < operation.parameters.size(); ++i) {
        if (operation.parameters[i].in_body && arguments.value(i) != nullptr) {
            return arguments.value(i)->text() == session_.refresh_token().view();
        }
    }
    return true;
}

}  // namespace balvps
