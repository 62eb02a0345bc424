#include "auth/session.h"

#include <algorithm>
#include <ctime>
#include <string>
#include <utility>

#include "auth/basic.h"
#include "auth/jwt.h"
#include "common/jitter.h"
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

Milliseconds margin(const Tokens &tokens, std::chrono::seconds remaining) {
    const auto times = read_jwt_times(tokens.token.view());
    const auto lifetime = lifetime_when_fresh(times, std::time(nullptr)).value_or(remaining);
    return std::min<Milliseconds>(longest_margin, Milliseconds(lifetime) / 10);
}

/// Two to three times as long. So the machines that share a token do not all renew it at the same moment. The
/// first one has time to renew it while the others still use the old one.
Milliseconds spread(Milliseconds margin) {
    return 2 * margin + jitter(margin);
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

/// @param wait what the service told another process.
Error asked_to_wait(Milliseconds wait) {
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(wait).count();
    Error error =
        rate_limited_error("the service has asked another process to wait; it accepts the next login in " +
                           std::to_string(seconds) + " s");
    error.retry_after = seconds;
    error.retryable = true;
    return error;
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
    if (needs_renewal(Clock::now()) || !is_usable()) {
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
            if (to_renew && !needs_new_token(refused) && is_usable()) {
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
    co_await close_store(*turn->change, waiting);
    const std::lock_guard lock(mutex_);
    if (!obtained && still_good(refused) && obtained.error().code != ErrorCode::cancelled &&
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
        if (Result<void> opened = co_await open_store(*turn->change, false, std::nullopt, waiting); !opened) {
            co_return failure(std::move(opened.error()));
        }
        if (purpose == Purpose::bring_tokens) {
            const std::function<Result<TokenStore::Claim>()> claim = [this] {
                return store_->claim(Secret());
            };
            if (Result<TokenStore::Claim> claimed = co_await in_store(claim, waiting); !claimed) {
                co_return failure(std::move(claimed.error()));
            }
        }
    }
    co_return std::move(turn->change);
}

bool Session::still_good(Refused refused) const noexcept {
    return !refused && is_usable() && !tokens_.token.empty() && ends_at_ && Clock::now() < *ends_at_;
}

bool Session::can_go_on(Refused refused) const {
    const std::lock_guard lock(mutex_);
    return still_good(refused);
}

/// Whether the session may sign in for itself, although the store failed.
bool Session::can_do_without_store(const Error &error) const noexcept {
    return store_->may_be_missing() && error.reason == reason::token_store;
}

/// Holds the store and reads it.
/// @param to_renew the change is only for a new token. If another process brings one meanwhile, nothing is
/// held.
Task<Result<void>> Session::open_store(Change &change, bool to_renew, Refused refused,
                                       const Waiting &waiting) {
    constexpr Milliseconds interval{10};  // a renewal takes longer, so a shorter interval gains nothing
    const std::function<Result<TokenStore::Turn>()> try_turn = [this] { return store_->try_turn(); };
    const std::function<Result<void>()> await_turn = [this] { return store_->await_turn(); };
    const bool hurries = to_renew && store_->blocks() && can_go_on(refused);
    for (;;) {
        Result<TokenStore::Turn> turn =
            co_await in_store(try_turn, waiting, hurries ? least_patience : store_patience);
        if (!turn) {
            co_return failure(std::move(turn.error()));
        }
        if (turn->read && uses_store()) {
            take_over(std::move(turn->tokens));
        }
        if (turn->hold != nullptr) {
            change.hold_ = std::move(turn->hold);
            co_return Result<void>();
        }
        if (to_renew) {
            const std::lock_guard lock(mutex_);
            if (!needs_new_token(refused) && state_ != State::unsaved) {
                co_return Result<void>();
            }
        }
        if (waiting.deadline.passed()) {
            co_return failure(timeout_error("the deadline passed while another process was signing in"));
        }
        if (turn->blocked > Milliseconds(0)) {
            Pause pause{Clock::now() + turn->blocked};
            if (hurries || pause.until >= waiting.deadline.at()) {
                co_return failure(asked_to_wait(turn->blocked));
            }
            co_await Await(waiting.scheduler, pause);
            if (pause.outcome == WaitOutcome::cancelled) {
                co_return failure(cancelled());
            }
            continue;
        }
        if (turn->read) {
            continue;  // those tokens are no longer news, so the next turn is about the hold
        }
        if (hurries && can_go_on(refused)) {
            co_return failure(timeout_error("another process is renewing the token"));
        }
        if (store_->blocks()) {
            if (Result<void> waited = co_await in_store(await_turn, waiting); !waited) {
                co_return waited;
            }
            continue;
        }
        Pause pause{Clock::now() + interval};
        co_await Await(waiting.scheduler, pause);
        if (pause.outcome == WaitOutcome::cancelled) {
            co_return failure(cancelled());
        }
    }
}

/// Releases the store. Whoever waits for it may go on before this change has ended.
Task<Result<void>> Session::close_store(Change &change, const Waiting &waiting) {
    if (change.hold_ == nullptr || !store_->blocks()) {
        co_return Result<void>();
    }
    const std::function<Result<void>()> release = [&change] {
        change.hold_->release();
        return Result<void>();
    };
    co_return co_await in_store(release, waiting, least_patience);
}

/// Takes over tokens that another process has put into the store since this session last read it. Otherwise
/// the session's own tokens are at least as new, even if they could not be saved.
void Session::take_over(std::optional<Tokens> stored) {
    Tokens tokens = std::move(stored).value_or(Tokens{});
    const std::lock_guard lock(mutex_);
    if (tokens.token.view() == stored_token_.view()) {
        return;
    }
    stored_token_ = tokens.token;
    if (!tokens.token.empty()) {
        set_tokens(std::move(tokens), State::shared);
    }
}

/// Stores tokens that the service has just issued.
Task<Result<void>> Session::take(Change &change, Tokens tokens, State state, const Waiting &waiting) {
    set_expiry(tokens);
    {
        const std::lock_guard lock(mutex_);
        set_tokens(std::move(tokens), state);
    }
    co_return co_await save(change, waiting);
}

/// Saves tokens that are not in the store yet. If the store has newer ones, takes these over instead.
Task<Result<void>> Session::save(Change &change, const Waiting &waiting) {
    if (state_ != State::unsaved) {
        co_return Result<void>();
    }
    const std::function<Result<bool>()> save_tokens = [this] { return store_->save(tokens_); };
    Result<bool> saved = co_await in_store(save_tokens, waiting);
    if (!saved && can_do_without_store(saved.error())) {
        const std::lock_guard lock(mutex_);
        apart_ = true;
        co_return Result<void>();
    }
    if (!saved) {
        co_return failure(std::move(saved.error()));
    }
    if (!*saved) {
        change.hold_.reset();
        co_return co_await open_store(change, true, std::nullopt, waiting);
    }
    const std::lock_guard lock(mutex_);
    stored_token_ = tokens_.token;
    state_ = State::own;
    apart_ = false;
    co_return Result<void>();
}

/// Opens the store, and claims the refresh token if the service is to be asked for new tokens.
/// @return whether it is to be asked.
Task<Result<bool>> Session::prepare(Change &change, Refused refused, const Waiting &waiting) {
    if (!uses_store()) {
        co_return true;
    }
    for (;;) {
        if (Result<void> opened = co_await open_store(change, true, refused, waiting); !opened) {
            co_return failure(std::move(opened.error()));
        }
        {
            const std::lock_guard lock(mutex_);
            if (!needs_new_token(refused)) {
                co_return false;
            }
        }
        const std::function<Result<TokenStore::Claim>()> claim = [this, token = refresh_token()] {
            return store_->claim(token);
        };
        Result<TokenStore::Claim> claimed = co_await in_store(claim, waiting);
        if (!claimed) {
            co_return failure(std::move(claimed.error()));
        }
        if (*claimed == TokenStore::Claim::granted) {
            co_return true;
        }
        if (*claimed ==
            TokenStore::Claim::used) {  // who claimed it has not come back: only a login is sure to work
            forget_refresh_token();
            co_return true;
        }
        change.hold_.reset();
    }
}

/// Gets new tokens: those that another process has put into the store, or else from the service.
Task<Result<void>> Session::obtain(Change &change, Refused refused, TokenSource &source,
                                   const Waiting &waiting) {
    Result<bool> wanted = co_await prepare(change, refused, waiting);
    if (!wanted && can_do_without_store(wanted.error())) {
        co_return co_await obtain_apart(change, refused, source, waiting);
    }
    if (!wanted) {
        co_return failure(std::move(wanted.error()));
    }
    if (!*wanted) {
        co_return co_await save(change, waiting);
    }
    Result<Tokens> tokens = co_await refresh_or_log_in(change, refresh_token(), source, waiting);
    if (!tokens) {
        co_return failure(std::move(tokens.error()));
    }
    co_return co_await take(change, std::move(*tokens), state_ == State::foreign ? State::foreign : issued(),
                            waiting);
}

/// Gets new tokens for this process alone, because the store cannot be reached. Others may be using the
/// refresh token that the store has, so only one of this session's own is used.
Task<Result<void>> Session::obtain_apart(Change &change, Refused refused, TokenSource &source,
                                         const Waiting &waiting) {
    change.hold_.reset();
    Secret own_refresh_token;
    {
        const std::lock_guard lock(mutex_);
        if (still_good(refused)) {
            co_return failure(timeout_error("the token store cannot be reached"));
        }
        if (state_ == State::unsaved) {
            own_refresh_token = tokens_.refresh_token;
        }
    }
    Result<Tokens> tokens = co_await refresh_or_log_in(change, std::move(own_refresh_token), source, waiting);
    if (!tokens) {
        co_return failure(std::move(tokens.error()));
    }
    set_expiry(*tokens);
    const std::lock_guard lock(mutex_);
    set_tokens(std::move(*tokens), State::unsaved);
    apart_ = true;
    co_return Result<void>();
}

/// Tells the other processes if the service has asked to wait.
void Session::tell_to_wait(Change &change, const Result<Tokens> &tokens) noexcept {
    if (change.hold_ != nullptr && !tokens && tokens.error().code == ErrorCode::rate_limited &&
        tokens.error().retry_after > 0) {
        change.hold_->block(std::chrono::seconds(std::min(tokens.error().retry_after, longest_wait)));
    }
}

/// Refreshes the token, or logs in if that fails.
Task<Result<Tokens>> Session::refresh_or_log_in(Change &change, Secret refresh_token, TokenSource &source,
                                                const Waiting &waiting) {
    if (!refresh_token.empty()) {
        Result<Tokens> tokens = co_await source.refresh(std::move(refresh_token));
        if (tokens) {
            co_return tokens;
        }
        Error &error = tokens.error();
        const bool ended = refused(error);
        // A refresh that may have been carried out has used up the refresh token, even if it failed.
        const bool used_up = error.may_have_arrived && error.code != ErrorCode::rate_limited;
        tell_to_wait(change, tokens);
        if (ended) {
            forget_refresh_token();
        } else if (!used_up && change.hold_ != nullptr) {
            change.hold_->give_back();
        }
        if (!can_log_in()) {
            co_return failure(ended ? not_accepted(std::move(error)) : std::move(error));
        }
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
    Result<Tokens> tokens = co_await source.login();
    tell_to_wait(change, tokens);
    co_return tokens;
}

void Session::forget_refresh_token() {
    const std::lock_guard lock(mutex_);
    tokens_.refresh_token = Secret();
}

void Session::set_tokens(Tokens tokens, State state) {
    state_ = state;
    const auto remaining = remaining_lifetime(tokens);
    const Milliseconds alone = remaining ? margin(tokens, *remaining) : Milliseconds(0);
    const Milliseconds before_end = store_ != nullptr && store_->blocks() ? spread(alone) : alone;
    tokens_ = std::move(tokens);  // the refresh token rotates: the old one is used up
    ends_at_ = remaining ? std::optional(Clock::now() + *remaining) : std::nullopt;
    apart_ = false;
    renew_at_ = ends_at_ && can_renew() ? std::optional(*ends_at_ - before_end) : std::nullopt;
    second_factor_.drop();
    ++generation_;
}

/// Plans the next attempt for the middle of the remaining time, or earlier if others do not know the token.
void Session::postpone_renewal() noexcept {
    constexpr std::chrono::seconds longest_alone{10};
    const Clock::time_point now = Clock::now();
    const auto half = (*ends_at_ - now) / 2;
    const auto wait = apart_ ? std::min<Clock::duration>(half, longest_alone) : half;
    renew_at_ = can_renew() ? std::optional(now + wait) : std::nullopt;
}

Task<Result<void>> Session::Change::adopt(Tokens tokens, std::string_view username, const Waiting &waiting) {
    if (session_.is_own(username)) {
        return session_.take(*this, std::move(tokens), session_.issued(), waiting);
    }
    session_.stored_token_ = Secret();  // after a logout the store's tokens are read again
    return session_.take(*this, std::move(tokens), State::foreign, waiting);
}

Task<Result<void>> Session::Change::forget(const Waiting &waiting) {
    const bool stored = session_.uses_store();
    {
        const std::lock_guard lock(session_.mutex_);
        session_.set_tokens({}, State::none);
    }
    if (!stored) {
        co_return Result<void>();
    }
    const std::function<Result<void>()> clear = [this] { return session_.store_->clear(); };
    Result<void> cleared = co_await session_.in_store(clear, waiting);
    if (cleared) {
        session_.stored_token_ = Secret();
    }
    co_return cleared;
}

}  // namespace balvps
