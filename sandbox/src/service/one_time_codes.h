// The second factor: time-based one-time codes (TOTP, RFC 6238), as authenticator apps show them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sandbox {

/// Decodes base32 (RFC 4648) in upper or lower case. Blanks and padding are ignored.
/// @return the bytes, or nullopt if the text is not base32 or is empty
std::optional<std::string> decode_base32(std::string_view text);

class OneTimeCodes {
  public:
    /// Accepts the code of the current step of 30 seconds, or of the step before or after it, because clocks
    /// may differ a little. An accepted code and all codes of earlier steps are not accepted again.
    /// @param secret in base32
    bool accept(std::string_view secret, std::string_view code, std::int64_t unix_time);
    void clear();

  private:
    std::int64_t last_step_ = -1;  ///< the step whose code was accepted last
};

}  // namespace sandbox
