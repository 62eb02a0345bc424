#include "client/client.h"

#include <optional>
#include <string>
#include <utility>

#include "auth/sign_in.h"
#include "policy/ambiguous_write.h"
#include "policy/confirm.h"
#include "policy/fallback.h"
#include "request/build.h"
#include "request/describe.h"
#include "response/decode.h"
#include "response/pick.h"
#include "transport/executor.h"

namespace balvps {
namespace {

Error not_confirmable(std::string_view name) {
    std::string message = "option 'confirm' is not for " + std::string(name) + "; it is for";
    for (const Operation &each : operations()) {
        if (each.confirmation != nullptr) {
            message.append(message.ends_with(" for") ? " " : ", ").append(each.name);
        }
    }
    return argument_error(std::move(message));
}

Error about_operation(const Operation &operation, Error error) {
    if (error.operation.empty()) {
        error.operation = operation.name;
    }
    return error;
}

/// The path of a base URL, which is mostly "/api".
std::string_view path_of(std::string_view base_url) noexcept {
    const std::size_t slash = base_url.find('/', base_url.find("://") + 3);
    return slash == std::string_view::npos ? std::string_view() : base_url.substr(slash);
}

/// Moves the part of the answer that the operation asks for to its place.
Result<void> picked(Answer &answer, const Operation &operation, const Arguments &arguments) {
    const Value &id = *arguments.value(operation, operation.pick->argument);
    Result<void> done = pick(answer.document, operation, id.text());
    if (!done) {
        describe_answer(answer.response, operation.secret, done.error());
    }
    return done;
}

}  // namespace

Client::Client(Settings settings, std::unique_ptr<TokenStore> token_store)
    : shared_(std::move(settings), std::move(token_store)),
      loops_(shared_.settings.transport, shared_.settings.max_connections) {}

Result<std::unique_ptr<Client>> Client::create(const Config &config) {
    Result<Settings> settings = make_settings(config);
    if (!settings) {
        return failure(std::move(settings.error()));
    }
    Result<std::unique_ptr<TokenStore>> token_store = make_token_store(
        settings->token_store_functions, settings->token_store, settings->transport.base_url.text,
        settings->credentials.username.view(), settings->shared_store);
    if (!token_store) {
        return failure(std::move(token_store.error()));
    }
    return std::unique_ptr<Client>(new Client(std::move(*settings), std::move(*token_store)));
}

Outcome Client::call(const CallInput &input, const std::atomic<bool> *cancelled) {
    Interrupt interrupt = shared_.settings.interrupt;
    interrupt.cancelled = cancelled;
    Outcome outcome;
    const Operation *operation = input.operation();
    const bool many = operation != nullptr && sends_at_once(*operation);
    Executor executor(loops_, many ? LoopPool::Use::many_calls : LoopPool::Use::one_call);
    outcome.result = executor.run(perform(input, executor, interrupt, outcome), interrupt);
    return outcome;
}

Outcome Client::call(std::string_view operation, ArgumentList arguments, const CallOptions &options,
                     const std::atomic<bool> *cancelled) {
    return call(CallInput::named(operation, std::move(arguments), options), cancelled);
}

Outcome Client::call(std::string_view operation, std::string_view json, const CallOptions &options,
                     const std::atomic<bool> *cancelled) {
    CallInput input = CallInput::named(operation, {}, options);
    input.set_all(json);
    return call(input, cancelled);
}

Outcome Client::request(std::string_view method, std::string_view path, std::string_view json,
                        const CallOptions &options, const std::atomic<bool> *cancelled) {
    return call(CallInput::own_request(method, path, json, options), cancelled);
}

Outcome Client::verify_second_factor(std::string_view code, const CallOptions &options,
                                     const std::atomic<bool> *cancelled) {
    return call(CallInput::second_factor(code, options), cancelled);
}

Task<Result<void>> Client::perform(const CallInput &input, Scheduler &scheduler, Interrupt interrupt,
                                   Outcome &outcome) {
    Result<const Operation *> operation = operation_of(input);
    if (!operation) {
        co_return failure(std::move(operation.error()));
    }
    Call call(shared_, scheduler, input.options, (*operation)->usual_timeout, interrupt, outcome);
    Result<void> result = co_await run(call, **operation, input);
    if (!result) {
        result.error().operation = (*operation)->name;
    }
    co_return result;
}

Task<Result<void>> Client::run(Call &call, const Operation &operation, const CallInput &input) {
    if (const auto *code = std::get_if<CallInput::SecondFactorCode>(&input.what)) {
        return verify(call, code->code);
    }
    if (const auto *own = std::get_if<CallInput::OwnRequest>(&input.what)) {
        return send(call, *own);
    }
    return run_operation(call, operation, input.arguments, input.options.confirm);
}

Task<Result<void>> Client::verify(Call &call, const Secret &code) {
    SignIn sign_in(shared_.session, call);
    co_return co_await sign_in.verify(code.view());
}

Task<Result<void>> Client::send(Call &call, const CallInput::OwnRequest &own) {
    HttpRequest request = own.request;
    co_return co_await call.send_signed_in(own.operation, request);
}

Task<Result<void>> Client::run_operation(Call &call, const Operation &operation, const ArgumentList &given,
                                         bool confirm) {
    if (operation.token_effect != TokenEffect::none) {
        SignIn sign_in(shared_.session, call);
        Result<void> result = co_await sign_in.perform(operation, given);
        co_return with_ambiguity(operation, std::move(result));
    }
    Result<Arguments> arguments = validate(operation, given);
    if (!arguments) {
        co_return failure(std::move(arguments.error()));
    }
    if (operation.procedure != Procedure::none) {
        const CarryOut carry_out = [this, &call](std::string_view name, const ArgumentList &inner) {
            return run_operation(call, *find_operation(name), inner, false);
        };
        co_return co_await run_procedure(operation, *arguments, call, procedure_settings(), carry_out);
    }
    Result<void> sent;
    if (!operation.routed_by.empty()) {
        sent = co_await send_by_route(call, operation, *arguments, known_routes());
    } else {
        HttpRequest request = build_request(operation, *arguments);
        if (confirm) {
            co_return co_await send_and_confirm(call, operation, *arguments, request);
        }
        if (operation.fallback.empty()) {
            sent = co_await call.send_signed_in(operation, request);
        } else {
            sent = co_await send_or_fall_back(call, operation, *arguments, request);
        }
    }
    if (sent && operation.pick != nullptr) {
        sent = picked(call.answer(), operation, *arguments);
    }
    co_return sent;
}

KnownRoutes Client::known_routes() const noexcept {
    return {shared_.routes, shared_.settings.portal.get(), shared_.portal_methods,
            path_of(shared_.settings.transport.base_url.text)};
}

Result<Arguments> Client::validate(const Operation &operation, const ArgumentList &given) const {
    return Arguments::validate(operation, given,
                               [this](std::string_view key) { return shared_.session.standing_in(key); });
}

ProcedureSettings Client::procedure_settings() const noexcept {
    return {shared_.settings.txt_style, shared_.settings.max_in_flight};
}

/// The operation of a call. Fails if anything is wrong that can be checked before it is sent.
Result<const Operation *> Client::operation_of(const CallInput &input) const {
    Result<const Operation *> resolved = input.resolve(shared_.settings.portal.get());
    if (!resolved) {
        return resolved;
    }
    const Operation &operation = **resolved;
    if (input.options.confirm && operation.confirmation == nullptr) {
        return failure(about_operation(operation, not_confirmable(operation.name)));
    }
    if (shared_.settings.read_only && !operation.safe && operation.token_effect == TokenEffect::none) {
        return failure(about_operation(
            operation, not_permitted_error(
                           "the client is read only (config key 'read_only'), and this operation writes; "
                           "nothing was sent",
                           reason::read_only)));
    }
    return resolved;
}

/// The request of a call, without its credentials.
Result<HttpRequest> Client::request_of(const Operation &operation, const CallInput &input) const {
    if (const auto *own = std::get_if<CallInput::OwnRequest>(&input.what)) {
        return own->request;
    }
    if (const auto *code = std::get_if<CallInput::SecondFactorCode>(&input.what)) {
        const std::optional<Challenge> challenge = shared_.session.second_factor().challenge();
        return build_second_factor_request(challenge ? challenge->method : std::string(), code->code.view());
    }
    Result<Arguments> arguments = validate(operation, input.arguments);
    if (!arguments) {
        return failure(std::move(arguments.error()));
    }
    if (!operation.routed_by.empty()) {
        return first_request(operation, *arguments, known_routes());
    }
    return build_request(operation, *arguments);
}

Result<Document> Client::description_of(const Operation &operation, const CallInput &input) const {
    if (operation.procedure != Procedure::none) {
        return description_of_procedure(operation, input);
    }
    Result<HttpRequest> request = request_of(operation, input);
    if (!request) {
        return failure(std::move(request.error()));
    }
    return describe_request(*request, shared_.settings.transport.base_url.text, operation.safe);
}

Result<Document> Client::description_of_procedure(const Operation &procedure, const CallInput &input) const {
    Result<Arguments> arguments = validate(procedure, input.arguments);
    if (!arguments) {
        return failure(std::move(arguments.error()));
    }
    return describe_procedure(procedure, *arguments, shared_.settings.transport.base_url.text,
                              procedure_settings());
}

Outcome Client::describe(const CallInput &input) const {
    Result<const Operation *> operation = operation_of(input);
    if (!operation) {
        return Outcome(std::move(operation.error()));
    }
    Result<Document> described = description_of(**operation, input);
    if (!described) {
        return Outcome(about_operation(**operation, std::move(described.error())));
    }
    Outcome outcome;
    outcome.document = std::move(*described);
    return outcome;
}

}  // namespace balvps
