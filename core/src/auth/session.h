// Station "authorize": the credentials a request carries, and the tokens behind them.
//
// Threads that share a client share one session. Whoever finds the token missing or old renews it, without
// holding a lock while the service is asked; the others wait for the outcome and share it. So there is
// exactly one login or one refresh however many threads need it (or, with a token store, however many
// processes), and a wrong password costs one try of the service's login limit.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string_view>

#include "auth/token_store.h"
#include "common/deadline.h"
#include "common/error.h"
#include "common/secret.h"

namespace balvps {

enum class AuthMode : std::uint8_t { jwt, basic, token, none };

struct Credentials {
    AuthMode mode = AuthMode::jwt;
    Secret username = {};
    Secret password = {};
    Secret token = {};
    Secret refresh_token = {};
};

/// What a request is to carry.
struct Authorization {
    Secret header = {};            ///< value of the Authorization header; empty: none
    std::uint64_t generation = 0;  ///< which token it is, for renew_after
};

class Session {
  public:
    /// How the session asks the service for tokens.
    struct Requests {
        std::function<Result<Tokens>()> login;                                  ///< POST /login
        std::function<Result<Tokens>(std::string_view refresh_token)> refresh;  ///< POST /token
    };

    /// @param store where the tokens are kept beyond this session; nullptr: nowhere.
    Session(Credentials credentials, std::unique_ptr<TokenStore> store);

    /// The credentials for a request. In jwt mode signs in first where there is no token, and refreshes
    /// before the token expires.
    Result<Authorization> authorize(const Requests &requests, const Deadline &deadline,
                                    const Interrupt &interrupt);

    /// Whether a refused token could be replaced by a new one.
    bool renewable() const;

    /// After the service refused the token of that generation: gets another one, unless somebody already has.
    Result<Authorization> renew_after(std::uint64_t generation, const Requests &requests,
                                      const Deadline &deadline, const Interrupt &interrupt);

    /// Takes tokens that an explicit login or refresh brought.
    Result<void> adopt(Tokens tokens, const Deadline &deadline, const Interrupt &interrupt);

    /// Drops the tokens, which an explicit logout or revoke has ended.
    Result<void> forget(const Deadline &deadline, const Interrupt &interrupt);

    const Secret &username() const noexcept { return credentials_.username; }
    const Secret &password() const noexcept { return credentials_.password; }
    Secret refresh_token() const;

  private:
    bool due(Clock::time_point now) const noexcept;
    Result<Tokens> obtain(const Secret &old_token, const Secret &refresh_token, const Requests &requests,
                          const Deadline &deadline, const Interrupt &interrupt);
    Result<Tokens> fetch(const Secret &refresh_token, const Requests &requests) const;
    Result<Authorization> renew(std::unique_lock<std::mutex> &lock, const Requests &requests,
                                const Deadline &deadline, const Interrupt &interrupt);
    Result<void> wait_for_renewal(std::unique_lock<std::mutex> &lock, const Deadline &deadline,
                                  const Interrupt &interrupt);
    bool can_renew() const noexcept;
    void keep(Tokens tokens);
    Authorization current() const;
    bool can_log_in() const noexcept {
        return !credentials_.username.empty() && !credentials_.password.empty();
    }

    const Credentials credentials_;
    const Secret basic_header_;
    const std::unique_ptr<TokenStore> store_;

    mutable std::mutex mutex_;
    std::condition_variable renewed_;
    bool renewing_ = false;
    std::uint64_t renewals_ = 0;         // finished ones, failed or not
    std::optional<Error> last_failure_;  // of the renewal that finished last
    Secret token_;
    Secret refresh_token_;
    std::uint64_t generation_ = 0;
    std::optional<Clock::time_point> renew_at_;  // nothing: when the service says so
};

}  // namespace balvps
