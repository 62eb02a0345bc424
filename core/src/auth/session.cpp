#include "auth/session.h"

#include <jwt/base64.hpp>

#include <algorithm>
#include <ctime>
#include <string>
#include <utility>

#include "auth/jwt.h"

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

/// The thread that renewed was cancelled or ran out of its own time: that says nothing to the others.
bool gave_up_early(const Error &error) noexcept {
    return error.code == ErrorCode::cancelled || error.code == ErrorCode::timeout ||
           error.code == ErrorCode::internal;
}

/// The service will not take that refresh token, now or later.
bool refused(const Error &error) noexcept {
    switch (error.code) {
        case ErrorCode::authentication:
        case ErrorCode::refused:
        case ErrorCode::not_permitted:
        case ErrorCode::not_found:
        case ErrorCode::unsupported:
            return true;
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

}  // namespace

Session::Session(Credentials credentials, std::unique_ptr<TokenStore> store)
    : credentials_(std::move(credentials)),
      basic_header_(basic_header(credentials_)),
      store_(std::move(store)),
      token_(credentials_.token),
      refresh_token_(credentials_.refresh_token) {
    // A token that was handed in may be of any age, so only its `exp` and the clock tell.
    const Tokens handed_in{token_, refresh_token_, read_jwt_times(token_.view()).expires_at};
    if (const auto renewal = seconds_to_renewal(handed_in); renewal && can_renew()) {
        renew_at_ = Clock::now() + *renewal;
    }
}

bool Session::due(Clock::time_point now) const noexcept {
    return token_.empty() || (renew_at_ && now >= *renew_at_);
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

Result<Authorization> Session::authorize(const Requests &requests, const Deadline &deadline,
                                         const Interrupt &interrupt) {
    if (credentials_.mode == AuthMode::none) {
        return Authorization{};
    }
    if (credentials_.mode == AuthMode::basic) {
        return Authorization{basic_header_, 0};
    }
    std::unique_lock lock(mutex_);
    if (!due(Clock::now())) {
        return current();
    }
    return renew(lock, requests, deadline, interrupt);
}

Result<Authorization> Session::renew_after(std::uint64_t generation, const Requests &requests,
                                           const Deadline &deadline, const Interrupt &interrupt) {
    std::unique_lock lock(mutex_);
    if (generation != generation_ && !token_.empty()) {
        return current();
    }
    return renew(lock, requests, deadline, interrupt);
}

Result<Authorization> Session::renew(std::unique_lock<std::mutex> &lock, const Requests &requests,
                                     const Deadline &deadline, const Interrupt &interrupt) {
    while (renewing_) {
        if (auto waited = wait_for_renewal(lock, deadline, interrupt); !waited) {
            return failure(std::move(waited.error()));
        }
        if (!last_failure_) {
            return current();
        }
        if (!gave_up_early(*last_failure_)) {
            return failure(*last_failure_);
        }
    }
    renewing_ = true;
    const Secret old_token = token_;
    const Secret refresh_token = refresh_token_;
    lock.unlock();
    Result<Tokens> tokens = failure(ErrorCode::internal, "the renewal was not finished");
    const auto finish = [&] {
        lock.lock();
        renewing_ = false;
        ++renewals_;
        last_failure_ = tokens ? std::nullopt : std::optional<Error>(tokens.error());
        if (tokens) {
            keep(std::move(*tokens));
        }
        renewed_.notify_all();
    };
    try {
        tokens = obtain(old_token, refresh_token, requests, deadline, interrupt);
    } catch (...) {
        finish();  // nobody may wait for ever, whatever happened here
        throw;
    }
    finish();
    if (last_failure_) {
        return failure(*last_failure_);
    }
    return current();
}

Result<void> Session::wait_for_renewal(std::unique_lock<std::mutex> &lock, const Deadline &deadline,
                                       const Interrupt &interrupt) {
    const std::uint64_t seen = renewals_;
    while (renewals_ == seen) {
        if (deadline.passed()) {
            return failure(ErrorCode::timeout, "the deadline passed while another thread was signing in");
        }
        renewed_.wait_until(lock, std::min(deadline.at(), Clock::now() + interrupt_interval));
        if (interrupt.function != nullptr) {
            lock.unlock();  // the host program's function may take its time
            const bool cancelled = interrupt.requested();
            lock.lock();
            if (cancelled) {
                return failure(ErrorCode::cancelled, "the call was cancelled");
            }
        }
    }
    return {};
}

/// New tokens: those another process has put into the store meanwhile, or else the service's.
Result<Tokens> Session::obtain(const Secret &old_token, const Secret &refresh_token, const Requests &requests,
                               const Deadline &deadline, const Interrupt &interrupt) {
    if (!store_) {
        return fetch(refresh_token, requests);
    }
    const auto hold = store_->hold(deadline, interrupt);
    if (!hold) {
        return failure(hold.error());
    }
    Result<std::optional<Tokens>> stored = store_->load();
    if (!stored) {
        return failure(std::move(stored.error()));
    }
    const bool any = stored->has_value() && !(*stored)->token.empty();
    if (any && (*stored)->token.view() != old_token.view() &&
        seconds_to_renewal(**stored).value_or(std::chrono::seconds(1)).count() > 0) {
        return std::move(**stored);
    }
    const bool rotated = stored->has_value() && !(*stored)->refresh_token.empty();
    Result<Tokens> tokens = fetch(rotated ? (*stored)->refresh_token : refresh_token, requests);
    if (tokens) {
        // Where they cannot be kept they still serve this session: to drop them would cost another login.
        static_cast<void>(store_->save(*tokens));
    }
    return tokens;
}

Result<Tokens> Session::fetch(const Secret &refresh_token, const Requests &requests) const {
    const bool can_sign_in = credentials_.mode == AuthMode::jwt && can_log_in();
    if (!refresh_token.empty()) {
        Result<Tokens> tokens = requests.refresh(refresh_token.view());
        if (tokens && tokens->refresh_token.empty()) {  // an install that does not rotate it
            tokens->refresh_token = refresh_token;
        }
        if (tokens) {
            date(*tokens);
        }
        if (tokens || !refused(tokens.error())) {
            return tokens;
        }
        if (!can_sign_in) {
            return failure(not_accepted(std::move(tokens.error())));
        }
    }
    if (!can_sign_in) {
        return failure(
            ErrorCode::authentication,
            credentials_.mode == AuthMode::token
                ? "no token to sign in with: set 'token' in the config"
                : "nothing to sign in with: set 'username' and 'password' (or a token) in the config",
            reason::missing_credentials);
    }
    Result<Tokens> tokens = requests.login();
    if (tokens) {
        date(*tokens);
    }
    return tokens;
}

void Session::keep(Tokens tokens) {
    const auto renewal = seconds_to_renewal(tokens);
    token_ = std::move(tokens.token);
    refresh_token_ = std::move(tokens.refresh_token);  // it rotates: the old one is used up
    renew_at_ = renewal && can_renew() ? std::optional(Clock::now() + *renewal) : std::nullopt;
    ++generation_;
}

Result<void> Session::adopt(Tokens tokens, const Deadline &deadline, const Interrupt &interrupt) {
    date(tokens);
    if (store_) {
        const auto hold = store_->hold(deadline, interrupt);
        if (!hold) {
            return failure(hold.error());
        }
        if (auto saved = store_->save(tokens); !saved) {
            return saved;
        }
    }
    const std::lock_guard lock(mutex_);
    keep(std::move(tokens));
    return {};
}

Result<void> Session::forget(const Deadline &deadline, const Interrupt &interrupt) {
    {
        const std::lock_guard lock(mutex_);
        token_ = Secret();
        refresh_token_ = Secret();
        renew_at_.reset();
        ++generation_;
    }
    if (!store_) {
        return {};
    }
    const auto hold = store_->hold(deadline, interrupt);
    return hold ? store_->clear() : failure(hold.error());
}

}  // namespace balvps
