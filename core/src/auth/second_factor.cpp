#include "auth/second_factor.h"

#include <ctime>
#include <utility>

#include "auth/totp.h"

namespace balvps {

void SecondFactor::keep(Challenge challenge) {
    const std::lock_guard lock(mutex_);
    challenge_ = std::move(challenge);
}

void SecondFactor::drop() noexcept {
    const std::lock_guard lock(mutex_);
    challenge_.reset();
}

std::optional<Challenge> SecondFactor::challenge() const {
    const std::lock_guard lock(mutex_);
    return challenge_ && challenge_->expires_at > std::time(nullptr) ? challenge_ : std::nullopt;
}

Task<Result<std::optional<Secret>>> SecondFactor::code(const Waiting &waiting) {
    if (totp_key_.empty()) {
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
            co_return std::optional<Secret>(totp_code(totp_key_, now));
        }
        const std::chrono::seconds until_next(totp_step - now % totp_step);
        Pause pause{Clock::now() + until_next};
        if (pause.until >= waiting.deadline.at()) {
            co_return failure(timeout_error("the next one-time password comes after the deadline"));
        }
        co_await Await(waiting.scheduler, pause);
        if (pause.outcome == WaitOutcome::cancelled) {
            co_return failure(cancelled());
        }
    }
}

}  // namespace balvps
