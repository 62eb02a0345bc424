// The config with its text keys and values, and the typed settings made from it.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "auth/session.h"
#include "auth/shared_token_store.h"
#include "client/config_keys.h"
#include "common/deadline.h"
#include "common/error.h"
#include "common/secret.h"
#include "dns/record_data.h"
#include "policy/retry.h"
#include "portal/portal.h"
#include "transport/settings.h"

namespace balvps {

/// Checks the value of a config key or of a call's option.
/// @param kind the word for it in messages, such as "config key".
Result<void> check_value(const ConfigKey &key, std::string_view value, std::string_view kind);
/// These convert values that were checked.
std::int64_t to_integer(std::string_view value) noexcept;
bool to_boolean(std::string_view value) noexcept;

/// Values by key. The first mistake is stored and reported when the client is made.
class Config {
  public:
    /// @param value nullptr data restores the default.
    void set(std::string_view key, std::string_view value);
    /// Stores a mistake. Only the first one is kept.
    void note_mistake(Error mistake);
    void run_out_of_memory() noexcept { out_of_memory_ = true; }
    void set_interrupt(Interrupt interrupt) noexcept { interrupt_ = interrupt; }

    /// The value, or the key's default.
    std::string_view get(ConfigKeyId key) const noexcept;
    std::int64_t integer(ConfigKeyId key) const noexcept { return to_integer(get(key)); }
    Milliseconds milliseconds(ConfigKeyId key) const noexcept { return Milliseconds(integer(key)); }
    bool boolean(ConfigKeyId key) const noexcept { return to_boolean(get(key)); }

    void set_token_store(TokenStoreFunctions functions) noexcept { token_store_ = functions; }
    /// Sets the text of a portal's document. It replaces the config key `portal_file`.
    /// @param json nullptr data: none.
    void set_portal(std::string_view json) {
        portal_ = json.data() == nullptr ? std::nullopt : std::optional<std::string>(json);
    }

    const Interrupt &interrupt() const noexcept { return interrupt_; }
    const TokenStoreFunctions &token_store() const noexcept { return token_store_; }
    const std::optional<std::string> &portal() const noexcept { return portal_; }
    /// Fails with the first mistake.
    Result<void> check() const;

  private:
    std::array<std::optional<Secret>, config_keys.size()> values_;
    Result<void> checked_;
    bool out_of_memory_ = false;
    Interrupt interrupt_;
    TokenStoreFunctions token_store_;
    std::optional<std::string> portal_;
};

struct Settings {
    TransportSettings transport = {};
    Credentials credentials = {};
    std::string token_store = {};
    TokenStoreFunctions token_store_functions = {};
    SharedStoreSettings shared_store = {};
    RetrySettings retry = {};
    Milliseconds timeout = {};
    Milliseconds attempt_timeout = {};
    bool read_only = false;
    std::shared_ptr<const Portal> portal = {};  ///< nullptr: none
    std::size_t max_in_flight = 0;
    TxtStyle txt_style = TxtStyle::bare;
    std::size_t max_connections = 0;
    Interrupt interrupt = {};
};

/// Checks the rules that concern several keys, and makes the settings. The defaults are in `config_keys`.
Result<Settings> make_settings(const Config &config);

}  // namespace balvps
