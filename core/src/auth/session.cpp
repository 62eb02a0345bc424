#include "auth/session.h"

#include <unistd.h>

#include <jwt/base64.hpp>

#include <algorithm>
#include <ctime>
#include <string>
#include <utility>

#include "auth/jwt.h"
#include "auth/totp.h"

namespace balvps {
namespace {

/// A token is renewed this long before it expires, or a tenth of its life before, whichever is shorter: a
/// request that is on its way when the token ends would be refused.
constexpr std::chrono::seconds longest_margin{30};

Secret basic_header(const Credentials &credentials) {
    if (credentials.mode != AuthMode::basic) {
        return {};
    }
    Secret pair(credentials.username.view());
    pair.append(":").append(credentials.password.view());
    std::string encoded = jwt::base64_encode(pair.view().data(), pair.view().size());
    Secret header("Basic ");
    header.append(encoded);
    wipe(encoded.data(), encoded.size());
    return header;
}

/// When a token that expires then is to be renewed, in seconds from now; negative: it is due.
std::optional<std::chrono::seconds> seconds_to_renewal(const Tokens &tokens) {
    if (!tokens.expires_at) {
        return std::nullopt;
    }
    constexpr std::int64_t ten_years = 315'000'000;  // no clock here can count to what some tokens claim
    const std::int64_t now = std::time(nullptr);
    const std::chrono::seconds remaining(std::clamp(*tokens.expires_at, now - ten_years, now + ten_years) -
                                         now);
    const auto lifetime = lifetime_when_fresh(read_jwt_times(tokens.token.view()), now).value_or(remaining);
    return remaining - std::min(longest_margin, lifetime / 10);
}

/// A fresh token's life is reckoned from its own `iat` and told by this machine's clock.
void date(Tokens &tokens) {
    const std::int64_t now = std::time(nullptr);
    if (const auto lifetime = lifetime_when_fresh(read_jwt_times(tokens.token.view()), now)) {
        tokens.expires_at = now + lifetime->count();
    }
}

/// The call that renewed was cancelled or ran out of its own time: that says nothing to the others.
bool gave_up_early(const Error &error) noexcept {
    switch (error.code) {
        case ErrorCode::cancelled:
        case ErrorCode::timeout:
        case ErrorCode::out_of_memory:
        case ErrorCode::internal:
            return true;
        default:
            return false;
    }
}

/// The service will not take that refresh token, now or later.
bool refused(const Error &error) noexcept {
    switch (error.code) {
        case ErrorCode::authentication:
        case ErrorCode::not_permitted:
        case ErrorCode::not_found:
        case ErrorCode::unsupported:
            return true;
        case ErrorCode::refused:
            return error.http_status < 500;  // else it is the service that fails
        default:
            return false;
    }
}

/// Whatever words an install uses for it: the tokens have come to their end, and there is nothing else to
/// sign in with.
Error not_accepted(Error error) {
    error.code = ErrorCode::authentication;
    error.reason = reason::token_expired;
    error.message.insert(0, "the refresh token is not accepted: ");
    return error;
}

Error second_factor_needed() {
    return failure(ErrorCode::second_factor_needed,
                   "the account asks for a second factor to sign in: verify_second_factor answers it")
        .value();
}

bool is_over(const Challenge &challenge) {
    return challenge.expires_at && *challenge.expires_at <= std::time(nullptr);
}

}  // namespace

/// The one renewal under way. However it ends, nobody waits for it for ever.
class Session::Renewal {
  public:
    /// The session's mutex is held.
    Renewal(Session &session, const Scheduler &scheduler)
        : old_token(session.token_),
          refresh_token(session.refresh_token_),
          tokens(failure(ErrorCode::cancelled, "the renewal was not finished")),
          session_(session) {
        session.renewing_in_ = getpid();
        session.mover_ = scheduler.mover();
    }
    Renewal(const Renewal &) = delete;
    Renewal &operator=(const Renewal &) = delete;
    ~Renewal() {
        {
            const std::lock_guard lock(session_.mutex_);
            session_.renewing_in_ = 0;
            session_.mover_ = nullptr;
            if (tokens) {
                session_.last_failure_.reset();
                session_.keep(*tokens, renew_at);
            } else {
                session_.last_failure_ = std::move(tokens.error());
            }
        }
        session_.renewed_.give();
    }

    const Secret old_token;
    const Secret refresh_token;
    Result<Tokens> tokens;
    std::optional<Clock::time_point> renew_at;

  private:
    Session &session_;
};

Session::Session(Credentials credentials, std::unique_ptr<TokenStore> store)
    : credentials_(std::move(credentials)),
      basic_header_(basic_header(credentials_)),
      store_(std::move(store)),
      token_(credentials_.token),
      refresh_token_(credentials_.refresh_token) {
    // A token that was handed in may be of any age, so only its `exp` and the clock tell.
    const Tokens handed_in{token_, refresh_token_, read_jwt_times(token_.view()).expires_at, {}};
    if (can_renew()) {
        renew_at_ = renewal_time(handed_in);
    }
}

bool Session::due(Clock::time_point now) const noexcept {
    return token_.empty() || (renew_at_ && now >= *renew_at_);
}

bool Session::renewing() const noexcept {
    return renewing_in_ == getpid();
}

bool Session::renewable() const {
    const std::lock_guard lock(mutex_);
    return can_renew();
}

bool Session::can_renew() const noexcept {
    const bool tokens = credentials_.mode == AuthMode::jwt || credentials_.mode == AuthMode::token;
    return tokens && (store_ != nullptr || !refresh_token_.empty() ||
                      (credentials_.mode == AuthMode::jwt && can_log_in()));
}

Secret Session::refresh_token() const {
    if (store_) {  // another process may have used up the one this session knows
        const auto stored = store_->load();
        if (stored && stored->has_value() && !(*stored)->refresh_token.empty()) {
            return (*stored)->refresh_token;
        }
    }
    const std::lock_guard lock(mutex_);
    return refresh_token_;
}

Authorization Session::current() const {
    Authorization authorization;
    authorization.generation = generation_;
    authorization.header.append("Bearer ").append(token_.view());
    return authorization;
}

std::optional<Authorization> Session::at_hand() const {
    if (credentials_.mode == AuthMode::none) {
        return Authorization{};
    }
    if (credentials_.mode == AuthMode::basic) {
        return Authorization{basic_header_, 0};
    }
    const std::lock_guard lock(mutex_);
    if (due(Clock::now())) {
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

/// @param refused the generation of the token that the service refused; nothing: none was, it is missing or
/// due.
Task<Result<Authorization>> Session::renew(std::optional<std::uint64_t> refused, TokenSource &source,
                                           const Waiting &waiting) {
    std::optional<Renewal> renewal;
    while (!renewal) {
        Pause pause{waiting.deadline.at(), &waiting.interrupt, &renewed_, renewed_.count()};
        {
            const std::lock_guard lock(mutex_);
            if (refused ? generation_ != *refused && !token_.empty() : !due(Clock::now())) {
                co_return current();  // somebody else has renewed it meanwhile
            }
            if (challenge_ && is_over(*challenge_)) {
                challenge_.reset();
            }
            if (challenge_ && !renewing() && refresh_token_.empty()) {
                co_return failure(second_factor_needed());
            }
            if (!renewing()) {
                renewal.emplace(*this, waiting.scheduler);
            }
            pause.mover = mover_;
        }
        if (renewal) {
            break;
        }
        co_await Begun(waiting.scheduler, pause);
        if (pause.outcome == WaitOutcome::cancelled) {
            co_return failure(cancelled());
        }
        const std::lock_guard lock(mutex_);
        if (!renewing() && last_failure_ && !gave_up_early(*last_failure_)) {
            co_return failure(*last_failure_);
        }
        if (waiting.deadline.passed()) {
            co_return failure(ErrorCode::timeout, "the deadline passed while another call was signing in");
        }
    }
    renewal->tokens = co_await obtain(*renewal, source, waiting);
    if (renewal->tokens) {
        renewal->renew_at = renewal_time(*renewal->tokens);
    }
    std::optional<Error> failed;
    if (!renewal->tokens) {
        failed = renewal->tokens.error();
    }
    renewal.reset();
    if (failed) {
        co_return failure(std::move(*failed));
    }
    const std::lock_guard lock(mutex_);
    co_return current();
}

Task<Result<std::unique_ptr<TokenStore::Hold>>> Session::hold_store(const Waiting &waiting) {
    constexpr Milliseconds interval{10};  // a renewal takes longer, so asking more often gains nothing
    for (;;) {
        Result<std::unique_ptr<TokenStore::Hold>> hold = store_->try_hold();
        if (!hold || *hold) {
            co_return hold;
        }
        Pause pause{Clock::now() + interval, &waiting.interrupt};
        {
            const std::lock_guard lock(mutex_);
            pause.mover = renewing() ? mover_ : nullptr;
        }
        co_await Begun(waiting.scheduler, pause);
        if (pause.outcome == WaitOutcome::cancelled) {
            co_return failure(cancelled());
        }
        if (waiting.deadline.passed()) {
            co_return failure(ErrorCode::timeout, "the deadline passed while another process was signing in");
        }
    }
}

/// New tokens: those another process has put into the store meanwhile, or else the service's.
Task<Result<Tokens>> Session::obtain(const Renewal &renewal, TokenSource &source, const Waiting &waiting) {
    if (!store_) {
        co_return co_await fetch(renewal.refresh_token, source, waiting);
    }
    const auto hold = co_await hold_store(waiting);
    if (!hold) {
        co_return failure(hold.error());
    }
    Result<std::optional<Tokens>> stored = store_->load();
    if (!stored) {
        co_return failure(std::move(stored.error()));
    }
    const bool any = stored->has_value() && !(*stored)->token.empty();
    if (any && (*stored)->token.view() != renewal.old_token.view() &&
        seconds_to_renewal(**stored).value_or(std::chrono::seconds(1)).count() > 0) {
        co_return std::move(**stored);
    }
    const bool rotated = stored->has_value() && !(*stored)->refresh_token.empty();
    Secret refresh_token = rotated ? (*stored)->refresh_token : renewal.refresh_token;
    Result<Tokens> tokens = co_await fetch(std::move(refresh_token), source, waiting);
    if (tokens) {
        // Where they cannot be kept they still serve this session: to drop them would cost another login.
        static_cast<void>(store_->save(*tokens));
    }
    co_return tokens;
}

Task<Result<Tokens>> Session::fetch(Secret refresh_token, TokenSource &source, const Waiting &waiting) {
    const bool can_sign_in = credentials_.mode == AuthMode::jwt && can_log_in();
    if (!refresh_token.empty()) {
        Result<Tokens> tokens = co_await source.refresh(refresh_token);
        if (tokens && tokens->refresh_token.empty()) {  // an install that does not rotate it
            tokens->refresh_token = refresh_token;
        }
        if (tokens) {
            date(*tokens);
            co_return tokens;
        }
        // A refresh that may have been carried out has used up the token, whatever came of it.
        const bool put_off = tokens.error().code == ErrorCode::rate_limited;
        const bool used_up = tokens.error().may_have_arrived && !refused(tokens.error()) && !put_off;
        if (!can_sign_in) {
            if (refused(tokens.error())) {
                co_return failure(not_accepted(std::move(tokens.error())));
            }
            co_return tokens;
        }
        if (!used_up && !refused(tokens.error())) {
            co_return tokens;
        }
        if (waiting.deadline.passed() || tokens.error().code == ErrorCode::cancelled) {
            co_return tokens;
        }
    }
    if (!can_sign_in) {
        co_return failure(
            ErrorCode::authentication,
            credentials_.mode == AuthMode::token
                ? "no token to sign in with: set 'token' in the config"
                : "nothing to sign in with: set 'username' and 'password' (or a token) in the config",
            reason::missing_credentials);
    }
    Result<Tokens> tokens = co_await sign_in(source, waiting);
    if (tokens) {
        date(*tokens);
    }
    co_return tokens;
}

Task<Result<Tokens>> Session::sign_in(TokenSource &source, const Waiting &waiting) {
    Result<Tokens> tokens = co_await source.login();
    if (!tokens || !tokens->challenge) {
        co_return tokens;
    }
    Challenge asked = std::move(*tokens->challenge);
    Result<std::optional<Secret>> code = co_await second_factor(waiting);
    if (!code) {
        co_return failure(std::move(code.error()));
    }
    if (!*code) {
        keep(std::move(asked));
        co_return failure(second_factor_needed());
    }
    co_return co_await source.answer(std::move(asked), std::move(**code));
}

Task<Result<std::optional<Secret>>> Session::second_factor(const Waiting &waiting) {
    if (credentials_.totp_key.empty()) {
        co_return std::optional<Secret>();
    }
    for (;;) {
        const std::int64_t now = std::time(nullptr);
        bool used = false;
        {
            const std::lock_guard lock(mutex_);
            used = last_totp_step_ == now / totp_step;
            last_totp_step_ = now / totp_step;
        }
        if (!used) {
            Result<Secret> code = totp_code(credentials_.totp_key, now);
            if (!code) {
                co_return failure(std::move(code.error()));
            }
            co_return std::optional<Secret>(std::move(*code));
        }
        const std::chrono::seconds until_next(totp_step - now % totp_step);
        Pause pause{Clock::now() + until_next, &waiting.interrupt};
        if (pause.until >= waiting.deadline.at()) {
            co_return failure(ErrorCode::timeout, "the next one-time password comes after the deadline");
        }
        co_await Begun(waiting.scheduler, pause);
        if (pause.outcome == WaitOutcome::cancelled) {
            co_return failure(cancelled());
        }
    }
}

void Session::keep(Challenge challenge) {
    constexpr std::int64_t usual_life = 300;  // seconds, where the service does not say
    if (!challenge.expires_at) {
        challenge.expires_at = std::time(nullptr) + usual_life;
    }
    const std::lock_guard lock(mutex_);
    challenge_ = std::move(challenge);
}

std::optional<Challenge> Session::challenge() const {
    const std::lock_guard lock(mutex_);
    return challenge_ && !is_over(*challenge_) ? challenge_ : std::nullopt;
}

std::optional<Clock::time_point> Session::renewal_time(const Tokens &tokens) const {
    const auto renewal = seconds_to_renewal(tokens);
    return renewal ? std::optional(Clock::now() + *renewal) : std::nullopt;
}

void Session::keep(Tokens &tokens, std::optional<Clock::time_point> renew_at) noexcept {
    token_ = std::move(tokens.token);
    refresh_token_ = std::move(tokens.refresh_token);  // it rotates: the old one is used up
    renew_at_ = can_renew() ? renew_at : std::nullopt;
    challenge_.reset();
    ++generation_;
}

Task<Result<void>> Session::adopt(Tokens tokens, const Waiting &waiting) {
    date(tokens);
    if (store_) {
        const auto hold = co_await hold_store(waiting);
        if (!hold) {
            co_return failure(hold.error());
        }
        if (auto saved = store_->save(tokens); !saved) {
            co_return saved;
        }
    }
    const auto renew_at = renewal_time(tokens);
    const std::lock_guard lock(mutex_);
    keep(tokens, renew_at);
    co_return Result<void>();
}

Task<Result<void>> Session::forget(const Waiting &waiting) {
    {
        const std::lock_guard lock(mutex_);
        token_ = Secret();
        refresh_token_ = Secret();
        renew_at_.reset();
        challenge_.reset();
        ++generation_;
    }
    if (!store_) {
        co_return Result<void>();
    }
    const auto hold = co_await hold_store(waiting);
    if (!hold) {
        co_return failure(hold.error());
    }
    co_return store_->clear();
}

}  // namespace balvps
