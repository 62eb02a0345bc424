#include "auth/session.h"

#include <algorithm>
#include <ctime>
#include <string>
#include <utility>

#include "auth/basic.h"
#include "auth/jwt.h"
#include "common/number.h"

namespace balvps {
namespace {

/// How long before its end a token is renewed; a tenth of its lifetime if that is shorter. A request that is
/// still on its way when the token expires would be refused.
constexpr std::chrono::seconds longest_margin{30};

/// How long a token is still valid by this machine's clock; negative: it has expired.
std::optional<std::chrono::seconds> remaining_lifetime(const Tokens &tokens) {
    if (!tokens.expires_at) {
        return std::nullopt;
    }
    const std::int64_t now = std::time(nullptr);
    return std::chrono::seconds(std::clamp(*tokens.expires_at - now, -longest_wait, longest_wait));
}

std::chrono::seconds margin(const Tokens &tokens, std::chrono::seconds remaining) {
    const auto times = read_jwt_times(tokens.token.view());
    const auto lifetime = lifetime_when_fresh(times, std::time(nullptr)).value_or(remaining);
    return std::min(longest_margin, lifetime / 10);
}

/// Sets the end of a new token: its lifetime by its own `iat`, from now on by this machine's clock.
void set_expiry(Tokens &tokens) {
    const std::int64_t now = std::time(nullptr);
    if (const auto lifetime = lifetime_when_fresh(read_jwt_times(tokens.token.view()), now)) {
        tokens.expires_at = within_calendar(now + lifetime->count());
    }
}

/// Whether the failure of a renewal concerns only the call that renewed: it was cancelled or had no time
/// left. Other calls then try for themselves.
bool concerns_only_that_call(const Error &error) noexcept {
    switch (error.code) {
        case ErrorCode::cancelled:
        case ErrorCode::timeout:
        case ErrorCode::rate_limited:  // other calls may be able to wait longer
        case ErrorCode::out_of_memory:
        case ErrorCode::internal:
            return true;
        default:
            return false;
    }
}

/// Whether the service will never accept that refresh token.
bool refused(const Error &error) noexcept {
    switch (error.code) {
        case ErrorCode::authentication:
        case ErrorCode::not_permitted:
        case ErrorCode::not_found:
        case ErrorCode::unsupported:
            return true;
        case ErrorCode::refused:
            return error.http_status < 500;  // a 5xx status means that the service failed
        default:
            return false;
    }
}

/// The error, the same for all installs, when the tokens have expired and nothing else can sign in.
Error not_accepted(Error error) {
    error.code = ErrorCode::authentication;
    error.reason = reason::token_expired;
    error.message.insert(0, "the refresh token is not accepted: ");
    return error;
}

/// @param over there was a token.
Error nothing_to_sign_in_with(AuthMode mode, bool over) {
    if (over) {
        return authentication_error("the token has expired, and there is nothing to renew it with",
                                    reason::token_expired);
    }
    return authentication_error(
        mode == AuthMode::token
            ? "no token to sign in with: set 'token' in the config"
            : "nothing to sign in with: set 'username' and 'password' (or a token) in the config",
        reason::missing_credentials);
}

Error second_factor_needed() {
    return make_error(ErrorCode::second_factor_needed,
                      "the account asks for a second factor to sign in: verify_second_factor answers it");
}

}  // namespace

Session::Change::Change(Session &session, const Scheduler &scheduler) : session_(session) {
    session.change_state_ = Changing{platform::Process(), scheduler.driver()};
}

Session::Change::~Change() {
    hold_.reset();  // before another call tries to hold the store
    {
        const std::lock_guard lock(session_.mutex_);
        session_.change_state_ =
            renewed_ ? ChangeState(Settled{}) : ChangeState(Failed{std::move(renewed_.error())});
    }
    session_.changed_.give();
}

Session::Session(Credentials credentials, std::unique_ptr<TokenStore> store)
    : credentials_(std::move(credentials)),
      basic_header_(credentials_.mode == AuthMode::basic
                        ? basic_header(credentials_.username.view(), credentials_.password.view())
                        : Secret()),
      store_(std::move(store)),
      second_factor_(credentials_.totp_key) {
    // A token from the config may be of any age, so only its `exp` and the clock decide.
    set_tokens({credentials_.token, credentials_.refresh_token,
                read_jwt_times(credentials_.token.view()).expires_at},
               credentials_.token.empty() ? State::none : State::own);
}

const Session::Changing *Session::active_change() const noexcept {
    const auto *change = std::get_if<Changing>(&change_state_);
    return change != nullptr && change->process.is_this() ? change : nullptr;
}

bool Session::needs_renewal(Clock::time_point now) const noexcept {
    return tokens_.token.empty() || (renew_at_ && now >= *renew_at_);
}

/// Whether another token must be requested from the service.
bool Session::needs_new_token(Refused refused) const noexcept {
    return needs_renewal(Clock::now()) || refused == generation_;
}

bool Session::renewable() const {
    const std::lock_guard lock(mutex_);
    return can_renew();
}

bool Session::can_renew() const noexcept {
    return uses_tokens() && (uses_store() || !tokens_.refresh_token.empty() || can_log_in());
}

Secret Session::refresh_token() const {
    const std::lock_guard lock(mutex_);
    return tokens_.refresh_token;
}

Secret Session::standing_in(std::string_view config_key) const {
    if (config_key == "username") {
        return credentials_.username;
    }
    if (config_key == "password") {
        return credentials_.password;
    }
    return config_key == "refresh_token" ? refresh_token() : Secret();
}

Result<std::optional<Tokens>> Session::stored_tokens() const {
    return store_ != nullptr ? store_->load() : std::nullopt;
}

void Session::hide_secrets(Mask &mask) const {
    for (const Secret *secret : {&credentials_.password, &credentials_.totp_secret, &credentials_.token,
                                 &credentials_.refresh_token}) {
        mask.hide(secret->view());
    }
    mask.hide_authorization(basic_header_.view());
    const std::lock_guard lock(mutex_);
    mask.hide(tokens_.token.view());
    mask.hide(tokens_.refresh_token.view());
}

Authorization Session::current() const {
    Authorization authorization{{}, generation_, state_ == State::shared};
    if (!tokens_.token.empty()) {
        authorization.header = bearer(tokens_.token);
    }
    return authorization;
}

Authorization Session::held() const {
    if (credentials_.mode == AuthMode::basic) {
        return {basic_header_, 0, false};
    }
    const std::lock_guard lock(mutex_);
    return uses_tokens() ? current() : Authorization{};
}

std::optional<Authorization> Session::at_hand() const {
    if (!uses_tokens()) {
        return held();
    }
    const std::lock_guard lock(mutex_);
    if (needs_renewal(Clock::now()) || state_ == State::unsaved) {
        return std::nullopt;
    }
    return current();
}

Task<Result<Authorization>> Session::authorize(TokenSource &source, const Waiting &waiting) {
    if (auto authorization = at_hand()) {
        co_return std::move(*authorization);
    }
    co_return co_await renew(std::nullopt, source, waiting);
}

Task<Result<Authorization>> Session::renew_after(std::uint64_t generation, TokenSource &source,
                                                 const Waiting &waiting) {
    return renew(generation, source, waiting);
}

/// Begins a change when no other call is making one.
/// @param to_renew the change is only for a new token. If another call gets one meanwhile, or fails to, its
/// result is shared.
Task<Result<Session::Turn>> Session::take_turn(const Waiting &waiting, bool to_renew, Refused refused) {
    for (;;) {
        Pause pause{waiting.deadline.at(), &changed_, changed_.count()};
        {
            const std::lock_guard lock(mutex_);
            if (to_renew && !needs_new_token(refused) && state_ != State::unsaved) {
                co_return Turn{nullptr, current()};
            }
            const Changing *change = active_change();
            if (change == nullptr) {
                co_return Turn{std::unique_ptr<Change>(new Change(*this, waiting.scheduler)), {}};
            }
            pause.driver = change->driver;
        }
        co_await Await(waiting.scheduler, pause);
        if (pause.outcome == WaitOutcome::cancelled) {
            co_return failure(cancelled());
        }
        const std::lock_guard lock(mutex_);
        const auto *failed = std::get_if<Failed>(&change_state_);
        if (to_renew && failed != nullptr && !concerns_only_that_call(failed->error)) {
            co_return failure(failed->error);
        }
        if (waiting.deadline.passed()) {
            co_return failure(timeout_error("the deadline passed while another call was signing in"));
        }
    }
}

Task<Result<Authorization>> Session::renew(Refused refused, TokenSource &source, const Waiting &waiting) {
    Result<Turn> turn = co_await take_turn(waiting, true, refused);
    if (!turn) {
        co_return failure(std::move(turn.error()));
    }
    if (turn->change == nullptr) {
        co_return std::move(turn->authorization);
    }
    Result<void> obtained = co_await obtain(*turn->change, refused, source, waiting);
    const std::lock_guard lock(mutex_);
    // A token that is due for renewal is still valid, unless the service or the store has refused it.
    const bool still_good = !refused && state_ != State::unsaved && ends_at_ && Clock::now() < *ends_at_;
    if (!obtained && still_good && obtained.error().code != ErrorCode::cancelled &&
        obtained.error().code != ErrorCode::configuration) {
        postpone_renewal();
    } else if (!obtained) {
        turn->change->renewed_ = failure(obtained.error());
        co_return failure(std::move(obtained.error()));
    }
    co_return current();
}

Task<Result<std::unique_ptr<Session::Change>>> Session::begin_change(Purpose purpose,
                                                                     const Waiting &waiting) {
    Result<Turn> turn = co_await take_turn(waiting, false, std::nullopt);
    if (!turn) {
        co_return failure(std::move(turn.error()));
    }
    if (store_ != nullptr) {
        if (Result<void> opened = co_await open_store(*turn->change, waiting); !opened) {
            co_return failure(std::move(opened.error()));
        }
        if (purpose == Purpose::bring_tokens) {
            if (Result<void> tried = store_->try_out(); !tried) {
                co_return failure(std::move(tried.error()));
            }
        }
    }
    co_return std::move(turn->change);
}

/// Holds the store and reads it.
Task<Result<void>> Session::open_store(Change &change, const Waiting &waiting) {
    constexpr Milliseconds interval{10};  // a renewal takes longer, so a shorter interval gains nothing
    for (;;) {
        Result<std::unique_ptr<TokenStore::Hold>> hold = store_->try_hold();
        if (!hold) {
            co_return failure(std::move(hold.error()));
        }
        if (*hold) {
            change.hold_ = std::move(*hold);
            co_return load_from_store();
        }
        Pause pause{Clock::now() + interval};
        co_await Await(waiting.scheduler, pause);
        if (pause.outcome == WaitOutcome::cancelled) {
            co_return failure(cancelled());
        }
        if (waiting.deadline.passed()) {
            co_return failure(timeout_error("the deadline passed while another process was signing in"));
        }
    }
}

/// Takes over tokens that another process has put into the store since this session last read it. Otherwise
/// the session's own tokens are at least as new, even if they could not be saved.
Result<void> Session::load_from_store() {
    if (!uses_store()) {
        return {};
    }
    Result<std::optional<Tokens>> stored = store_->load();
    if (!stored) {
        return failure(std::move(stored.error()));
    }
    Tokens tokens = stored->value_or(Tokens{});
    const std::lock_guard lock(mutex_);
    if (tokens.token.view() == stored_token_.view()) {
        return {};
    }
    stored_token_ = tokens.token;
    if (!tokens.token.empty()) {
        set_tokens(std::move(tokens), State::shared);
    }
    return {};
}

/// Stores tokens that the service has just issued.
Result<void> Session::take(Tokens tokens, State state) {
    set_expiry(tokens);
    {
        const std::lock_guard lock(mutex_);
        set_tokens(std::move(tokens), state);
    }
    return save();
}

Result<void> Session::save() {
    if (state_ != State::unsaved) {
        return {};
    }
    if (Result<void> saved = store_->save(tokens_); !saved) {
        return saved;
    }
    const std::lock_guard lock(mutex_);
    stored_token_ = tokens_.token;
    state_ = State::own;
    return {};
}

/// Gets new tokens: those that another process has put into the store, or else from the service.
Task<Result<void>> Session::obtain(Change &change, Refused refused, TokenSource &source,
                                   const Waiting &waiting) {
    if (uses_store()) {
        if (Result<void> opened = co_await open_store(change, waiting); !opened) {
            co_return opened;
        }
    }
    bool wanted = false;
    {
        const std::lock_guard lock(mutex_);
        wanted = needs_new_token(refused);
    }
    if (!wanted) {
        co_return save();
    }
    if (uses_store()) {
        if (Result<void> tried = store_->try_out(); !tried) {
            co_return tried;
        }
    }
    Result<Tokens> tokens = co_await refresh_or_log_in(refresh_token(), source, waiting);
    if (!tokens) {
        co_return failure(std::move(tokens.error()));
    }
    co_return take(std::move(*tokens), state_ == State::foreign ? State::foreign : issued());
}

/// Refreshes the token, or logs in if that fails.
Task<Result<Tokens>> Session::refresh_or_log_in(Secret refresh_token, TokenSource &source,
                                                const Waiting &waiting) {
    if (!refresh_token.empty()) {
        Result<Tokens> tokens = co_await source.refresh(std::move(refresh_token));
        if (tokens) {
            co_return tokens;
        }
        Error &error = tokens.error();
        const bool ended = refused(error);
        if (ended) {
            forget_refresh_token();
        }
        if (!can_log_in()) {
            co_return failure(ended ? not_accepted(std::move(error)) : std::move(error));
        }
        // A refresh that may have been carried out has used up the refresh token, even if it failed.
        const bool used_up = error.may_have_arrived && error.code != ErrorCode::rate_limited;
        if (!(ended || used_up) || waiting.deadline.passed() || error.code == ErrorCode::cancelled) {
            co_return tokens;
        }
    }
    if (!can_log_in()) {
        co_return failure(nothing_to_sign_in_with(credentials_.mode, !held().header.empty()));
    }
    if (second_factor_.challenge()) {
        co_return failure(second_factor_needed());
    }
    co_return co_await source.login();
}

void Session::forget_refresh_token() {
    const std::lock_guard lock(mutex_);
    tokens_.refresh_token = Secret();
}

void Session::set_tokens(Tokens tokens, State state) {
    state_ = state;
    const auto remaining = remaining_lifetime(tokens);
    const auto before_end = remaining ? margin(tokens, *remaining) : std::chrono::seconds(0);
    tokens_ = std::move(tokens);  // the refresh token rotates: the old one is used up
    ends_at_ = remaining ? std::optional(Clock::now() + *remaining) : std::nullopt;
    renew_at_ = ends_at_ && can_renew() ? std::optional(*ends_at_ - before_end) : std::nullopt;
    second_factor_.drop();
    ++generation_;
}

/// Plans the next attempt for the middle of the remaining time.
void Session::postpone_renewal() noexcept {
    const Clock::time_point now = Clock::now();
    renew_at_ = can_renew() ? std::optional(now + (*ends_at_ - now) / 2) : std::nullopt;
}

Result<void> Session::Change::adopt(Tokens tokens, std::string_view username) {
    if (session_.is_own(username)) {
        return session_.take(std::move(tokens), session_.issued());
    }
    session_.stored_token_ = Secret();  // after a logout the store's tokens are read again
    return session_.take(std::move(tokens), State::foreign);
}

Result<void> Session::Change::forget() {
    const bool stored = session_.uses_store();
    {
        const std::lock_guard lock(session_.mutex_);
        session_.set_tokens({}, State::none);
    }
    if (!stored) {
        return {};
    }
    Result<void> cleared = session_.store_->clear();
    if (cleared) {
        session_.stored_token_ = Secret();
    }
    return cleared;
}

}  // namespace balvps
