// Step "authorize": gives requests their credentials, and manages the tokens behind them.
//
// Threads that share a client share one session. The first call that finds the token missing or old renews
// it, and holds no lock while it asks the service. Other calls wait for its outcome and share it. So there is
// exactly one login or refresh for all threads (with a token store, for all processes), and a wrong password
// costs one attempt of the service's login limit.
//
// New tokens are in memory before they are in the store. While they are not saved, nothing is sent: each call
// tries to save them again, and fails with the store's error if it cannot. So a rotated token is not lost
// when a store fails for a while, and never stays with one process only. Only the store on another machine
// can be told to do without: then the session signs in for itself until the store is back.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string_view>
#include <variant>

#include "auth/second_factor.h"
#include "auth/store_work.h"
#include "auth/token_store.h"
#include "auth/tokens.h"
#include "common/error.h"
#include "common/scheduler.h"
#include "common/secret.h"
#include "common/signal.h"
#include "common/task.h"
#include "platform/process.h"
#include "response/mask.h"

namespace balvps {

enum class AuthMode : std::uint8_t { jwt, basic, token, none };

struct Credentials {
    AuthMode mode = AuthMode::jwt;
    Secret username = {};
    Secret password = {};
    Secret token = {};
    Secret refresh_token = {};
    Secret totp_key = {};     ///< empty: the user answers a second factor
    Secret totp_secret = {};  ///< the same key as the text in the config
};

/// The credentials for a request.
struct Authorization {
    Secret header = {};            ///< value of the Authorization header; empty: none
    std::uint64_t generation = 0;  ///< identifies the token, for renew_after
    bool from_store = false;       ///< another process got it, at an unknown time
};

/// How a session requests tokens from the service. The source also handles a second factor: it answers it
/// with the session's secret, or stores the challenge in the session and fails.
class TokenSource {
  public:
    TokenSource() = default;
    TokenSource(const TokenSource &) = delete;
    TokenSource &operator=(const TokenSource &) = delete;
    virtual ~TokenSource() = default;

    /// Signs in with the user name and password of the config.
    virtual Task<Result<Tokens>> login() = 0;
    virtual Task<Result<Tokens>> refresh(Secret refresh_token) = 0;
};

class Session {
  public:
    /// @param store keeps the tokens beyond this session; nullptr: no store.
    Session(Credentials credentials, std::unique_ptr<TokenStore> store);

    /// The credentials for a request, if they need no renewal. Otherwise authorize() gets them.
    std::optional<Authorization> at_hand() const;

    /// Gets the credentials for a request. In jwt mode it signs in first if there is no token, and refreshes
    /// the token before it expires.
    Task<Result<Authorization>> authorize(TokenSource &source, const Waiting &waiting);

    /// Whether a refused token can be replaced by a new one.
    bool renewable() const;

    /// Replaces the token of that generation, which the service refused, unless another call has done so.
    Task<Result<Authorization>> renew_after(std::uint64_t generation, TokenSource &source,
                                            const Waiting &waiting);

    /// While it exists, no other call changes the tokens of this session or its store.
    class Change {
      public:
        Change(const Change &) = delete;
        Change &operator=(const Change &) = delete;
        /// Ends the change, so that the calls that wait for it continue.
        ~Change();

        /// Stores the tokens of an explicit login or refresh.
        /// @param username who signed in; empty: the config's user. The token store gets only that user's
        /// tokens.
        Task<Result<void>> adopt(Tokens tokens, std::string_view username, const Waiting &waiting);

        /// Drops the tokens after an explicit logout or revocation.
        Task<Result<void>> forget(const Waiting &waiting);

      private:
        friend class Session;
        Change(Session &session, const Scheduler &scheduler);  // the session's mutex is held

        Session &session_;
        std::unique_ptr<TokenStore::Hold> hold_;
        Result<void> renewed_;  // how a renewal ended
    };

    enum class Purpose : std::uint8_t { bring_tokens, end_tokens };

    /// For calls that change the tokens themselves. It first takes over new tokens that another process put
    /// into the store. If the call brings tokens, it also checks that the store can be written.
    Task<Result<std::unique_ptr<Change>>> begin_change(Purpose purpose, const Waiting &waiting);

    /// The credentials without any renewal. The header is empty if there is no token.
    Authorization held() const;
    Secret refresh_token() const;

    SecondFactor &second_factor() noexcept { return second_factor_; }
    const SecondFactor &second_factor() const noexcept { return second_factor_; }
    /// Whether that user is the config's user.
    bool is_own(std::string_view username) const noexcept {
        return username.empty() || credentials_.username.empty() ||
               is_same_user(username, credentials_.username.view());
    }
    bool uses_tokens() const noexcept {
        return credentials_.mode == AuthMode::jwt || credentials_.mode == AuthMode::token;
    }
    /// The tokens in the store, not those of this session. None if the store is empty or there is no store.
    Result<std::optional<Tokens>> stored_tokens() const;
    /// Makes a mask hide the secrets of this session.
    void hide_secrets(Mask &mask) const;
    /// The value of a config key that replaces a missing argument; empty: none.
    Secret standing_in(std::string_view config_key) const;

  private:
    /// Whose tokens the session holds, and whether the store has them.
    ///
    // clang-format off
    /// | event                                     | from                       | to                          |
    /// |-------------------------------------------|----------------------------|-----------------------------|
    /// | the config has a token, or none           |                            | own, none                   |
    /// | a login or refresh brings the own user's  | all but foreign            | unsaved; without store: own |
    /// | the store has saved them                  | unsaved                    | own                         |
    /// | the store holds another process's tokens  | none, own, unsaved, shared | shared                      |
    /// | a login brings another user's tokens      | any                        | foreign                     |
    /// | a refresh renews another user's tokens    | foreign                    | foreign                     |
    /// | a login brings the own user's tokens      | foreign                    | unsaved; without store: own |
    /// | the tokens are ended                      | any                        | none                        |
    // clang-format on
    enum class State : std::uint8_t {
        none,     ///< There is no token, but perhaps a refresh token.
        own,      ///< The config's, or issued to this session. If there is a store, it has them too.
        unsaved,  ///< Issued to this session but not in the store yet. Nothing is sent until they are saved.
        shared,   ///< Read from the store: another process got them, at an unknown time.
        foreign,  ///< Another user's, not the config's. Neither store nor password applies to them.
    };

    /// Who changes the tokens. A call begins a change (from Settled or Failed to Changing) and ends it (to
    /// Failed if a renewal failed, otherwise to Settled). A forked child ignores a change of its parent.
    struct Settled {};
    struct Changing {
        platform::Process process;
        std::shared_ptr<LoopDriver> driver;  // drives the call that makes the change
    };
    struct Failed {
        Error error;
    };
    using ChangeState = std::variant<Settled, Changing, Failed>;

    using Refused = std::optional<std::uint64_t>;  // the generation of the refused token, if one was refused

    /// Either the caller's own change, or the credentials that another call has brought meanwhile.
    struct Turn {
        std::unique_ptr<Change> change;
        Authorization authorization;
    };

    // These are called with the mutex held.
    const Changing *active_change() const noexcept;
    bool needs_renewal(Clock::time_point now) const noexcept;
    bool needs_new_token(Refused refused) const noexcept;
    bool is_usable() const noexcept { return state_ != State::unsaved || apart_; }
    /// A token that is due for renewal is still valid, unless the service or the store has refused it.
    bool still_good(Refused refused) const noexcept;
    bool can_renew() const noexcept;
    Authorization current() const;
    void set_tokens(Tokens tokens, State state);
    void postpone_renewal() noexcept;

    // These are called by the call that holds the change.
    Task<Result<void>> open_store(Change &change, bool to_renew, Refused refused, const Waiting &waiting);
    Task<Result<void>> close_store(Change &change, const Waiting &waiting);
    Task<Result<bool>> prepare(Change &change, Refused refused, const Waiting &waiting);
    Task<Result<void>> obtain(Change &change, Refused refused, TokenSource &source, const Waiting &waiting);
    Task<Result<void>> obtain_apart(Change &change, Refused refused, TokenSource &source,
                                    const Waiting &waiting);
    Task<Result<Tokens>> refresh_or_log_in(Change &change, Secret refresh_token, TokenSource &source,
                                           const Waiting &waiting);
    bool can_go_on(Refused refused) const;
    static void tell_to_wait(Change &change, const Result<Tokens> &tokens) noexcept;
    void take_over(std::optional<Tokens> stored);
    Task<Result<void>> take(Change &change, Tokens tokens, State state, const Waiting &waiting);
    Task<Result<void>> save(Change &change, const Waiting &waiting);
    /// Runs a function of the store, and waits no longer for it than the call may.
    template <typename T>
    Task<Result<T>> in_store(std::function<Result<T>()> work, const Waiting &waiting,
                             Milliseconds patience = store_patience) {
        const Clock::time_point until =
            std::max(Clock::now() + least_patience, std::min(waiting.deadline.at(), Clock::now() + patience));
        return run_in_store<T>(*store_, waiting, until, std::move(work));
    }
    bool can_do_without_store(const Error &error) const noexcept;
    void forget_refresh_token();
    State issued() const noexcept { return store_ != nullptr ? State::unsaved : State::own; }
    bool uses_store() const noexcept { return store_ != nullptr && state_ != State::foreign; }
    bool can_log_in() const noexcept {
        return credentials_.mode == AuthMode::jwt && state_ != State::foreign &&
               !credentials_.username.empty() && !credentials_.password.empty();
    }

    /// How long a call waits for a store on another machine, if it needs the store.
    static constexpr Milliseconds store_patience{5000};
    /// The same, if its token is still good.
    static constexpr Milliseconds least_patience{250};

    Task<Result<Turn>> take_turn(const Waiting &waiting, bool to_renew, Refused refused);
    Task<Result<Authorization>> renew(Refused refused, TokenSource &source, const Waiting &waiting);

    const Credentials credentials_;
    const Secret basic_header_;
    const std::unique_ptr<TokenStore> store_;
    SecondFactor second_factor_;

    Signal changed_;  // given at the end of each change, also after a failure
    mutable std::mutex mutex_;
    ChangeState change_state_;

    // Written by the call that holds the change, with the mutex held.
    State state_ = State::none;
    Tokens tokens_;
    std::uint64_t generation_ = 0;
    // An unsaved token may be used: the store cannot be reached, and the config allows it.
    bool apart_ = false;
    std::optional<Clock::time_point> ends_at_;
    std::optional<Clock::time_point> renew_at_;  // empty: renewed only when the service refuses the token
    Secret stored_token_;                        // what the store held when this session last read it
};

}  // namespace balvps
