#include "client/client.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "client/blocking_scheduler.h"
#include "client/confirm.h"
#include "client/fallback.h"
#include "common/nearest.h"
#include "common/utf8.h"
#include "request/build.h"
#include "response/excerpt.h"

namespace balvps {
namespace {

Outcome failed(Error error, std::string_view operation) {
    Outcome outcome;
    error.operation = operation;
    outcome.error = std::move(error);
    return outcome;
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

Secret refresh_token_sent(const Operation &operation, const Arguments &arguments) {
    for (std::size_t i = 0; i < operation.parameters.size(); ++i) {
        if (operation.parameters[i].config_key == "refresh_token") {
            const Value *given = arguments.value(i);
            return Secret(given != nullptr ? given->text() : arguments.standing_in(i));
        }
    }
    return {};
}

/// Whether what the service answers there holds tokens, which a request that names no operation may ask for
/// too.
bool answers_with_tokens(std::string_view path) {
    const std::string_view alone = path.substr(0, path.find('?'));
    return alone == "/mfa/verify" ||
           std::any_of(operations().begin(), operations().end(), [alone](const Operation &operation) {
               return operation.secret && operation.path == alone;
           });
}

}  // namespace

Client::Client(Settings settings, std::unique_ptr<TokenStore> token_store)
    : shared_(std::move(settings), std::move(token_store)), transport_(shared_.settings.transport) {}

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
    Task<Outcome> task = begin(scheduler, interrupt);
    task.start();
    return task.take();
}

Outcome Client::call(std::string_view operation, std::string_view json, const CallOptions &options,
                     const std::atomic<bool> *cancelled) {
    return block(cancelled, [&](Scheduler &scheduler, Interrupt interrupt) {
        return perform(operation, json, options, scheduler, interrupt);
    });
}

Task<Outcome> Client::perform(std::string_view operation, std::string_view json, const CallOptions &options,
                              Scheduler &scheduler, Interrupt interrupt) {
    const Operation *described = find_operation(operation);
    if (described == nullptr) {
        co_return failed(unknown_operation(operation), printable(operation, 60));
    }
    Result<Arguments> arguments =
        Arguments::validate(*described, json, [this](std::string_view key) { return standing_in(key); });
    if (!arguments) {
        co_return failed(std::move(arguments.error()), described->name);
    }
    if (std::optional<Error> refused = refuse(*described, options)) {
        co_return failed(std::move(*refused), described->name);
    }
    co_return co_await perform(*described, std::move(*arguments), options, scheduler, interrupt);
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

Task<Outcome> Client::perform(const Operation &operation, Arguments arguments, const CallOptions &options,
                              Scheduler &scheduler, Interrupt interrupt) {
    Call call(shared_, scheduler, options, interrupt);
    HttpRequest request = build_request(operation, arguments);
    const bool ends_tokens = ends_own_tokens(operation, arguments);
    std::optional<Error> error;
    if (options.confirm) {
        error = co_await run_confirmed(call, operation, arguments, request);
    } else {
        error = co_await call.run(operation, request);
    }
    if (error && error->code == ErrorCode::unsupported && !operation.fallback.empty()) {
        error = co_await fall_back(call, operation, arguments);
    }
    if (error && error->code == ErrorCode::second_factor_needed &&
        operation.token_effect == TokenEffect::adopt) {
        error = co_await meet_challenge(call, std::move(*error));
    }
    if (!error && operation.token_effect != TokenEffect::none) {
        error = co_await update_session(call, operation, arguments, ends_tokens);
    }
    if (error) {
        error->operation = operation.name;
    }
    Outcome outcome = std::move(call.outcome());
    outcome.error = std::move(error);
    co_return outcome;
}

Task<std::optional<Error>> Client::update_session(Call &call, const Operation &operation,
                                                  const Arguments &arguments, bool ends_tokens) {
    Result<void> kept;
    if (operation.token_effect == TokenEffect::adopt) {
        if (std::optional<Tokens> tokens = tokens_of(call.outcome().document)) {
            if (tokens->refresh_token.empty()) {  // an install that does not rotate it
                tokens->refresh_token = refresh_token_sent(operation, arguments);
            }
            kept = co_await shared_.session.adopt(std::move(*tokens), call.waiting());
        }
    } else if (ends_tokens) {
        kept = co_await shared_.session.forget(call.waiting());
    }
    if (!kept) {
        co_return std::move(kept.error());
    }
    co_return std::optional<Error>();
}

/// A login asked for a second factor: answers it where the config can, or else keeps it for
/// verify_second_factor.
Task<std::optional<Error>> Client::meet_challenge(Call &call, Error error) {
    std::optional<Challenge> challenge = challenge_of(call.outcome().response);
    if (!challenge) {
        co_return error;
    }
    Result<std::optional<Secret>> code = co_await shared_.session.second_factor(call.waiting());
    if (!code) {
        co_return std::move(code.error());
    }
    if (!*code) {
        shared_.session.keep(std::move(*challenge));
        co_return error;
    }
    co_return co_await call.answer_challenge(*challenge, **code);
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
    return block(cancelled, [&](Scheduler &scheduler, Interrupt interrupt) {
        return perform_request(method, path, json, options, scheduler, interrupt);
    });
}

Task<Outcome> Client::perform_request(std::string_view method, std::string_view path, std::string_view json,
                                      const CallOptions &options, Scheduler &scheduler, Interrupt interrupt) {
    Result<HttpRequest> request = build_raw_request(method, path, json);
    if (!request) {
        co_return failed(std::move(request.error()), "request");
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
        co_return failed(std::move(*refused), operation.name);
    }
    Call call(shared_, scheduler, options, interrupt);
    std::optional<Error> error = co_await call.run(operation, *request);
    Outcome outcome = std::move(call.outcome());
    outcome.error = std::move(error);
    co_return outcome;
}

Outcome Client::verify_second_factor(std::string_view code, const CallOptions &options,
                                     const std::atomic<bool> *cancelled) {
    return block(cancelled, [&](Scheduler &scheduler, Interrupt interrupt) {
        return perform_second_factor(code, options, scheduler, interrupt);
    });
}

Task<Outcome> Client::perform_second_factor(std::string_view code, const CallOptions &options,
                                            Scheduler &scheduler, Interrupt interrupt) {
    constexpr std::string_view name = "verify_second_factor";
    const std::optional<Challenge> challenge = shared_.session.challenge();
    if (options.confirm) {
        co_return failed(not_confirmable(name), name);
    }
    if (code.empty() || !is_utf8(code)) {
        co_return failed(
            failure(ErrorCode::argument, "argument 'code' must be a text of UTF-8, and not empty").value(),
            name);
    }
    if (!challenge) {
        co_return failed(
            failure(ErrorCode::argument,
                    "no login waits for a second factor: sign in first, or again if it is long ago")
                .value(),
            name);
    }
    Call call(shared_, scheduler, options, interrupt);
    std::optional<Error> error = co_await call.answer_challenge(*challenge, Secret(code));
    if (!error) {
        if (std::optional<Tokens> tokens = tokens_of(call.outcome().document)) {
            const Result<void> kept = co_await shared_.session.adopt(std::move(*tokens), call.waiting());
            if (!kept) {
                error = kept.error();
            }
        }
    }
    if (error) {
        error->operation = name;
    }
    Outcome outcome = std::move(call.outcome());
    outcome.error = std::move(error);
    co_return outcome;
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
