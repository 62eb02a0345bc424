#include "client/call.h"

#include <algorithm>
#include <ctime>
#include <utility>

#include "auth/basic.h"
#include "common/printable.h"
#include "request/build.h"
#include "response/decode.h"
#include "response/json.h"
#include "response/retry_after.h"

namespace balvps {
namespace {

LimitScope scope_of(const Operation &operation) noexcept {
    return operation.path == "/login" ? LimitScope::login : LimitScope::calls;
}

/// Whether user name and password go with a request.
bool has_password(const HttpRequest &request) noexcept {
    const std::string_view path = request.path;
    return path.substr(0, path.find('?')) == "/login" || request.authorization.view().starts_with("Basic ");
}

/// Whether an answer without content can say that a write was carried out: not where it tells what the caller
/// cannot know otherwise, such as tokens or the number of what was made.
bool may_be_empty(const Operation &operation, int status) noexcept {
    if (operation.safe || status < 200 || status > 299) {
        return false;
    }
    if (operation.confirmation != nullptr && !operation.confirmation->field.empty()) {
        return false;
    }
    return operation.response == nullptr ||
           std::none_of(operation.response->fields.begin(), operation.response->fields.end(),
                        [](const Field &field) { return field.required; });
}

Document empty_answer() {
    JsonBuffer buffer;
    JsonWriter writer(buffer);
    writer.start_object();
    writer.end_object();
    return Document::of(buffer);
}

/// Why an answer was not read to its end.
Error given_up(ErrorCode why, std::size_t max_body_bytes) {
    if (why == ErrorCode::cancelled) {
        return cancelled();
    }
    return why == ErrorCode::timeout
               ? failure(why, "the deadline passed while the answer was being read").value()
               : failure(ErrorCode::too_large, "to read the answer takes more than " +
                                                   std::to_string(most_memory_to_read(max_body_bytes)) +
                                                   " bytes of memory, which is what max_body_bytes (" +
                                                   std::to_string(max_body_bytes) + " bytes) allows")
                     .value();
}

/// The service sends these with the answer to a login, which is gone when the call's own answer has come.
RateLimit rate_limit_of(const HttpResponse &response, const Mask &mask) {
    const auto header = [&](std::string_view name) {
        return printable(mask.masked(response.headers.find(name)), 40);
    };
    return {header("X-RateLimit-Limit"), header("X-RateLimit-Remaining"), header("X-RateLimit-Reset")};
}

/// How a request ends that is kept back: none of its tries may have been sent, or an earlier one was.
std::string_view kept_back(bool earlier_try) noexcept {
    return earlier_try ? " (it was not sent again)" : " (nothing was sent)";
}

Error over_the_limit(LimitScope scope, Clock::time_point until, bool earlier_try) {
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(until - Clock::now()).count();
    Error error = failure(ErrorCode::rate_limited,
                          std::string(scope == LimitScope::login ? "the service's limit of logins is spent"
                                                                 : "the service has asked to wait") +
                              "; it takes the next in " + std::to_string(seconds) + " s" +
                              std::string(kept_back(earlier_try)))
                      .value();
    error.retry_after = seconds;
    error.retryable = true;
    return error;
}

/// What comes of an answer that breaks off or cannot be read to its end, though its status has come.
bool is_broken_answer(const Error &error) noexcept {
    return error.code == ErrorCode::malformed_answer || error.code == ErrorCode::too_large ||
           error.code == ErrorCode::connection;
}

/// Of a write that may have been carried out. Who cancelled it is told that as well.
Error uncertain(Error error) {
    error.message.insert(0, "the write may have been carried out: ");
    error.retryable = false;
    error.retry_after = -1;  // whoever obeys it would write twice
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

Call::Call(Shared &shared, Scheduler &scheduler, const CallOptions &options, Interrupt interrupt,
           Outcome &outcome)
    : shared_(shared),
      retries_(options.retries.value_or(shared.settings.retry.count)),
      waiting_{scheduler, Deadline(options.timeout.value_or(shared.settings.timeout)), interrupt},
      outcome_(outcome) {}

Task<std::optional<Error>> Call::run(const Operation &operation, HttpRequest &request) {
    const auto signing_in = [](Error error) {
        error.message.insert(0, "signing in: ");
        return error;
    };
    Session &session = shared_.session;
    const bool signs = request.needs_credentials && request.authorization.empty();
    Authorization authorization;
    if (signs) {
        if (std::optional<Authorization> at_hand = session.at_hand()) {
            authorization = std::move(*at_hand);
        } else {
            Result<Authorization> signed_in = co_await session.authorize(*this, waiting_);
            if (!signed_in) {
                co_return signing_in(std::move(signed_in.error()));
            }
            authorization = std::move(*signed_in);
        }
        request.authorization = std::move(authorization.header);
    }
    std::optional<Error> error = co_await send(operation, request);
    for (bool again = signs; again && error && is_refused_token(*error) && session.renewable();) {
        Result<Authorization> renewed =
            co_await session.renew_after(authorization.generation, *this, waiting_);
        if (!renewed) {
            co_return signing_in(std::move(renewed.error()));
        }
        authorization = std::move(*renewed);
        request.authorization = std::move(authorization.header);
        again = authorization.from_store;
        error = co_await send(operation, request);
    }
    const bool cancelled_write = error && error->code == ErrorCode::cancelled && !operation.safe &&
                                 operation.token_effect == TokenEffect::none;
    if (error && (!operation.idempotent || cancelled_write) && is_unanswered(*error)) {
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
    const Asked asked{operation, has_password(request)};
    bool earlier_try_may_have_arrived = false;
    const auto kept_back = [&](Error error) {
        error.may_have_arrived = earlier_try_may_have_arrived;
        return error;
    };
    for (int retry = 0;; ++retry) {
        if (shared_.rate_limits.blocked_until(scope)) {
            std::optional<Error> refused = co_await keep_to_limit(scope, retry > 0);
            if (refused) {
                co_return kept_back(std::move(*refused));
            }
        }
        if (waiting_.interrupt.is_cancelled()) {
            co_return kept_back(cancelled());
        }
        if (std::optional<Error> late = time_is_short(operation, retry > 0)) {
            co_return kept_back(std::move(*late));
        }
        outcome_.response = HttpResponse();
        outcome_.document = Document();
        const Clock::time_point start = Clock::now();
        Exchange exchange{&request, &outcome_.response,
                          waiting_.deadline.within(shared_.settings.attempt_timeout), &waiting_.interrupt};
        co_await Begun(waiting_.scheduler, exchange);
        std::optional<Error> error = read_answer(asked, std::move(exchange.error));
        if (error && error->code != ErrorCode::out_of_memory) {
            mask_of(request).apply(*error);
        }
        note_attempt(operation, request, start, retry + 1, error ? error->code : ErrorCode::none);
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
            co_return kept_back(std::move(*stopped));
        }
    }
}

/// Of the texts that came for a request: what must not be told of them.
Mask Call::mask_of(const HttpRequest &request) const {
    const Proxy &proxy = shared_.settings.transport.proxy;
    Mask mask;
    shared_.session.hide_secrets(mask);
    if (!proxy.password.empty()) {
        mask.hide(proxy.password.view());
        mask.hide_authorization(basic_header(proxy.username.view(), proxy.password.view()).view());
    }
    mask.hide_authorization(request.authorization.view());
    mask.hide_body(request.body.view());
    return mask;
}

void Call::note_attempt(const Operation &operation, const HttpRequest &request, Clock::time_point start,
                        int number, ErrorCode error) {
    std::string path = request.path.substr(0, request.path.find('?'));
    if (operation.path.empty()) {  // the caller's own, and not one of the service's document
        path = Mask().masked(path);
    }
    const bool tells_limit = outcome_.response.headers.find("X-RateLimit-Limit").data() != nullptr;
    outcome_.attempts.push_back(
        {request.method, std::move(path), outcome_.response.status,
         std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start), number, error,
         tells_limit ? rate_limit_of(outcome_.response, mask_of(request)) : RateLimit()});
}

/// What the service asks for, with jitter, so that those it sent away do not all come back at once.
Milliseconds Call::time_before_retry(const Error &error, int retry) const {
    const RetrySettings &settings = shared_.settings.retry;
    return error.retry_after < 0 ? backoff(settings, retry)
                                 : std::chrono::seconds(error.retry_after) + backoff(settings, 0);
}

/// Nothing is sent once the deadline has passed; and a refresh, which uses up its token whether or not the
/// answer is waited for, only where there is time for the answer.
std::optional<Error> Call::time_is_short(const Operation &operation, bool earlier_try) const {
    const bool uses_up_a_token = operation.token_effect == TokenEffect::adopt && !operation.idempotent;
    const Milliseconds least =
        uses_up_a_token ? std::min(Milliseconds(1000), shared_.settings.timeout / 2) : Milliseconds(0);
    if (waiting_.deadline.remaining() > least) {
        return std::nullopt;
    }
    Error error = failure(ErrorCode::timeout,
                          std::string(least.count() == 0 ? "the deadline passed before the request was sent"
                                                         : "too little time is left to use up the token") +
                              std::string(kept_back(earlier_try)))
                      .value();
    error.retryable = true;
    return error;
}

/// Waits until the service takes requests again, or says at once that it will not within the deadline.
Task<std::optional<Error>> Call::keep_to_limit(LimitScope scope, bool earlier_try) {
    while (const auto until = shared_.rate_limits.blocked_until(scope)) {
        const Clock::time_point next = *until + backoff(shared_.settings.retry, 0);
        if (next >= waiting_.deadline.at()) {
            co_return over_the_limit(scope, *until, earlier_try);
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

std::optional<Error> Call::read_answer(const Asked &asked, std::optional<Error> error) {
    const Operation &operation = asked.operation;
    const bool is_down = is_outage(outcome_.response.status) && (!error || is_broken_answer(*error));
    if (is_down || !error) {
        error = read_document(asked, is_down);
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

std::optional<Error> Call::read_document(const Asked &asked, bool is_down) {
    const std::size_t max_body_bytes = shared_.settings.transport.max_body_bytes;
    Watch watch(waiting_.deadline, waiting_.interrupt);
    const ReadingBounds bounds{most_memory_to_read(max_body_bytes), &watch};
    try {
        return is_down ? outage(outcome_.response, asked.operation.secret, bounds)
                       : read_document(asked, bounds);
    } catch (const GivenUp &stopped) {
        return given_up(stopped.why(), max_body_bytes);
    }
}

std::optional<Error> Call::read_document(const Asked &asked, const ReadingBounds &bounds) {
    const Operation &operation = asked.operation;
    Result<Document> document = decode(outcome_.response, operation.secret, bounds);
    const bool nothing = document ? document->root().is_null() && operation.response != nullptr
                                  : document.error().reason == reason::empty;
    if (nothing && may_be_empty(operation, outcome_.response.status)) {
        outcome_.document = empty_answer();
        return std::nullopt;
    }
    if (!document) {
        if (document.error().reason == reason::truncated) {
            waiting_.scheduler.renew_connections();
        }
        std::optional<Error> by_status = recognise_status(outcome_.response, asked);
        return by_status ? std::move(*by_status) : std::move(document.error());
    }
    if (std::optional<Error> error = recognise_failure(outcome_.response, *document, asked)) {
        return error;
    }
    if (operation.response != nullptr) {
        if (const std::string complaint = document->normalise(*operation.response, bounds.watch);
            !complaint.empty()) {
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
        if (auto challenge = challenge_in(outcome_.response)) {
            Tokens tokens;
            tokens.challenge = std::move(challenge);
            co_return tokens;
        }
    }
    if (error) {
        co_return failure(std::move(*error));
    }
    Result<Tokens> tokens = tokens_in(outcome_.document, outcome_.response);
    outcome_.document = Document();
    co_return tokens;
}

Task<Result<Tokens>> Call::answer(Challenge challenge, Secret code) {
    std::optional<Error> error = co_await answer_challenge(challenge, code);
    if (error) {
        co_return failure(std::move(*error));
    }
    Result<Tokens> tokens = tokens_in(outcome_.document, outcome_.response);
    outcome_.document = Document();
    co_return tokens;
}

Task<std::optional<Error>> Call::answer_challenge(const Challenge &challenge, const Secret &code) {
    HttpRequest request = build_second_factor_request(challenge.method, code.view());
    request.authorization = bearer(challenge.token);
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

}  // namespace balvps
