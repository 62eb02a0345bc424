// The second factor of a login: the challenge that waits for an answer, and one-time passwords from the
// config's secret.
#pragma once

#include <cstdint>
#include <mutex>
#include <optional>

#include "auth/tokens.h"
#include "common/error.h"
#include "common/scheduler.h"
#include "common/secret.h"
#include "common/task.h"

namespace balvps {

/// Usable by many threads at once.
class SecondFactor {
  public:
    /// @param totp_key empty: the user answers. It must outlive this.
    explicit SecondFactor(const Secret &totp_key) noexcept : totp_key_(totp_key) {}

    /// Keeps a challenge until it is answered or over; meanwhile no call signs in again.
    void keep(Challenge challenge);
    void drop() noexcept;
    /// The challenge that is kept, if a login waits for a second factor.
    std::optional<Challenge> challenge() const;

    /// A code from the secret. Waits where the present one has been used already, since the service takes
    /// each once. Nothing: there is no secret.
    Task<Result<std::optional<Secret>>> code(const Waiting &waiting);

  private:
    const Secret &totp_key_;
    mutable std::mutex mutex_;
    std::optional<Challenge> challenge_;
    std::int64_t last_totp_step_ = -1;  // whose code has been sent
};

}  // namespace balvps
