#include "client/client.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "client/blocking_scheduler.h"
#include "client/confirm.h"
#include "client/fallback.h"
#include "client/retry.h"
#include "common/ascii.h"
#include "common/nearest.h"
#include "common/printable.h"
#include "common/utf8.h"
#include "request/build.h"
#include "request/raw_path.h"
#include "response/json.h"

namespace balvps {
namespace {

constexpr std::string_view second_factor_name = "verify_second_factor";

std::optional<Error> of_operation(std::optional<Error> error, std::string_view operation) {
    if (error) {
        error->operation = operation;
    }
    return error;
}

Error unknown_operation(std::string_view name) {
    std::vector<std::string_view> known;
    for (const Operation &operation : operations()) {
        known.push_back(operation.name);
    }
    std::string message = "unknown operation '" + printable(name, 60) + "'";
    if (const std::string_view near = nearest(name, known); !near.empty()) {
        message += "; did you mean '" + std::string(near) + "'?";
    }
    return failure(ErrorCode::argument, std::move(message)).value();
}

Error not_confirmable(std::string_view name) {
    std::string message = "option 'confirm' is not for " + std::string(name) + "; it is for";
    for (const Operation &each : operations()) {
        if (each.confirmation != nullptr) {
            message.append(message.ends_with(" for") ? " " : ", ").append(each.name);
        }
    }
    return failure(ErrorCode::argument, std::move(message)).value();
}

/// What was sent for the argument that a config key stands in for; empty: there is none.
Secret sent_for(std::string_view config_key, const Operation &operation, const Arguments &arguments) {
    for (std::size_t i = 0; i < operation.parameters.size(); ++i) {
        if (operation.parameters[i].config_key == config_key) {
            const Value *given = arguments.value(i);
            return Secret(given != nullptr ? given->text() : arguments.standing_in(i));
        }
    }
    return {};
}

/// Whether what the service answers there holds tokens, which a request that names no operation may ask for
/// too.
bool answers_with_tokens(std::string_view path) {
    const std::string plain = plain_path(path);
    return equal_in_any_case(plain, verify_second_factor_operation().path) ||
           std::any_of(operations().begin(), operations().end(), [&plain](const Operation &operation) {
               return operation.secret && equal_in_any_case(plain, operation.path);
           });
}

/// What the service answers when it has ended tokens.
Document ended(const Operation &operation) {
    JsonBuffer buffer;
    JsonWriter writer(buffer);
    writer.start_object();
    writer.name("status");
    writer.boolean(true);
    writer.end_object();
    Document document = Document::of(buffer);
    document.normalise(*operation.response);
    return document;
}

}  // namespace

Client::Client(Settings settings, std::unique_ptr<TokenStore> token_store)
    : shared_(std::move(settings), std::move(token_store)),
      transport_(shared_.settings.transport, shared_.settings.max_connections) {}

Result<std::unique_ptr<Client>> Client::create(const Config &config) {
    Result<Settings> settings = make_settings(config);
    if (!settings) {
        return failure(std::move(settings.error()));
    }
    Result<std::unique_ptr<TokenStore>> token_store =
        make_token_store(settings->token_store_functions, settings->token_store,
                         settings->transport.base_url.text, settings->credentials.username.view());
    if (!token_store) {
        return failure(std::move(token_store.error()));
    }
    return std::unique_ptr<Client>(new Client(std::move(*settings), std::move(*token_store)));
}

/// With the scheduler that blocks, a task is finished when it has been started.
template <typename Begin>
Outcome Client::block(const std::atomic<bool> *cancelled, Begin begin) {
    BlockingScheduler scheduler(transport_);
    Interrupt interrupt = shared_.settings.interrupt;
    interrupt.cancelled = cancelled;
    Outcome outcome;
    Task<std::optional<Error>> task = begin(scheduler, interrupt, outcome);
    task.start();
    outcome.error = task.take();
    return outcome;
}

Outcome Client::call(std::string_view operation, std::string_view json, const CallOptions &options,
                     const std::atomic<bool> *cancelled) {
    return block(cancelled, [&](Scheduler &scheduler, Interrupt interrupt, Outcome &outcome) {
        return perform(operation, json, options, scheduler, interrupt, outcome);
    });
}

Task<std::optional<Error>> Client::perform(std::string_view operation, std::string_view json,
                                           const CallOptions &options, Scheduler &scheduler,
                                           Interrupt interrupt, Outcome &outcome) {
    const Operation *described = find_operation(operation);
    if (described == nullptr) {
        co_return of_operation(unknown_operation(operation), printable(operation, 60));
    }
    Call call(shared_, scheduler, options, interrupt, outcome);
    std::optional<Error> error = refuse(*described, options);
    if (!error && described->token_effect != TokenEffect::none) {
        error = co_await run_changing(call, *described, json);
    } else if (!error) {
        error = co_await run(call, *described, json, options);
    }
    co_return of_operation(std::move(error), described->name);
}

std::optional<Error> Client::refuse(const Operation &operation, const CallOptions &options) const {
    if (options.confirm && operation.confirmation == nullptr) {
        return not_confirmable(operation.name);
    }
    if (!shared_.settings.read_only || operation.safe || operation.token_effect != TokenEffect::none) {
        return std::nullopt;
    }
    return failure(ErrorCode::not_permitted,
                   "the client is read only (config key 'read_only'), and this operation writes; nothing was "
                   "sent",
                   reason::read_only)
        .value();
}

Result<Arguments> Client::validate(const Operation &operation, std::string_view json) const {
    return Arguments::validate(operation, json, [this](std::string_view key) { return standing_in(key); });
}

Task<std::optional<Error>> Client::run(Call &call, const Operation &operation, std::string_view json,
                                       const CallOptions &options) {
    Result<Arguments> arguments = validate(operation, json);
    if (!arguments) {
        co_return std::move(arguments.error());
    }
    HttpRequest request = build_request(operation, *arguments);
    if (options.confirm) {
        co_return co_await run_confirmed(call, operation, *arguments, request);
    }
    std::optional<Error> error = co_await call.run(operation, request);
    if (error && error->code == ErrorCode::unsupported && !operation.fallback.empty()) {
        error = co_await fall_back(call, operation, *arguments);
    }
    co_return error;
}

/// The operations that bring or end tokens have the session and its store for themselves.
Task<std::optional<Error>> Client::run_changing(Call &call, const Operation &operation,
                                                std::string_view json) {
    const bool brings = operation.token_effect == TokenEffect::adopt;
    auto change = co_await shared_.session.begin_change(
        brings ? Session::Purpose::bring_tokens : Session::Purpose::end_tokens, call.waiting());
    if (!change) {
        co_return std::move(change.error());
    }
    Result<Arguments> arguments = validate(operation, json);
    if (!arguments) {
        co_return std::move(arguments.error());
    }
    if (brings) {
        co_return co_await obtain_tokens(call, **change, operation, *arguments);
    }
    co_return co_await end_tokens(call, **change, operation, *arguments);
}

Task<std::optional<Error>> Client::obtain_tokens(Call &call, Session::Change &change,
                                                 const Operation &operation, const Arguments &arguments) {
    const Secret username = sent_for("username", operation, arguments);
    HttpRequest request = build_request(operation, arguments);
    std::optional<Error> error = co_await call.run(operation, request);
    if (error && error->code == ErrorCode::second_factor_needed) {
        error = co_await meet_challenge(call, username, std::move(*error));
    }
    if (error) {
        co_return error;
    }
    Result<Tokens> tokens = tokens_in(call.outcome().document, call.outcome().response);
    if (!tokens) {
        co_return std::move(tokens.error());
    }
    if (tokens->refresh_token.empty()) {  // an install that does not rotate it
        tokens->refresh_token = sent_for("refresh_token", operation, arguments);
    }
    if (auto kept = change.adopt(std::move(*tokens), username.view()); !kept) {
        co_return std::move(kept.error());
    }
    co_return std::optional<Error>();
}

/// Nobody signs in to end a session: without a token, or with one that the service does not accept any more,
/// there is nothing left to end there.
Task<std::optional<Error>> Client::end_tokens(Call &call, Session::Change &change, const Operation &operation,
                                              const Arguments &arguments) {
    Session &session = shared_.session;
    const bool own = ends_own_tokens(operation, arguments);
    HttpRequest request = build_request(operation, arguments);
    const bool with_token = request.needs_credentials && session.uses_tokens();
    if (request.needs_credentials) {
        request.authorization = session.held().header;
    }
    std::optional<Error> error;
    bool over = with_token && request.authorization.empty();
    if (!over) {
        error = co_await call.run(operation, request);
        over = with_token && error && is_refused_token(*error);
    }
    if (over) {
        call.outcome().document = ended(operation);
    } else if (error) {
        co_return error;
    }
    if (own) {
        if (auto forgotten = change.forget(); !forgotten) {
            co_return std::move(forgotten.error());
        }
    }
    co_return std::optional<Error>();
}

/// A login asked for a second factor: answers it where the config can, or else keeps it for
/// verify_second_factor.
Task<std::optional<Error>> Client::meet_challenge(Call &call, Secret username, Error error) {
    std::optional<Challenge> challenge = challenge_in(call.outcome().response);
    if (!challenge) {
        co_return error;
    }
    SecondFactor &second_factor = shared_.session.second_factor();
    std::optional<Secret> code;
    if (shared_.session.is_own(username.view())) {
        Result<std::optional<Secret>> own_code = co_await second_factor.code(call.waiting());
        if (!own_code) {
            co_return std::move(own_code.error());
        }
        code = std::move(*own_code);
    }
    if (!code) {
        challenge->username = std::move(username);
        second_factor.keep(std::move(*challenge));
        co_return error;
    }
    co_return co_await call.answer_challenge(*challenge, *code);
}

Task<std::optional<Error>> Client::fall_back(Call &call, const Operation &operation,
                                             const Arguments &arguments) {
    const Operation &other = *find_operation(operation.fallback);
    HttpRequest request;
    request.method = other.method;
    request.path = other.path;
    std::optional<Error> error = co_await call.run(other, request);
    if (!error) {
        Outcome &outcome = call.outcome();
        outcome.document = narrowed(outcome.document, operation.parameters.front().name,
                                    integer_digits(*arguments.value(0)));
    }
    co_return error;
}

Outcome Client::request(std::string_view method, std::string_view path, std::string_view json,
                        const CallOptions &options, const std::atomic<bool> *cancelled) {
    return block(cancelled, [&](Scheduler &scheduler, Interrupt interrupt, Outcome &outcome) {
        return perform_request(method, path, json, options, scheduler, interrupt, outcome);
    });
}

Task<std::optional<Error>> Client::perform_request(std::string_view method, std::string_view path,
                                                   std::string_view json, const CallOptions &options,
                                                   Scheduler &scheduler, Interrupt interrupt,
                                                   Outcome &outcome) {
    Result<HttpRequest> request = build_raw_request(method, path, json);
    if (!request) {
        co_return of_operation(std::move(request.error()), "request");
    }
    const Operation operation{.name = "request",
                              .method = request->method,
                              .path = {},
                              .authentication = Authentication::required,
                              .token_effect = TokenEffect::none,
                              .safe = request->method == Method::get,
                              .idempotent = request->method != Method::post,
                              .has_body = request->has_body,
                              .body_optional = true,
                              .secret = answers_with_tokens(path),
                              .parameters = {},
                              .response = nullptr,
                              .fallback = {},
                              .confirmation = nullptr};
    if (std::optional<Error> refused = refuse(operation, options)) {
        co_return of_operation(std::move(refused), operation.name);
    }
    Call call(shared_, scheduler, options, interrupt, outcome);
    co_return co_await call.run(operation, *request);
}

Outcome Client::verify_second_factor(std::string_view code, const CallOptions &options,
                                     const std::atomic<bool> *cancelled) {
    return block(cancelled, [&](Scheduler &scheduler, Interrupt interrupt, Outcome &outcome) {
        return perform_second_factor(code, options, scheduler, interrupt, outcome);
    });
}

Task<std::optional<Error>> Client::perform_second_factor(std::string_view code, const CallOptions &options,
                                                         Scheduler &scheduler, Interrupt interrupt,
                                                         Outcome &outcome) {
    Call call(shared_, scheduler, options, interrupt, outcome);
    co_return of_operation(co_await answer_challenge(call, code, options), second_factor_name);
}

Task<std::optional<Error>> Client::answer_challenge(Call &call, std::string_view code,
                                                    const CallOptions &options) {
    Session &session = shared_.session;
    const std::optional<Challenge> challenge = session.second_factor().challenge();
    if (options.confirm) {
        co_return not_confirmable(second_factor_name);
    }
    if (code.empty() || !is_utf8(code)) {
        co_return failure(ErrorCode::argument, "argument 'code' must be a text of UTF-8, and not empty")
            .value();
    }
    if (!challenge) {
        co_return failure(ErrorCode::argument,
                          "no login waits for a second factor: sign in first, or again if it is long ago")
            .value();
    }
    auto change = co_await session.begin_change(Session::Purpose::bring_tokens, call.waiting());
    if (!change) {
        co_return std::move(change.error());
    }
    if (std::optional<Error> error = co_await call.answer_challenge(*challenge, Secret(code))) {
        if (is_refused_token(*error)) {
            session.second_factor().drop();  // the service has forgotten it: the next call signs in again
        }
        co_return error;
    }
    Result<Tokens> tokens = tokens_in(call.outcome().document, call.outcome().response);
    if (!tokens) {
        co_return std::move(tokens.error());
    }
    if (auto kept = (*change)->adopt(std::move(*tokens), challenge->username.view()); !kept) {
        co_return std::move(kept.error());
    }
    co_return std::optional<Error>();
}

Secret Client::standing_in(std::string_view config_key) const {
    if (config_key == "username") {
        return shared_.session.username();
    }
    if (config_key == "password") {
        return shared_.session.password();
    }
    return config_key == "refresh_token" ? shared_.session.refresh_token() : Secret();
}

/// A revoked refresh token may also be another one than the client's own.
bool Client::ends_own_tokens(const Operation &operation, const Arguments &arguments) const {
    if (operation.token_effect != TokenEffect::forget) {
        return false;
    }
    for (std::size_t i = 0; i < operation.parameters.size(); ++i) {
        if (operation.parameters[i].in_body && arguments.value(i) != nullptr) {
            return arguments.value(i)->text() == shared_.session.refresh_token().view();
        }
    }
    return true;
}

}  // namespace balvps
