// One call on its way through the stations: authorize → send → decode → recognise failure.
#pragma once

#include <memory>
#include <optional>
#include <utility>

#include "auth/session.h"
#include "client/config.h"
#include "client/options.h"
#include "client/outcome.h"
#include "client/rate_limits.h"
#include "client/retry.h"
#include "common/scheduler.h"
#include "common/task.h"
#include "operation/operation.h"
#include "request/arguments.h"
#include "response/mask.h"
#include "response/recognise.h"
#include "transport/exchange.h"

namespace balvps {

/// What the calls of a client have in common.
struct Shared {
    Shared(Settings the_settings, std::unique_ptr<TokenStore> token_store)
        : settings(std::move(the_settings)),
          session(settings.credentials, std::move(token_store)),
          retry_budget(settings.retry.budget) {}

    const Settings settings;
    Session session;
    RateLimits rate_limits;
    RetryBudget retry_budget;
};

class Call : public TokenSource {
  public:
    /// @param outcome receives the last answer, and everything that was sent.
    Call(Shared &shared, Scheduler &scheduler, const CallOptions &options, Interrupt interrupt,
         Outcome &outcome);

    /// Sends the request of an operation, signed in as it needs unless it has its authorization already, and
    /// reads the answer into the outcome. A token that the service refuses is renewed once (twice where
    /// another process had renewed it, who knows when), and the request, which was not carried out, sent
    /// again. @return nothing: it worked.
    Task<std::optional<Error>> run(const Operation &operation, HttpRequest &request);

    /// Answers a login's challenge; the outcome's document holds the tokens then.
    Task<std::optional<Error>> answer_challenge(const Challenge &challenge, const Secret &code);

    const Waiting &waiting() const noexcept { return waiting_; }
    Outcome &outcome() noexcept { return outcome_; }

    Task<Result<Tokens>> login() override;
    Task<Result<Tokens>> refresh(Secret refresh_token) override;
    Task<Result<Tokens>> answer(Challenge challenge, Secret code) override;

  private:
    Task<std::optional<Error>> send(const Operation &operation, HttpRequest &request);
    Task<std::optional<Error>> send_answer(HttpRequest request);
    Task<std::optional<Error>> keep_to_limit(LimitScope scope, bool earlier_try);
    Task<std::optional<Error>> pause(Clock::time_point until);
    Task<Result<Tokens>> fetch_tokens(const Operation &operation, ArgumentDefaults values);
    Mask mask_of(const HttpRequest &request) const;
    void note_attempt(const Operation &operation, const HttpRequest &request, Clock::time_point start,
                      int number, ErrorCode error);
    std::optional<Error> time_is_short(const Operation &operation, bool earlier_try) const;
    std::optional<Error> read_answer(const Asked &asked, std::optional<Error> error);
    std::optional<Error> read_document(const Asked &asked, bool is_down);
    std::optional<Error> read_document(const Asked &asked, const ReadingBounds &bounds);
    Milliseconds time_before_retry(const Error &error, int retry) const;

    Shared &shared_;
    const int retries_;
    const Waiting waiting_;
    Outcome &outcome_;
};

}  // namespace balvps
