// The string-keyed config, and the typed settings made from it.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "auth/session.h"
#include "client/config_keys.h"
#include "common/deadline.h"
#include "common/error.h"
#include "common/secret.h"
#include "policy/retry.h"
#include "transport/settings.h"

namespace balvps {

/// Checks a value of a config key or a call's option.
/// @param kind what a message calls it, such as "config key".
Result<void> check_value(const ConfigKey &key, std::string_view value, std::string_view kind);
/// A value that is known to be one.
std::int64_t to_integer(std::string_view value) noexcept;
bool to_boolean(std::string_view value) noexcept;

/// Values by key. A mistake is kept until the client is made, which reports the first.
class Config {
  public:
    /// @param value nullptr data puts the default back.
    void set(std::string_view key, std::string_view value);
    /// Keeps a mistake, unless there is one already.
    void complain(Error mistake);
    void run_out_of_memory() noexcept { out_of_memory_ = true; }
    void set_interrupt(Interrupt interrupt) noexcept { interrupt_ = interrupt; }

    /// The value, or the key's default.
    std::string_view get(ConfigKeyId key) const noexcept;
    std::int64_t integer(ConfigKeyId key) const noexcept { return to_integer(get(key)); }
    Milliseconds milliseconds(ConfigKeyId key) const noexcept { return Milliseconds(integer(key)); }
    bool boolean(ConfigKeyId key) const noexcept { return to_boolean(get(key)); }

    void set_token_store(TokenStoreFunctions functions) noexcept { token_store_ = functions; }

    const Interrupt &interrupt() const noexcept { return interrupt_; }
    const TokenStoreFunctions &token_store() const noexcept { return token_store_; }
    /// Fails with the first mistake.
    Result<void> check() const;

  private:
    std::array<std::optional<Secret>, config_keys.size()> values_;
    Result<void> checked_;
    bool out_of_memory_ = false;
    Interrupt interrupt_;
    TokenStoreFunctions token_store_;
};

struct Settings {
    TransportSettings transport = {};
    Credentials credentials = {};
    std::string token_store = {};
    TokenStoreFunctions token_store_functions = {};
    RetrySettings retry = {};
    Milliseconds timeout = {};
    Milliseconds attempt_timeout = {};
    bool read_only = false;
    std::size_t max_in_flight = 0;
    std::size_t max_connections = 0;
    Interrupt interrupt = {};
};

/// Checks what concerns several keys at once, and makes the settings. The defaults are those of
/// `config_keys`.
Result<Settings> make_settings(const Config &config);

}  // namespace balvps
