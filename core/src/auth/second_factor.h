// The second factor of a login: the pending challenge, and one-time passwords from the config's secret.
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

/// Many threads may use it at once.
class SecondFactor {
  public:
    /// @param totp_key empty: the user answers. It must outlive this object.
    explicit SecondFactor(const Secret &totp_key) noexcept : totp_key_(totp_key) {}

    /// Keeps a challenge until it is answered or has expired. Meanwhile no call signs in again.
    void keep(Challenge challenge);
    void drop() noexcept;
    /// The pending challenge, if there is one.
    std::optional<Challenge> challenge() const;

    /// A code from the secret. If the current code has been used already, waits for the next one, because the
    /// service accepts each code once. Empty if there is no secret.
    Task<Result<std::optional<Secret>>> code(const Waiting &waiting);

  private:
    const Secret &totp_key_;
    mutable std::mutex mutex_;
    std::optional<Challenge> challenge_;
    std::int64_t last_totp_step_ = -1;  // the step whose code was sent last
};

}  // namespace balvps
