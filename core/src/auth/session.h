// Station "authorize": the credentials a request carries, and the tokens behind them.
//
// Threads that share a client share one session. Whoever finds the token missing or old renews it, without
// holding a lock while the service is asked; the others wait for the outcome and share it. So there is
// exactly one login or one refresh however many threads need it (or, with a token store, however many
// processes), and a wrong password costs one try of the service's login limit.
//
// Tokens that came are in memory before they are in the store. While the store lacks them, calls fail with
// what ails it, nothing is sent, and each tries again to save them: so a rotated token is never lost to a
// store that fails for a while, and never left to one process alone.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string_view>
#include <variant>

#include "auth/second_factor.h"
#include "auth/token_store.h"
#include "auth/tokens.h"
#include "common/error.h"
#include "common/scheduler.h"
#include "common/secret.h"
#include "common/signal.h"
#include "common/task.h"
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
    Secret totp_secret = {};  ///< the same as the config wrote it
};

/// What a request is to carry.
struct Authorization {
    Secret header = {};            ///< value of the Authorization header; empty: none
    std::uint64_t generation = 0;  ///< which token it is, for renew_after
    bool from_store = false;       ///< another process got it, at any time before
};

/// How a session asks the service for tokens. A second factor is the source's business: it answers one with
/// the session's, or keeps the challenge there and fails.
class TokenSource {
  public:
    TokenSource() = default;
    TokenSource(const TokenSource &) = delete;
    TokenSource &operator=(const TokenSource &) = delete;
    virtual ~TokenSource() = default;

    /// With the user name and password of the config.
    virtual Task<Result<Tokens>> login() = 0;
    virtual Task<Result<Tokens>> refresh(Secret refresh_token) = 0;
};

class Session {
  public:
    /// @param store where the tokens are kept beyond this session; nullptr: nowhere.
    Session(Credentials credentials, std::unique_ptr<TokenStore> store);

    /// The credentials for a request, if they are at hand. Otherwise authorize() gets them.
    std::optional<Authorization> at_hand() const;

    /// The credentials for a request. In jwt mode signs in first where there is no token, and refreshes
    /// before the token expires.
    Task<Result<Authorization>> authorize(TokenSource &source, const Waiting &waiting);

    /// Whether a refused token could be replaced by a new one.
    bool renewable() const;

    /// After the service refused the token of that generation: gets another one, unless somebody already has.
    Task<Result<Authorization>> renew_after(std::uint64_t generation, TokenSource &source,
                                            const Waiting &waiting);

    /// While it exists, nobody else changes the tokens of this session or its store.
    class Change {
      public:
        Change(const Change &) = delete;
        Change &operator=(const Change &) = delete;
        /// Ends the change, so that calls that wait for it go on.
        ~Change();

        /// Takes tokens that an explicit login or refresh brought.
        /// @param username who signed in; empty: the config's user. Another one's tokens are not stored.
        Result<void> adopt(Tokens tokens, std::string_view username);

        /// Drops the tokens, which an explicit logout or revoke has ended.
        Result<void> forget();

      private:
        friend class Session;
        Change(Session &session, const Scheduler &scheduler);  // the session's mutex is held

        Session &session_;
        std::unique_ptr<TokenStore::Hold> hold_;
        Result<void> renewed_;  // how a renewal ended
    };

    enum class Purpose : std::uint8_t { bring_tokens, end_tokens };

    /// For calls that change the tokens themselves. What another process has put into the store is taken over
    /// first. To bring tokens, the store must be able to keep them.
    Task<Result<std::unique_ptr<Change>>> begin_change(Purpose purpose, const Waiting &waiting);

    /// The credentials as they are, however old; without a token, an empty header.
    Authorization held() const;
    Secret refresh_token() const;

    SecondFactor &second_factor() noexcept { return second_factor_; }
    const SecondFactor &second_factor() const noexcept { return second_factor_; }
    /// Whether that user is the one whose tokens and second factor the config is about.
    bool is_own(std::string_view username) const noexcept {
        return username.empty() || credentials_.username.empty() ||
               is_same_user(username, credentials_.username.view());
    }
    bool uses_tokens() const noexcept {
        return credentials_.mode == AuthMode::jwt || credentials_.mode == AuthMode::token;
    }
    /// The tokens in the store, whatever this session holds. None if the store is empty or there is no store.
    Result<std::optional<Tokens>> stored_tokens() const;
    /// Has a mask hide what this session signs in with.
    void hide_secrets(Mask &mask) const;
    /// The value of a config key that stands in for an argument that is left out; empty: there is none.
    Secret standing_in(std::string_view config_key) const;

  private:
    /// Whose tokens the session holds, and what the store has to do with them.
    ///
    // clang-format off
    /// | event                                     | from                       | to                          |
    /// |-------------------------------------------|----------------------------|-----------------------------|
    /// | the config hands in a token, or none      |                            | own, none                   |
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
        own,      ///< The config's, or issued to this session. A store has it too.
        unsaved,  ///< Issued to this session, and the store lacks it: nothing is sent until it is saved.
        shared,   ///< Read from the store: another process got it, at an unknown time.
        foreign,  ///< Of another user than the config's: neither store nor password concerns it.
    };

    /// Who changes the tokens. A call takes its turn (Settled or Failed to UnderWay) and gives it back: to
    /// Failed where a renewal has failed, else to Settled. A change that is under way in a parent process is
    /// none of a forked child's.
    struct Settled {};
    struct UnderWay {
        pid_t process;
        std::shared_ptr<LoopDriver> driver;  // of the call that makes it
    };
    struct Failed {
        Error error;
    };
    using Turns = std::variant<Settled, UnderWay, Failed>;

    using Refused = std::optional<std::uint64_t>;  // the generation of the token, if one was refused

    /// Either one's own turn to change the tokens, or what somebody else has brought meanwhile.
    struct Turn {
        std::unique_ptr<Change> change;
        Authorization authorization;
    };

    // The mutex is held:
    const UnderWay *change_under_way() const noexcept;
    bool due(Clock::time_point now) const noexcept;
    bool wanting(Refused refused) const noexcept;
    bool can_renew() const noexcept;
    Authorization current() const;
    void keep(Tokens tokens, State state);
    void put_off_renewal() noexcept;

    // By the call whose turn it is:
    Task<Result<void>> open_store(Change &change, const Waiting &waiting);
    Task<Result<void>> obtain(Change &change, Refused refused, TokenSource &source, const Waiting &waiting);
    Task<Result<Tokens>> fetch(Secret refresh_token, TokenSource &source, const Waiting &waiting);
    Result<void> look_into_store();
    Result<void> take(Tokens tokens, State state);
    Result<void> save();
    void forget_refresh_token();
    State issued() const noexcept { return store_ != nullptr ? State::unsaved : State::own; }
    bool uses_store() const noexcept { return store_ != nullptr && state_ != State::foreign; }
    bool can_log_in() const noexcept {
        return credentials_.mode == AuthMode::jwt && state_ != State::foreign &&
               !credentials_.username.empty() && !credentials_.password.empty();
    }

    Task<Result<Turn>> take_turn(const Waiting &waiting, bool to_renew, Refused refused);
    Task<Result<Authorization>> renew(Refused refused, TokenSource &source, const Waiting &waiting);

    const Credentials credentials_;
    const Secret basic_header_;
    const std::unique_ptr<TokenStore> store_;
    SecondFactor second_factor_;

    Signal changed_;  // at the end of each change, whatever came of it
    mutable std::mutex mutex_;
    Turns turns_;

    // Written with the mutex held, by the call whose turn it is:
    State state_ = State::none;
    Tokens tokens_;
    std::uint64_t generation_ = 0;
    std::optional<Clock::time_point> ends_at_;
    std::optional<Clock::time_point> renew_at_;  // not set: when the service refuses the token
    Secret stored_token_;                        // what the store held when this session last saw it
};

}  // namespace balvps
