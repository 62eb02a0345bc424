// Station "authorize": the credentials a request carries, and the tokens behind them.
//
// Threads that share a client share one session. Whoever finds the token missing or old renews it, without
// holding a lock while the service is asked; the others wait for the outcome and share it. So there is
// exactly one login or one refresh however many threads need it (or, with a token store, however many
// processes), and a wrong password costs one try of the service's login limit.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>

#include "auth/token_store.h"
#include "auth/tokens.h"
#include "common/error.h"
#include "common/scheduler.h"
#include "common/secret.h"
#include "common/signal.h"
#include "common/task.h"

namespace balvps {

enum class AuthMode : std::uint8_t { jwt, basic, token, none };

struct Credentials {
    AuthMode mode = AuthMode::jwt;
    Secret username = {};
    Secret password = {};
    Secret token = {};
    Secret refresh_token = {};
    Secret totp_key = {};  ///< empty: the user answers a second factor
};

/// What a request is to carry.
struct Authorization {
    Secret header = {};            ///< value of the Authorization header; empty: none
    std::uint64_t generation = 0;  ///< which token it is, for renew_after
};

/// How a session asks the service for tokens.
class TokenSource {
  public:
    TokenSource() = default;
    TokenSource(const TokenSource &) = delete;
    TokenSource &operator=(const TokenSource &) = delete;
    virtual ~TokenSource() = default;

    virtual Task<Result<Tokens>> login() = 0;
    virtual Task<Result<Tokens>> refresh(Secret refresh_token) = 0;
    virtual Task<Result<Tokens>> answer(Challenge challenge, Secret code) = 0;
};

class Session {
  public:
    /// @param store where the tokens are kept beyond this session; nullptr: nowhere.
    Session(Credentials credentials, std::unique_ptr<TokenStore> store);

    /// The credentials for a request, where they are at hand; nothing: authorize() gets them.
    std::optional<Authorization> at_hand() const;

    /// The credentials for a request. In jwt mode signs in first where there is no token, and refreshes
    /// before the token expires.
    Task<Result<Authorization>> authorize(TokenSource &source, const Waiting &waiting);

    /// Whether a refused token could be replaced by a new one.
    bool renewable() const;

    /// After the service refused the token of that generation: gets another one, unless somebody already has.
    Task<Result<Authorization>> renew_after(std::uint64_t generation, TokenSource &source,
                                            const Waiting &waiting);

    /// Takes tokens that an explicit login or refresh brought.
    Task<Result<void>> adopt(Tokens tokens, const Waiting &waiting);

    /// Drops the tokens, which an explicit logout or revoke has ended.
    Task<Result<void>> forget(const Waiting &waiting);

    /// Keeps a challenge until it is answered or over; meanwhile no call signs in again.
    void keep(Challenge challenge);
    /// The one kept; nothing: no login waits for a second factor.
    std::optional<Challenge> challenge() const;

    /// The code for a challenge from the config's secret. Waits where the present one has been used already,
    /// since the service takes each once. Nothing: there is no secret.
    Task<Result<std::optional<Secret>>> second_factor(const Waiting &waiting);

    const Secret &username() const noexcept { return credentials_.username; }
    const Secret &password() const noexcept { return credentials_.password; }
    Secret refresh_token() const;

  private:
    class Renewal;

    bool due(Clock::time_point now) const noexcept;
    bool renewing() const noexcept;
    Task<Result<std::unique_ptr<TokenStore::Hold>>> hold_store(const Waiting &waiting);
    Task<Result<Tokens>> obtain(const Renewal &renewal, TokenSource &source, const Waiting &waiting);
    Task<Result<Tokens>> fetch(Secret refresh_token, TokenSource &source, const Waiting &waiting);
    Task<Result<Tokens>> sign_in(TokenSource &source, const Waiting &waiting);
    Task<Result<Authorization>> renew(std::optional<std::uint64_t> refused, TokenSource &source,
                                      const Waiting &waiting);
    bool can_renew() const noexcept;
    std::optional<Clock::time_point> renewal_time(const Tokens &tokens) const;
    void keep(Tokens &tokens, std::optional<Clock::time_point> renew_at) noexcept;
    Authorization current() const;
    bool can_log_in() const noexcept {
        return !credentials_.username.empty() && !credentials_.password.empty();
    }

    const Credentials credentials_;
    const Secret basic_header_;
    const std::unique_ptr<TokenStore> store_;

    Signal renewed_;  // at the end of each renewal, failed or not
    mutable std::mutex mutex_;
    pid_t renewing_in_ = 0;  // the process of the renewal under way: a forked child has its parent's not
    std::shared_ptr<Mover> mover_;       // of the call that renews
    std::optional<Error> last_failure_;  // of the renewal that finished last
    Secret token_;
    Secret refresh_token_;
    std::uint64_t generation_ = 0;
    std::optional<Clock::time_point> renew_at_;  // nothing: when the service says so
    std::optional<Challenge> challenge_;
    std::int64_t last_totp_step_ = -1;  // whose code has been sent
};

}  // namespace balvps
