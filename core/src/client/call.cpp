#include "client/call.h"

#include <iterator>
#include <new>
#include <utility>

#include "auth/basic.h"
#include "auth/sign_in.h"
#include "client/read_answer.h"
#include "common/printable.h"
#include "policy/ambiguous_write.h"
#include "transport/exchange.h"

namespace balvps {
namespace {

/// Reads the headers here because the service sends them with the answer to a login, which the call's own
/// answer replaces.
RateLimit rate_limit_of(const HttpResponse &response, const Mask &mask) {
    const auto header = [&](std::string_view name) {
        return printable(mask.masked(response.headers.find(name)), 40);
    };
    return {header("X-RateLimit-Limit"), header("X-RateLimit-Remaining"), header("X-RateLimit-Reset")};
}

/// The error of a request that is not sent, or not sent again.
Error not_sent(const Sending &sending, Error error) {
    error.may_have_arrived = sending.may_have_arrived;
    if (error.code != ErrorCode::cancelled) {
        error.message += sending.retry > 0 ? " (it was not sent again)" : " (nothing was sent)";
    }
    return error;
}

Error while_signing_in(Error error) {
    error.message.insert(0, "signing in: ");
    return error;
}

}  // namespace

Call::Call(Shared &shared, Scheduler &scheduler, const CallOptions &options, Milliseconds usual_timeout,
           Interrupt interrupt, Outcome &outcome)
    : shared_(shared),
      retries_(options.retries.value_or(shared.settings.retry.count)),
      waiting_{scheduler,
               Deadline(options.timeout.value_or(std::max(shared.settings.timeout, usual_timeout))),
               interrupt},
      outcome_(outcome) {}

Call::Call(const Call &whole, Outcome &outcome) noexcept
    : shared_(whole.shared_), retries_(whole.retries_), waiting_(whole.waiting_), outcome_(outcome) {}

/// A part of a call, with an outcome of its own.
class Call::Part : private Outcome, public Call {
  public:
    explicit Part(Call &whole) noexcept : Call(whole, static_cast<Outcome &>(*this)), whole_(whole) {}
    Part(const Part &) = delete;
    Part &operator=(const Part &) = delete;
    ~Part() override {
        try {
            auto &all = whole_.outcome_.attempts;
            all.insert(all.end(), std::make_move_iterator(attempts.begin()),
                       std::make_move_iterator(attempts.end()));
        } catch (const std::bad_alloc &) {
            attempts.clear();  // the attempts only inform
        }
    }

  private:
    Call &whole_;
};

std::unique_ptr<Sender> Call::part() {
    return std::make_unique<Part>(*this);
}

Task<Result<void>> Call::send_signed_in(const Operation &operation, HttpRequest &request) {
    Session &session = shared_.session;
    SignIn sign_in(session, *this);
    const bool signs = request.needs_credentials && request.authorization.empty();
    Result<Authorization> authorization;
    if (signs) {
        if (std::optional<Authorization> at_hand = session.at_hand()) {
            authorization = std::move(*at_hand);
        } else {
            authorization = co_await session.authorize(sign_in, waiting_);
        }
        if (!authorization) {
            co_return failure(while_signing_in(std::move(authorization.error())));
        }
        request.authorization = std::move(authorization->header);
    }
    Result<void> sent = co_await send(operation, request);
    for (bool again = signs; again && !sent && is_refused_token(sent.error()) && session.renewable();) {
        authorization = co_await session.renew_after(authorization->generation, sign_in, waiting_);
        if (!authorization) {
            co_return failure(while_signing_in(std::move(authorization.error())));
        }
        request.authorization = std::move(authorization->header);
        again = authorization->from_store;
        sent = co_await send(operation, request);
    }
    co_return with_ambiguity(operation, std::move(sent));
}

Task<Result<void>> Call::send(const Operation &operation, HttpRequest &request) {
    const std::size_t most = shared_.settings.transport.max_body_bytes;
    if (request.body.view().size() > most) {
        co_return failure(too_large_error("the request body is larger than max_body_bytes (" +
                                          std::to_string(most) + " bytes)"));
    }
    Sending sending{operation, outcome_.response, waiting_.deadline, retries_};
    for (auto next = before_try(sending);;) {
        if (!next) {
            co_return failure(not_sent(sending, std::move(next.error())));
        }
        if (*next) {
            Pause pause{**next};
            co_await Await(waiting_.scheduler, pause);
            next = pause.outcome == WaitOutcome::cancelled ? failure(cancelled()) : before_try(sending);
            continue;
        }
        outcome_.response = HttpResponse();
        outcome_.document = Document();
        const Clock::time_point start = Clock::now();
        Exchange exchange{&request, &outcome_.response,
                          waiting_.deadline.within(shared_.settings.attempt_timeout), &waiting_.interrupt};
        co_await Await(waiting_.scheduler, exchange);
        Result<void> result = read(operation, request, std::move(exchange.result));
        note_attempt(operation, request, start, sending.retry + 1, result);
        next = after_try(sending, result);
        if (!*next) {
            co_return result;
        }
    }
}

/// The time when a request may be sent, if it may not be sent now. The first policy that objects decides.
Result<std::optional<Clock::time_point>> Call::before_try(const Sending &sending) const {
    if (waiting_.interrupt.is_cancelled()) {
        return failure(cancelled());
    }
    for (Policy *policy : shared_.policies) {
        auto allowed = policy->before(sending);
        if (!allowed || *allowed) {
            return allowed;
        }
    }
    return std::nullopt;
}

/// The time to send a request again, if a policy wants that.
std::optional<Clock::time_point> Call::after_try(Sending &sending, Result<void> &result) const {
    std::optional<Clock::time_point> again;
    for (Policy *policy : shared_.policies) {
        const auto asked_for = policy->after(sending, result);
        again = asked_for ? asked_for : again;
    }
    ++sending.retry;
    sending.may_have_arrived = sending.may_have_arrived || (!result && is_unanswered(result.error()));
    return again;
}

Result<void> Call::read(const Operation &operation, const HttpRequest &request, Result<void> exchanged) {
    const bool with_password = operation.sends_password || request.authorization.view().starts_with("Basic ");
    Result<void> result =
        read_answer({operation, with_password}, waiting_, shared_.settings.transport.max_body_bytes,
                    std::move(exchanged), outcome_);
    if (!result && result.error().code != ErrorCode::out_of_memory) {
        mask_of(request).apply(result.error());
    }
    return result;
}

/// The mask for texts that came back for a request.
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
    mask.hide_all(request.secrets_of_path);
    return mask;
}

void Call::note_attempt(const Operation &operation, const HttpRequest &request, Clock::time_point start,
                        int number, const Result<void> &result) {
    std::string path = request.path.substr(0, request.path.find('?'));
    if (operation.path.empty() || !request.secrets_of_path.empty()) {  // the first is the caller's own path
        Mask mask;
        mask.hide_all(request.secrets_of_path);
        path = mask.masked(path);
    }
    const HttpResponse &response = outcome_.response;
    const bool tells_limit = response.headers.find("X-RateLimit-Limit").data() != nullptr;
    outcome_.attempts.push_back({request.method, std::move(path), response.status,
                                 std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start),
                                 number, result ? ErrorCode::none : result.error().code,
                                 tells_limit ? rate_limit_of(response, mask_of(request)) : RateLimit()});
}

}  // namespace balvps
