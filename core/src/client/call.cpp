#include "client/call.h"

#include <algorithm>
#include <utility>

#include "client/backoff.h"
#include "request/build.h"
#include "response/decode.h"
#include "response/excerpt.h"
#include "response/recognise.h"

namespace balvps {
namespace {

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

bool is_gateway_failure(int status) noexcept {
    return status == 502 || status == 503 || status == 504;
}

/// Trying again may help: the service could not be reached, or not be reached behind its gateway.
bool is_passing(const Error &error) noexcept {
    switch (error.code) {
        case ErrorCode::connection:
        case ErrorCode::timeout:
            return true;
        case ErrorCode::malformed_answer:
        case ErrorCode::refused:
            return is_gateway_failure(error.http_status) || error.reason == reason::truncated;
        default:
            return false;
    }
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

Error cancelled() {
    return failure(ErrorCode::cancelled, "the call was cancelled").value();
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
                  std::nullopt};
}

Call::Call(const Settings &settings, Session &session, Transport &transport)
    : settings_(settings), session_(session), transport_(transport), deadline_(settings.timeout) {}

void Call::run(const Operation &operation, HttpRequest &request) {
    const bool signs = needs_credentials(operation, request);
    Authorization authorization;
    const auto sign_in = [&](Result<Authorization> outcome) {
        if (!outcome) {
            outcome_.error = std::move(outcome.error());
            outcome_.error->message.insert(0, "signing in: ");
            return false;
        }
        authorization = std::move(*outcome);
        request.authorization = authorization.header;
        return true;
    };
    if (signs && !sign_in(session_.authorize(session_requests(), deadline_, settings_.interrupt))) {
        return;
    }
    outcome_.error = send_with_retries(operation, request);
    if (signs && outcome_.error && is_refused_token(*outcome_.error) && session_.renewable()) {
        if (sign_in(session_.renew_after(authorization.generation, session_requests(), deadline_,
                                         settings_.interrupt))) {
            outcome_.error = send_with_retries(operation, request);
        }
    }
}

std::optional<Error> Call::send_with_retries(const Operation &operation, HttpRequest &request) {
    for (int retry = 0;; ++retry) {
        std::optional<Error> error = send_once(operation, request, retry + 1);
        if (!error || !operation.safe || retry >= settings_.retry.count || !is_passing(*error)) {
            return error;
        }
        switch (wait(backoff(settings_.retry, retry), deadline_, settings_.interrupt)) {
            case WaitOutcome::done:
                break;
            case WaitOutcome::out_of_time:
                return error;
            case WaitOutcome::cancelled:
                return cancelled();
        }
    }
}

std::optional<Error> Call::send_once(const Operation &operation, HttpRequest &request, int number) {
    outcome_.response = HttpResponse();
    outcome_.document = Document();
    const Clock::time_point start = Clock::now();
    std::optional<Error> error;
    if (request.body.view().size() > settings_.transport.max_body_bytes) {
        error =
            failure(ErrorCode::too_large, "the request body is larger than max_body_bytes (" +
                                              std::to_string(settings_.transport.max_body_bytes) + " bytes)")
                .value();
        return error;
    }
    error = transport_.exchange(request, deadline_, settings_.interrupt, outcome_.response);
    Attempt attempt;
    attempt.method = request.method;
    attempt.path = request.path.substr(0, request.path.find('?'));
    attempt.status = outcome_.response.status;
    attempt.rate_limit = rate_limit_of(outcome_.response);
    attempt.duration = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start);
    attempt.number = number;
    if (!error) {
        error = read_answer(operation);
    } else if (error->code == ErrorCode::malformed_answer) {
        describe_answer(outcome_.response, operation.secret, *error);
    }
    if (error) {
        attempt.error = error->code;
        if (error->operation.empty()) {
            error->operation = operation.name;
        }
        error->retryable =
            error->retryable || (is_passing(*error) && (operation.safe || !error->may_have_arrived));
    }
    outcome_.attempts.push_back(std::move(attempt));
    return error;
}

std::optional<Error> Call::read_answer(const Operation &operation) {
    Result<Document> document = decode(outcome_.response, operation.secret);
    if (!document) {
        std::optional<Error> by_status = recognise_status(outcome_.response, operation.secret);
        Error error = by_status ? std::move(*by_status) : std::move(document.error());
        error.may_have_arrived = true;
        return error;
    }
    if (std::optional<Error> error = recognise_failure(outcome_.response, *document, operation.secret)) {
        error->may_have_arrived = true;
        return error;
    }
    if (operation.response != nullptr) {
        if (const std::string complaint = document->normalise(*operation.response); !complaint.empty()) {
            Error error = failure(ErrorCode::malformed_answer,
                                  "the answer is not one to this operation: " + complaint, reason::wrong_type)
                              .value();
            describe_answer(outcome_.response, operation.secret, error);
            error.may_have_arrived = true;
            return error;
        }
    }
    outcome_.document = std::move(*document);
    return std::nullopt;
}

Session::Requests Call::session_requests() {
    const auto login = [this] {
        return fetch_tokens("login", [this](std::string_view key) {
            return key == "username" ? session_.username() : session_.password();
        });
    };
    const auto refresh = [this](std::string_view refresh_token) {
        return fetch_tokens("refresh_token", [=](std::string_view /*key*/) { return Secret(refresh_token); });
    };
    return {login, refresh};
}

Result<Tokens> Call::fetch_tokens(std::string_view operation, const ArgumentDefaults &values) {
    const Operation &described = *find_operation(operation);
    Result<Arguments> arguments = Arguments::validate(described, {}, values);
    if (!arguments) {
        return failure(std::move(arguments.error()));
    }
    HttpRequest request = build_request(described, *arguments);
    if (std::optional<Error> error = send_with_retries(described, request)) {
        return failure(std::move(*error));
    }
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
