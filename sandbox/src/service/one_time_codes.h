// The second factor: time-based one-time codes (TOTP, RFC 6238) as authenticator programs show them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sandbox {

/// The bytes of a secret in base32 (RFC 4648), in either case, blanks and padding allowed. Nothing when it is
/// not base32, or empty.
std::optional<std::string> decode_base32(std::string_view text);

class OneTimeCodes {
  public:
    /// Whether this is the code of now, or of one step of 30 seconds before or after, for a clock that is a
    /// little wrong. What was accepted is spent, and with it all codes of steps before it.
    /// @param secret in base32, as decode_base32 takes it.
    bool accept(std::string_view secret, std::string_view code, std::int64_t unix_time);
    void clear();

  private:
    std::int64_t last_step_ = -1;  ///< the one whose code was accepted last
};

}  // namespace sandbox
