#include "client/client.h"

#include <utility>
#include <vector>

#include "client/call.h"
#include "client/fallback.h"
#include "common/nearest.h"
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

Secret refresh_token_sent(const Operation &operation, const Arguments &arguments) {
    for (std::size_t i = 0; i < operation.parameters.size(); ++i) {
        if (operation.parameters[i].config_key == "refresh_token") {
            const Value *given = arguments.value(i);
            return Secret(given != nullptr ? given->text() : arguments.standing_in(i));
        }
    }
    return {};
}

}  // namespace

Client::Client(Settings settings, std::unique_ptr<TokenStore> token_store)
    : settings_(std::move(settings)),
      session_(settings_.credentials, std::move(token_store)),
      transport_(settings_.transport) {}

Result<std::unique_ptr<Client>> Client::create(const Config &config) {
    Result<Settings> settings = make_settings(config);
    if (!settings) {
        return failure(std::move(settings.error()));
    }
    Result<std::unique_ptr<TokenStore>> token_store = make_token_store(
        settings->token_store, settings->transport.base_url.text, settings->credentials.username.view());
    if (!token_store) {
        return failure(std::move(token_store.error()));
    }
    return std::unique_ptr<Client>(new Client(std::move(*settings), std::move(*token_store)));
}

Outcome Client::call(std::string_view operation, std::string_view json) {
    const Operation *described = find_operation(operation);
    if (described == nullptr) {
        return failed(unknown_operation(operation), printable(operation, 60));
    }
    Result<Arguments> arguments =
        Arguments::validate(*described, json, [this](std::string_view key) { return standing_in(key); });
    if (!arguments) {
        return failed(std::move(arguments.error()), described->name);
    }
    return call(*described, *arguments);
}

Outcome Client::call(const Operation &operation, const Arguments &arguments) {
    Call call(settings_, session_, transport_);
    HttpRequest request = build_request(operation, arguments);
    const bool ends_tokens = ends_own_tokens(operation, arguments);
    call.run(operation, request);
    Outcome outcome = call.take_outcome();
    if (outcome.error && outcome.error->code == ErrorCode::unsupported && !operation.fallback.empty()) {
        fall_back(call, operation, arguments, outcome);
    }
    if (!outcome.error) {
        Result<void> kept;
        if (operation.token_effect == TokenEffect::adopt) {
            if (std::optional<Tokens> tokens = tokens_of(outcome.document)) {
                if (tokens->refresh_token.empty()) {  // an install that does not rotate it
                    tokens->refresh_token = refresh_token_sent(operation, arguments);
                }
                kept = session_.adopt(std::move(*tokens), call.deadline(), settings_.interrupt);
            }
        } else if (ends_tokens) {
            kept = session_.forget(call.deadline(), settings_.interrupt);
        }
        if (!kept) {
            outcome.error = std::move(kept.error());
        }
    }
    if (outcome.error) {
        outcome.error->operation = operation.name;
    }
    return outcome;
}

void Client::fall_back(Call &call, const Operation &operation, const Arguments &arguments, Outcome &outcome) {
    const Operation &other = *find_operation(operation.fallback);
    HttpRequest request;
    request.method = other.method;
    request.path = other.path;
    std::vector<Attempt> attempts = std::move(outcome.attempts);
    call.run(other, request);
    outcome = call.take_outcome();
    outcome.attempts.insert(outcome.attempts.begin(), std::make_move_iterator(attempts.begin()),
                            std::make_move_iterator(attempts.end()));
    if (!outcome.error) {
        outcome.document = narrowed(outcome.document, operation.parameters.front().name,
                                    integer_digits(*arguments.value(0)));
    }
}

Outcome Client::request(std::string_view method, std::string_view path, std::string_view json) {
    Result<HttpRequest> request = build_raw_request(method, path, json);
    if (!request) {
        return failed(std::move(request.error()), "request");
    }
    const bool safe = request->method == Method::get;
    const Operation operation{"request",
                              request->method,
                              {},
                              Authentication::required,
                              TokenEffect::none,
                              safe,
                              request->method != Method::post,
                              request->has_body,
                              true,
                              false,
                              {},
                              nullptr,
                              {}};
    Call call(settings_, session_, transport_);
    call.run(operation, *request);
    return call.take_outcome();
}

Secret Client::standing_in(std::string_view config_key) const {
    if (config_key == "username") {
        return session_.username();
    }
    if (config_key == "password") {
        return session_.password();
    }
    return config_key == "refresh_token" ? session_.refresh_token() : Secret();
}

/// A revoked refresh token may also be another one than the client's own.
bool Client::ends_own_tokens(const Operation &operation, const Arguments &arguments) const {
    if (operation.token_effect != TokenEffect::forget) {
        return false;
    }
    for (std::size_t i = 0; i < operation.parameters.size(); ++i) {
        if (operation.parameters[i].in_body && arguments.value(i) != nullptr) {
            return arguments.value(i)->text() == session_.refresh_token().view();
        }
    }
    return true;
}

}  // namespace balvps
