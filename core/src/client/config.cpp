#include "client/config.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "auth/totp.h"
#include "common/ascii.h"
#include "common/nearest.h"
#include "common/number.h"
#include "common/printable.h"
#include "common/utf8.h"
#include "portal/portal_file.h"

namespace balvps {
namespace {

std::optional<std::size_t> key_index(std::string_view key) noexcept {
    for (std::size_t i = 0; i < config_keys.size(); ++i) {
        if (config_keys[i].name == key) {
            return i;
        }
    }
    return std::nullopt;
}

Error unknown_key(std::string_view key) {
    std::vector<std::string_view> known;
    known.reserve(config_keys.size());
    for (const ConfigKey &each : config_keys) {
        known.push_back(each.name);
    }
    std::string message = "unknown config key '" + printable(key, 60) + "'";
    if (const std::string_view near = nearest(key, known); !near.empty()) {
        message += "; did you mean '" + std::string(near) + "'?";
    }
    return configuration_error(std::move(message));
}

bool has_control_character(std::string_view text) noexcept {
    return std::any_of(text.begin(), text.end(), [](char letter) {
        return static_cast<unsigned char>(letter) < 0x20 || letter == 0x7F;
    });
}

std::string joined(std::span<const std::string_view> choices) {
    std::string text;
    for (const std::string_view choice : choices) {
        text.append(text.empty() ? "" : ", ").append(choice);
    }
    return text;
}

tl::unexpected<Error> refuse(std::string message) {
    return failure(configuration_error(std::move(message)));
}

/// None if the word does not mean yes or no.
std::optional<bool> read_boolean(std::string_view word) noexcept {
    const auto is_word = [word](std::string_view known) { return equal_in_any_case(word, known); };
    constexpr std::array<std::string_view, 4> for_yes{"true", "yes", "on", "1"};
    constexpr std::array<std::string_view, 4> for_no{"false", "no", "off", "0"};
    if (std::any_of(for_yes.begin(), for_yes.end(), is_word)) {
        return true;
    }
    return std::any_of(for_no.begin(), for_no.end(), is_word) ? std::optional(false) : std::nullopt;
}

AuthMode auth_mode(std::string_view name) noexcept {
    if (name == "basic") {
        return AuthMode::basic;
    }
    if (name == "token") {
        return AuthMode::token;
    }
    return name == "none" ? AuthMode::none : AuthMode::jwt;
}

Result<void> check_credentials(const Credentials &credentials, bool stored) {
    const bool pair = !credentials.username.empty() && !credentials.password.empty();
    if (credentials.mode == AuthMode::basic && !pair) {
        return refuse("auth 'basic' needs 'username' and 'password' in the config");
    }
    if (credentials.mode == AuthMode::basic &&
        credentials.username.view().find(':') != std::string_view::npos) {
        return refuse("config key 'username' must not contain ':' with auth 'basic'");
    }
    if (credentials.mode == AuthMode::token && credentials.token.empty() &&
        credentials.refresh_token.empty() && !stored) {
        return refuse("auth 'token' needs 'token', 'refresh_token' or 'token_store' in the config");
    }
    constexpr std::string_view allowed =
        " must be visible characters of ASCII without spaces, 8000 at most: the token alone, without "
        "\"Bearer\"";
    static_assert(longest_token == 8000);
    if (!is_token_or_empty(credentials.token.view())) {
        return refuse("config key 'token'" + std::string(allowed));
    }
    if (!is_token_or_empty(credentials.refresh_token.view())) {
        return refuse("config key 'refresh_token'" + std::string(allowed));
    }
    return {};
}

std::string user_agent(std::string_view prefix) {
    std::string text(prefix);
    return text + (text.empty() ? "" : " ") + "balvps/" + BALVPS_VERSION_STRING;
}

std::string text(const Config &config, ConfigKeyId key) {
    return std::string(config.get(key));
}

std::size_t count(const Config &config, ConfigKeyId key) noexcept {
    return static_cast<std::size_t>(config.integer(key));
}

/// Plain http to this machine uses no proxy: a proxy could read password and tokens, and its loopback is
/// another machine's. For this machine the environment's proxy is never used.
Result<Proxy> proxy_for(const BaseUrl &base_url, const Config &config) {
    const std::string_view set = config.get(ConfigKeyId::proxy);
    if (set.empty()) {
        return base_url.loopback ? Proxy() : environment_proxy(base_url.encrypted);
    }
    Result<Proxy> proxy = parse_proxy(set, "config key 'proxy'");
    if (proxy && base_url.loopback && !base_url.encrypted) {
        return Proxy();
    }
    return proxy;
}

Result<TransportSettings> transport_settings(const Config &config) {
    Result<BaseUrl> base_url = parse_base_url(config.get(ConfigKeyId::base_url));
    if (!base_url) {
        return failure(std::move(base_url.error()));
    }
    if (!base_url->encrypted && !base_url->loopback && !config.boolean(ConfigKeyId::allow_plain_http)) {
        return refuse(
            "config key 'base_url' must be https: plain http would show password and tokens to everyone on "
            "the way (set 'allow_plain_http' to true if that is what you want)");
    }
    Result<Proxy> proxy = proxy_for(*base_url, config);
    if (!proxy) {
        return failure(std::move(proxy.error()));
    }
    return TransportSettings{.base_url = std::move(*base_url),
                             .authorities = find_authorities(text(config, ConfigKeyId::ca_file)),
                             .proxy = std::move(*proxy),
                             .user_agent = user_agent(config.get(ConfigKeyId::user_agent)),
                             .connect_timeout = config.milliseconds(ConfigKeyId::connect_timeout_ms),
                             .max_body_bytes = count(config, ConfigKeyId::max_body_bytes),
                             .max_idle_connections = count(config, ConfigKeyId::max_idle_connections)};
}

Result<Credentials> credentials_of(const Config &config) {
    Credentials credentials;
    credentials.mode = auth_mode(config.get(ConfigKeyId::auth));
    credentials.username = Secret(config.get(ConfigKeyId::username));
    credentials.password = Secret(config.get(ConfigKeyId::password));
    credentials.token = Secret(config.get(ConfigKeyId::token));
    credentials.refresh_token = Secret(config.get(ConfigKeyId::refresh_token));
    if (const std::string_view secret = config.get(ConfigKeyId::totp_secret); !secret.empty()) {
        Result<Secret> key = totp_key(secret);
        if (!key) {
            return failure(std::move(key.error()));
        }
        credentials.totp_key = std::move(*key);
        credentials.totp_secret = Secret(secret);
    }
    const bool stored = config.token_store().given() || outlives_client(config.get(ConfigKeyId::token_store));
    if (Result<void> checked = check_credentials(credentials, stored); !checked) {
        return failure(std::move(checked.error()));
    }
    return credentials;
}

Result<std::shared_ptr<const Portal>> portal_of(const Config &config) {
    if (config.portal()) {
        Result<std::shared_ptr<const Portal>> portal = Portal::read(*config.portal());
        return portal ? std::move(portal)
                      : failure(about("the portal's document", std::move(portal.error())));
    }
    const std::string path = text(config, ConfigKeyId::portal_file);
    if (path.empty()) {
        return nullptr;
    }
    Result<std::shared_ptr<const Portal>> portal = read_portal_file(path);
    return portal ? std::move(portal)
                  : failure(about("config key 'portal_file': '" + printable(path, 200) + "'",
                                  std::move(portal.error())));
}

SharedStoreSettings shared_store_settings(const Config &config) {
    return {.key = Secret(config.get(ConfigKeyId::token_store_key)),
            .password = Secret(config.get(ConfigKeyId::token_store_password)),
            .password_file = text(config, ConfigKeyId::token_store_password_file),
            .ca_file = text(config, ConfigKeyId::token_store_ca_file),
            .may_be_missing = config.get(ConfigKeyId::token_store_fallback) == "memory"};
}

RetrySettings retry_settings(const Config &config) noexcept {
    return {.count = static_cast<int>(config.integer(ConfigKeyId::retries)),
            .base = config.milliseconds(ConfigKeyId::retry_base_ms),
            .longest = config.milliseconds(ConfigKeyId::retry_max_ms),
            .budget = static_cast<int>(config.integer(ConfigKeyId::retry_budget))};
}

/// The error message continues after the key's name.
Result<void> check_form(const ConfigKey &key, std::string_view value) {
    if (has_control_character(value)) {  // they could end a header line early
        return refuse("must not contain control characters");
    }
    if (!is_utf8(value)) {  // it may go into a JSON body
        return refuse("must be valid UTF-8");
    }
    const auto number = read_number<std::int64_t>(value);
    if (key.type == ConfigType::integer && (!number || *number < key.minimum || *number > key.maximum)) {
        return refuse("must be a whole number from " + std::to_string(key.minimum) + " to " +
                      std::to_string(key.maximum));
    }
    if (key.type == ConfigType::boolean && !read_boolean(value)) {
        return refuse("must be true or false (or yes, no, on, off, 1, 0)");
    }
    if (key.type == ConfigType::choice &&
        std::find(key.choices.begin(), key.choices.end(), value) == key.choices.end()) {
        return refuse("must be one of " + joined(key.choices));
    }
    return {};
}

}  // namespace

Result<void> check_value(const ConfigKey &key, std::string_view value, std::string_view kind) {
    Result<void> checked = check_form(key, value);
    if (checked) {
        return checked;
    }
    Error error = about(std::string(kind) + " '" + std::string(key.name) + "'", std::move(checked.error()));
    // A URL may hold a user name and a password, even if that is not allowed.
    if (!key.secret && key.type != ConfigType::url) {
        error.message += ", not '" + printable(value, 60) + "'";
    }
    return failure(std::move(error));
}

std::int64_t to_integer(std::string_view value) noexcept {
    return read_number<std::int64_t>(value).value_or(0);
}

bool to_boolean(std::string_view value) noexcept {
    return read_boolean(value).value_or(false);
}

void Config::note_mistake(Error mistake) {
    if (checked_) {
        checked_ = failure(std::move(mistake));
    }
}

Result<void> Config::check() const {
    if (!out_of_memory_ && checked_) {
        return {};
    }
    return failure(out_of_memory_ ? out_of_memory() : checked_.error());
}

void Config::set(std::string_view key, std::string_view value) {
    const auto index = key_index(key);
    if (!index) {
        note_mistake(unknown_key(key));
        return;
    }
    if (value.data() == nullptr) {
        values_.at(*index).reset();
        return;
    }
    const ConfigKey &known = config_keys.at(*index);
    if (Result<void> checked = check_value(known, value, "config key"); !checked) {
        note_mistake(std::move(checked.error()));
        return;
    }
    values_.at(*index) = Secret(value);
}

std::string_view Config::get(ConfigKeyId key) const noexcept {
    const auto index = static_cast<std::size_t>(key);
    return values_[index] ? values_[index]->view() : config_keys[index].default_value;
}

Result<Settings> make_settings(const Config &config) {
    if (Result<void> checked = config.check(); !checked) {
        return failure(std::move(checked.error()));
    }
    Result<TransportSettings> transport = transport_settings(config);
    if (!transport) {
        return failure(std::move(transport.error()));
    }
    Result<Credentials> credentials = credentials_of(config);
    if (!credentials) {
        return failure(std::move(credentials.error()));
    }
    Settings settings;
    settings.transport = std::move(*transport);
    settings.credentials = std::move(*credentials);
    settings.token_store = text(config, ConfigKeyId::token_store);
    settings.token_store_functions = config.token_store();
    settings.shared_store = shared_store_settings(config);
    settings.retry = retry_settings(config);
    settings.timeout = config.milliseconds(ConfigKeyId::timeout_ms);
    settings.attempt_timeout = config.milliseconds(ConfigKeyId::attempt_timeout_ms);
    Result<std::shared_ptr<const Portal>> portal = portal_of(config);
    if (!portal) {
        return failure(std::move(portal.error()));
    }
    settings.portal = std::move(*portal);
    settings.read_only = config.boolean(ConfigKeyId::read_only);
    settings.max_in_flight = count(config, ConfigKeyId::max_in_flight);
    settings.txt_style = text(config, ConfigKeyId::txt_style) == "quoted" ? TxtStyle::quoted : TxtStyle::bare;
    settings.max_connections = count(config, ConfigKeyId::max_connections);
    settings.interrupt = config.interrupt();
    return settings;
}

}  // namespace balvps
