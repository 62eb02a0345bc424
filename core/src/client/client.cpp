#include "client/client.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "auth/sign_in.h"
#include "client/blocking_scheduler.h"
#include "common/ascii.h"
#include "common/nearest.h"
#include "common/printable.h"
#include "policy/ambiguous_write.h"
#include "policy/confirm.h"
#include "policy/fallback.h"
#include "request/build.h"
#include "request/raw_path.h"

namespace balvps {
namespace {

Result<void> of_operation(Result<void> result, std::string_view operation) {
    if (!result) {
        result.error().operation = operation;
    }
    return result;
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
    return argument_error(std::move(message));
}

Error not_confirmable(std::string_view name) {
    std::string message = "option 'confirm' is not for " + std::string(name) + "; it is for";
    for (const Operation &each : operations()) {
        if (each.confirmation != nullptr) {
            message.append(message.ends_with(" for") ? " " : ", ").append(each.name);
        }
    }
    return argument_error(std::move(message));
}

/// The operation at a path whose answer holds tokens: a request that names no operation may go there too.
/// @return nullptr: none does.
const Operation *secret_operation_at(std::string_view path) {
    const std::string plain = plain_path(path);
    const auto is_it = [&plain](const Operation &operation) {
        return operation.secret && equal_in_any_case(plain, operation.path);
    };
    const auto all = operations();
    const auto found = std::find_if(all.begin(), all.end(), is_it);
    if (found != all.end()) {
        return &*found;
    }
    return is_it(verify_second_factor_operation()) ? &verify_second_factor_operation() : nullptr;
}

/// A request of the caller's own, described as an operation.
Operation operation_of(const HttpRequest &request) {
    const Operation *known = secret_operation_at(request.path);
    return {.name = "request",
            .method = request.method,
            .path = {},
            .authentication = Authentication::required,
            .token_effect = TokenEffect::none,
            .limit = known != nullptr ? known->limit : LimitScope::calls,
            .sends_password = known != nullptr && known->sends_password,
            .safe = request.method == Method::get,
            .idempotent = request.method != Method::post,
            .has_body = request.has_body,
            .body_optional = true,
            .secret = known != nullptr,
            .parameters = {},
            .response = nullptr,
            .fallback = {},
            .confirmation = nullptr};
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
    Task<Result<void>> task = begin(scheduler, interrupt, outcome);
    task.start();
    outcome.result = task.take();
    return outcome;
}

Outcome Client::call(std::string_view operation, const ArgumentList &arguments, const CallOptions &options,
                     const std::atomic<bool> *cancelled) {
    return block(cancelled, [&](Scheduler &scheduler, Interrupt interrupt, Outcome &outcome) {
        return perform(operation, arguments, options, scheduler, interrupt, outcome);
    });
}

Outcome Client::call(std::string_view operation, std::string_view json, const CallOptions &options,
                     const std::atomic<bool> *cancelled) {
    Result<ArgumentList> arguments = read_arguments(json);
    if (arguments) {
        return call(operation, *arguments, options, cancelled);
    }
    arguments.error().operation = printable(operation, 60);
    return Outcome(std::move(arguments.error()));
}

Outcome Client::request(std::string_view method, std::string_view path, std::string_view json,
                        const CallOptions &options, const std::atomic<bool> *cancelled) {
    return block(cancelled, [&](Scheduler &scheduler, Interrupt interrupt, Outcome &outcome) {
        return perform_request(method, path, json, options, scheduler, interrupt, outcome);
    });
}

Outcome Client::verify_second_factor(std::string_view code, const CallOptions &options,
                                     const std::atomic<bool> *cancelled) {
    return block(cancelled, [&](Scheduler &scheduler, Interrupt interrupt, Outcome &outcome) {
        return perform_second_factor(code, options, scheduler, interrupt, outcome);
    });
}

Task<Result<void>> Client::perform(std::string_view operation, const ArgumentList &given,
                                   const CallOptions &options, Scheduler &scheduler, Interrupt interrupt,
                                   Outcome &outcome) {
    const Operation *described = find_operation(operation);
    if (described == nullptr) {
        co_return of_operation(failure(unknown_operation(operation)), printable(operation, 60));
    }
    Call call(shared_, scheduler, options, interrupt, outcome);
    Result<void> result = check_permission(*described, options);
    if (result) {
        result = co_await run(call, *described, given, options);
    }
    co_return of_operation(std::move(result), described->name);
}

Task<Result<void>> Client::run(Call &call, const Operation &operation, const ArgumentList &given,
                               const CallOptions &options) {
    if (operation.token_effect != TokenEffect::none) {
        SignIn sign_in(shared_.session, call);
        Result<void> result = co_await sign_in.perform(operation, given);
        co_return with_ambiguity(operation, std::move(result));
    }
    Result<Arguments> arguments = Arguments::validate(
        operation, given, [this](std::string_view key) { return shared_.session.standing_in(key); });
    if (!arguments) {
        co_return failure(std::move(arguments.error()));
    }
    HttpRequest request = build_request(operation, *arguments);
    if (options.confirm) {
        co_return co_await send_and_confirm(call, operation, *arguments, request);
    }
    if (!operation.fallback.empty()) {
        co_return co_await send_or_fall_back(call, operation, *arguments, request);
    }
    co_return co_await call.send_signed_in(operation, request);
}

Task<Result<void>> Client::perform_request(std::string_view method, std::string_view path,
                                           std::string_view json, const CallOptions &options,
                                           Scheduler &scheduler, Interrupt interrupt, Outcome &outcome) {
    Result<HttpRequest> request = build_raw_request(method, path, json);
    if (!request) {
        co_return of_operation(failure(std::move(request.error())), "request");
    }
    const Operation operation = operation_of(*request);
    if (Result<void> permitted = check_permission(operation, options); !permitted) {
        co_return of_operation(std::move(permitted), operation.name);
    }
    Call call(shared_, scheduler, options, interrupt, outcome);
    co_return co_await call.send_signed_in(operation, *request);
}

Task<Result<void>> Client::perform_second_factor(std::string_view code, const CallOptions &options,
                                                 Scheduler &scheduler, Interrupt interrupt,
                                                 Outcome &outcome) {
    const Operation &operation = verify_second_factor_operation();
    Call call(shared_, scheduler, options, interrupt, outcome);
    Result<void> result = check_permission(operation, options);
    if (result) {
        SignIn sign_in(shared_.session, call);
        result = co_await sign_in.verify(code);
    }
    co_return of_operation(std::move(result), operation.name);
}

Result<void> Client::check_permission(const Operation &operation, const CallOptions &options) const {
    if (options.confirm && operation.confirmation == nullptr) {
        return failure(not_confirmable(operation.name));
    }
    if (shared_.settings.read_only && !operation.safe && operation.token_effect == TokenEffect::none) {
        return failure(
            not_permitted_error("the client is read only (config key 'read_only'), and this "
                                "operation writes; nothing was sent",
                                reason::read_only));
    }
    return {};
}

}  // namespace balvps
