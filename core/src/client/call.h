// One call and its steps: sign in → send → read the answer.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <utility>

#include "auth/sender.h"
#include "auth/session.h"
#include "client/config.h"
#include "client/options.h"
#include "client/outcome.h"
#include "policy/rate_limits.h"
#include "policy/retry.h"
#include "policy/service_routes.h"
#include "policy/time_left.h"
#include "response/mask.h"

namespace balvps {

/// What all calls of a client share.
struct Shared {
    Shared(Settings the_settings, std::unique_ptr<TokenStore> token_store)
        : settings(std::move(the_settings)),
          session(settings.credentials, std::move(token_store)),
          rate_limits(settings.retry),
          time_left(settings.timeout),
          retry(settings.retry),
          portal_methods(settings.portal ? service_methods_of(*settings.portal) : ServiceMethods()) {}

    const Settings settings;
    Session session;
    RateLimits rate_limits;
    TimeLeft time_left;
    Retry retry;
    mutable ServiceRoutes routes;         // a cache: a description only reads it
    const ServiceMethods portal_methods;  ///< those of the portal's document
    /// The policies that apply to every try, in this order.
    const std::array<Policy *, 3> policies{&rate_limits, &time_left, &retry};
};

class Call : public Sender {
  public:
    /// @param usual_timeout if the options have no timeout, the call has at least this time.
    /// @param outcome receives the last answer and all attempts.
    Call(Shared &shared, Scheduler &scheduler, const CallOptions &options, Milliseconds usual_timeout,
         Interrupt interrupt, Outcome &outcome);

    Task<Result<void>> send(const Operation &operation, HttpRequest &request) override;

    /// If the service refuses the token, renews it once and sends the request again, which was not carried
    /// out. It renews twice if the first new token came from another process and so may be old.
    Task<Result<void>> send_signed_in(const Operation &operation, HttpRequest &request) override;

    Answer &answer() noexcept override { return outcome_; }
    const Waiting &waiting() const noexcept override { return waiting_; }
    std::unique_ptr<Sender> part() override;

  private:
    class Part;

    /// A part of another call.
    Call(const Call &whole, Outcome &outcome) noexcept;

    Result<std::optional<Clock::time_point>> before_try(const Sending &sending) const;
    std::optional<Clock::time_point> after_try(Sending &sending, Result<void> &result) const;
    Result<void> read(const Operation &operation, const HttpRequest &request, Result<void> exchanged);
    void note_attempt(const Operation &operation, const HttpRequest &request, Clock::time_point start,
                      int number, const Result<void> &result);
    Mask mask_of(const HttpRequest &request) const;

    Shared &shared_;
    const int retries_;
    const Waiting waiting_;
    Outcome &outcome_;
};

}  // namespace balvps
