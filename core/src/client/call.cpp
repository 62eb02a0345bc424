#include "client/call.h"

#include <algorithm>
#include <ctime>
#include <utility>

#include "common/number.h"
#include "request/build.h"
#include "response/decode.h"
#include "response/excerpt.h"
#include "response/recognise.h"
#include "response/retry_after.h"

namespace balvps {
namespace {

LimitScope scope_of(const Operation &operation) noexcept {
    return operation.path == "/login" ? LimitScope::login : LimitScope::calls;
}

bool needs_credentials(const Operation &operation, const HttpRequest &request) noexcept {
    switch (operation.authentication) {
        case Authentication::none:
            return false;
        case Authentication::required:
            return true;
        case Authentication::unless_body:
            return !request.has_body;
    }
    return true;
}

bool is_refused_token(const Error &error) noexcept {
    return error.code == ErrorCode::authentication &&
           (error.reason == reason::unauthorized || error.reason == reason::token_expired);
}

/// A token goes into a header line, which nothing in it may end.
bool is_header_value(std::string_view token) noexcept {
    return !token.empty() && std::all_of(token.begin(), token.end(),
                                         [](char letter) { return letter > ' ' && letter < '\x7F'; });
}

/// The service sends these with the answer to a login, which is gone when the call's own answer has come.
RateLimit rate_limit_of(const HttpResponse &response) {
    const auto header = [&](std::string_view name) { return printable(response.headers.find(name), 40); };
    return {header("X-RateLimit-Limit"), header("X-RateLimit-Remaining"), header("X-RateLimit-Reset")};
}

Error over_the_limit(LimitScope scope, Clock::time_point until) {
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(until - Clock::now()).count();
    Error error = failure(ErrorCode::rate_limited,
                          std::string(scope == LimitScope::login ? "the service's limit of logins is spent"
                                                                 : "the service has asked to wait") +
                              "; it takes the next in " + std::to_string(seconds) + " s (nothing was sent)")
                      .value();
    error.retry_after = seconds;
    error.retryable = true;
    return error;
}

Error too_late() {
    Error error =
        failure(ErrorCode::timeout, "the deadline passed before the request was sent (nothing was sent)")
            .value();
    error.retryable = true;
    return error;
}

/// Of a write that may have been carried out. Who cancelled it is told that as well.
Error uncertain(Error error) {
    error.message.insert(0, "the write may have been carried out: ");
    error.retryable = false;
    if (error.code == ErrorCode::cancelled) {
        return error;
    }
    if (error.reason.empty()) {
        error.reason = error_name(error.code);
    }
    error.code = ErrorCode::ambiguous_write;
    return error;
}

}  // namespace

std::optional<Tokens> tokens_of(const Document &document) {
    const Value *token = document.root().find("token");
    if (token == nullptr || !token->is_string() || !is_header_value(token->text())) {
        return std::nullopt;
    }
    const Value *refresh = document.root().find("refresh");
    return Tokens{Secret(token->text()),
                  refresh != nullptr && refresh->is_string() ? Secret(refresh->text()) : Secret(),
                  std::nullopt, std::nullopt};
}

std::optional<Challenge> challenge_of(const HttpResponse &response) {
    constexpr std::string_view preferred = "google_authenticator";
    const Result<Document> document = decode(response, true);
    const Value *mfa = document ? document->root().find("mfa") : nullptr;
    const Value *token = mfa != nullptr ? mfa->find("token") : nullptr;
    if (token == nullptr || !is_header_value(token->text())) {
        return std::nullopt;
    }
    Challenge challenge{Secret(token->text()), {}, {}};
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
    if (const Value *expires_at = mfa->find("expires_at"); expires_at != nullptr) {
        challenge.expires_at = whole_number(expires_at->text());
    }
    return challenge;
}

Call::Call(Shared &shared, Scheduler &scheduler, const CallOptions &options, Interrupt interrupt)
    : shared_(shared),
      retries_(options.retries.value_or(shared.settings.retry.count)),
      waiting_{scheduler, Deadline(options.timeout.value_or(shared.settings.timeout)), interrupt} {}

Task<std::optional<Error>> Call::run(const Operation &operation, HttpRequest &request) {
    const auto signing_in = [](Error error) {
        error.message.insert(0, "signing in: ");
        return error;
    };
    Session &session = shared_.session;
    const bool signs = needs_credentials(operation, request);
    std::uint64_t generation = 0;
    if (signs) {
        std::optional<Authorization> authorization = session.at_hand();
        if (!authorization) {
            Result<Authorization> signed_in = co_await session.authorize(*this, waiting_);
            if (!signed_in) {
                co_return signing_in(std::move(signed_in.error()));
            }
            authorization = std::move(*signed_in);
        }
        generation = authorization->generation;
        request.authorization = std::move(authorization->header);
    }
    std::optional<Error> error = co_await send(operation, request);
    if (signs && error && is_refused_token(*error) && session.renewable()) {
        Result<Authorization> renewed = co_await session.renew_after(generation, *this, waiting_);
        if (!renewed) {
            co_return signing_in(std::move(renewed.error()));
        }
        request.authorization = std::move(renewed->header);
        error = co_await send(operation, request);
    }
    if (error && !operation.idempotent && is_unanswered(*error)) {
        error = uncertain(std::move(*error));
    }
    co_return error;
}

Task<std::optional<Error>> Call::send(const Operation &operation, HttpRequest &request) {
    const std::size_t most = shared_.settings.transport.max_body_bytes;
    if (request.body.view().size() > most) {
        co_return failure(ErrorCode::too_large, "the request body is larger than max_body_bytes (" +
                                                    std::to_string(most) + " bytes)")
            .value();
    }
    const LimitScope scope = scope_of(operation);
    bool earlier_try_may_have_arrived = false;
    for (int retry = 0;; ++retry) {
        if (shared_.rate_limits.blocked_until(scope)) {
            std::optional<Error> refused = co_await keep_to_limit(scope);
            if (refused) {
                co_return refused;
            }
        }
        if (waiting_.interrupt.is_cancelled()) {
            co_return cancelled();
        }
        if (waiting_.deadline.passed()) {
            co_return too_late();
        }
        outcome_.response = HttpResponse();
        outcome_.document = Document();
        const Clock::time_point start = Clock::now();
        Exchange exchange{&request, &outcome_.response,
                          waiting_.deadline.within(shared_.settings.attempt_timeout), &waiting_.interrupt};
        co_await Begun(waiting_.scheduler, exchange);
        std::optional<Error> error = read_answer(operation, std::move(exchange.error));
        outcome_.attempts.push_back(
            {request.method, request.path.substr(0, request.path.find('?')), outcome_.response.status,
             std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start), retry + 1,
             error ? error->code : ErrorCode::none, rate_limit_of(outcome_.response)});
        shared_.rate_limits.note(scope, outcome_.response);
        if (!error) {
            shared_.retry_budget.put_back();
            co_return error;
        }
        if (error->code == ErrorCode::not_found && earlier_try_may_have_arrived &&
            operation.method == Method::delete_) {
            error->reason = reason::repeated;
        }
        earlier_try_may_have_arrived = earlier_try_may_have_arrived || is_unanswered(*error);
        const bool may_repeat = is_passing(*error) && is_repeatable(operation, *error);
        error->retryable = may_repeat;
        if (!may_repeat || retry >= retries_) {
            co_return error;
        }
        const Clock::time_point next = Clock::now() + time_before_retry(*error, retry);
        if (next >= waiting_.deadline.at() || !shared_.retry_budget.take()) {
            co_return error;
        }
        std::optional<Error> stopped = co_await pause(next);
        if (stopped) {
            co_return stopped;
        }
    }
}

/// What the service asks for, with jitter, so that those it sent away do not all come back at once.
Milliseconds Call::time_before_retry(const Error &error, int retry) const {
    const RetrySettings &settings = shared_.settings.retry;
    return error.retry_after < 0 ? backoff(settings, retry)
                                 : std::chrono::seconds(error.retry_after) + backoff(settings, 0);
}

/// Waits until the service takes requests again, or says at once that it will not within the deadline.
Task<std::optional<Error>> Call::keep_to_limit(LimitScope scope) {
    while (const auto until = shared_.rate_limits.blocked_until(scope)) {
        const Clock::time_point next = *until + backoff(shared_.settings.retry, 0);
        if (next >= waiting_.deadline.at()) {
            co_return over_the_limit(scope, *until);
        }
        std::optional<Error> stopped = co_await pause(next);
        if (stopped) {
            co_return stopped;
        }
    }
    co_return std::optional<Error>();
}

Task<std::optional<Error>> Call::pause(Clock::time_point until) {
    Pause pause{until, &waiting_.interrupt};
    co_await Begun(waiting_.scheduler, pause);
    if (pause.outcome == WaitOutcome::cancelled) {
        co_return cancelled();
    }
    co_return std::optional<Error>();
}

std::optional<Error> Call::read_answer(const Operation &operation, std::optional<Error> error) {
    if (!error) {
        error = read_document(operation);
        if (error) {
            error->may_have_arrived = true;
        }
    } else if (error->code == ErrorCode::malformed_answer) {
        describe_answer(outcome_.response, operation.secret, *error);
    }
    if (error && error->retry_after < 0 && is_passing(*error)) {
        error->retry_after = seconds_of_retry_after(outcome_.response.headers, std::time(nullptr));
    }
    if (error && error->operation.empty()) {
        error->operation = operation.name;
    }
    return error;
}

std::optional<Error> Call::read_document(const Operation &operation) {
    Result<Document> document = decode(outcome_.response, operation.secret);
    if (!document) {
        std::optional<Error> by_status = recognise_status(outcome_.response, operation.secret);
        return by_status ? std::move(*by_status) : std::move(document.error());
    }
    if (std::optional<Error> error = recognise_failure(outcome_.response, *document, operation.secret)) {
        return error;
    }
    if (operation.response != nullptr) {
        if (const std::string complaint = document->normalise(*operation.response); !complaint.empty()) {
            Error error = failure(ErrorCode::malformed_answer,
                                  "the answer is not one to this operation: " + complaint, reason::wrong_type)
                              .value();
            describe_answer(outcome_.response, operation.secret, error);
            return error;
        }
    }
    outcome_.document = std::move(*document);
    return std::nullopt;
}

Task<Result<Tokens>> Call::login() {
    return fetch_tokens(*find_operation("login"), [this](std::string_view key) {
        return key == "username" ? shared_.session.username() : shared_.session.password();
    });
}

Task<Result<Tokens>> Call::refresh(Secret refresh_token) {
    return fetch_tokens(*find_operation("refresh_token"),
                        [refresh_token](std::string_view /*key*/) { return refresh_token; });
}

Task<Result<Tokens>> Call::fetch_tokens(const Operation &operation, ArgumentDefaults values) {
    Result<Arguments> arguments = Arguments::validate(operation, {}, values);
    if (!arguments) {
        co_return failure(std::move(arguments.error()));
    }
    HttpRequest request = build_request(operation, *arguments);
    std::optional<Error> error = co_await send(operation, request);
    if (error && error->code == ErrorCode::second_factor_needed) {
        if (auto challenge = challenge_of(outcome_.response)) {
            Tokens tokens;
            tokens.challenge = std::move(challenge);
            co_return tokens;
        }
    }
    if (error) {
        co_return failure(std::move(*error));
    }
    co_return tokens_in_answer();
}

Task<Result<Tokens>> Call::answer(Challenge challenge, Secret code) {
    std::optional<Error> error = co_await answer_challenge(challenge, code);
    if (error) {
        co_return failure(std::move(*error));
    }
    co_return tokens_in_answer();
}

Task<std::optional<Error>> Call::answer_challenge(const Challenge &challenge, const Secret &code) {
    HttpRequest request = build_second_factor_request(challenge.method, code.view());
    request.authorization.append("Bearer ").append(challenge.token.view());
    return send_answer(std::move(request));
}

Task<std::optional<Error>> Call::send_answer(HttpRequest request) {
    std::optional<Error> error = co_await send(verify_second_factor_operation(), request);
    if (error && error->code == ErrorCode::refused && error->http_status < 500) {
        error->code = ErrorCode::authentication;
        error->reason = reason::wrong_code;
        error->message.insert(0, "the one-time password is not accepted: ");
    }
    co_return error;
}

Result<Tokens> Call::tokens_in_answer() {
    std::optional<Tokens> tokens = tokens_of(outcome_.document);
    outcome_.document = Document();
    if (!tokens) {
        Error error =
            failure(ErrorCode::malformed_answer, "the answer holds no token", reason::wrong_type).value();
        describe_answer(outcome_.response, true, error);
        return failure(std::move(error));
    }
    return std::move(*tokens);
}

}  // namespace balvps
