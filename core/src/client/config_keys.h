// generated from api/openapi.yaml and api/library.yaml by api/generate.py; do not edit
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace balvps {

enum class ConfigType : std::uint8_t { string, url, path, choice, integer, boolean };

struct ConfigKey {
    std::string_view name;
    ConfigType type;
    std::string_view default_value;
    std::int64_t minimum;  ///< if the type is integer
    std::int64_t maximum;  ///< if the type is integer
    std::span<const std::string_view> choices;
    bool secret;  ///< The value is never shown in an error text.
};

/// Position of each key in `config_keys`.
enum class ConfigKeyId : std::size_t {
    base_url,
    username,
    password,
    token,
    refresh_token,
    auth,
    timeout_ms,
    attempt_timeout_ms,
    connect_timeout_ms,
    retries,
    retry_budget,
    retry_base_ms,
    retry_max_ms,
    ca_file,
    proxy,
    user_agent,
    max_body_bytes,
    max_idle_connections,
    allow_plain_http,
    token_store,
    totp_secret,
    read_only,
    max_in_flight,
    max_connections,
    txt_style,
    portal_file,
    token_store_key,
    token_store_password,
    token_store_password_file,
    token_store_ca_file,
    token_store_fallback,
};

/// Position of each option in `call_options`.
enum class CallOptionId : std::size_t {
    timeout_ms,
    retries,
    confirm,
};

// clang-format off
inline constexpr std::array<std::string_view, 4> auth_choices = {"jwt", "basic", "token", "none"};
inline constexpr std::array<std::string_view, 2> txt_style_choices = {"bare", "quoted"};
inline constexpr std::array<std::string_view, 2> token_store_fallback_choices = {"fail", "memory"};

inline constexpr std::array<ConfigKey, 31> config_keys = {{
    {"base_url", ConfigType::url, "https://my.balvps.com/api", 0, 0, {}, false},
    {"username", ConfigType::string, "", 0, 0, {}, false},
    {"password", ConfigType::string, "", 0, 0, {}, true},
    {"token", ConfigType::string, "", 0, 0, {}, true},
    {"refresh_token", ConfigType::string, "", 0, 0, {}, true},
    {"auth", ConfigType::choice, "jwt", 0, 0, auth_choices, false},
    {"timeout_ms", ConfigType::integer, "60000", 1, 86400000, {}, false},
    {"attempt_timeout_ms", ConfigType::integer, "30000", 1, 86400000, {}, false},
    {"connect_timeout_ms", ConfigType::integer, "10000", 1, 86400000, {}, false},
    {"retries", ConfigType::integer, "3", 0, 20, {}, false},
    {"retry_budget", ConfigType::integer, "100", 0, 1000000, {}, false},
    {"retry_base_ms", ConfigType::integer, "200", 0, 60000, {}, false},
    {"retry_max_ms", ConfigType::integer, "5000", 0, 600000, {}, false},
    {"ca_file", ConfigType::path, "", 0, 0, {}, false},
    {"proxy", ConfigType::url, "", 0, 0, {}, true},
    {"user_agent", ConfigType::string, "", 0, 0, {}, false},
    {"max_body_bytes", ConfigType::integer, "67108864", 1024, 2147483647, {}, false},
    {"max_idle_connections", ConfigType::integer, "16", 0, 1024, {}, false},
    {"allow_plain_http", ConfigType::boolean, "false", 0, 0, {}, false},
    {"token_store", ConfigType::string, "memory", 0, 0, {}, false},
    {"totp_secret", ConfigType::string, "", 0, 0, {}, true},
    {"read_only", ConfigType::boolean, "false", 0, 0, {}, false},
    {"max_in_flight", ConfigType::integer, "32", 1, 10000, {}, false},
    {"max_connections", ConfigType::integer, "32", 1, 1024, {}, false},
    {"txt_style", ConfigType::choice, "bare", 0, 0, txt_style_choices, false},
    {"portal_file", ConfigType::path, "", 0, 0, {}, false},
    {"token_store_key", ConfigType::string, "", 0, 0, {}, true},
    {"token_store_password", ConfigType::string, "", 0, 0, {}, true},
    {"token_store_password_file", ConfigType::path, "", 0, 0, {}, false},
    {"token_store_ca_file", ConfigType::path, "", 0, 0, {}, false},
    {"token_store_fallback", ConfigType::choice, "fail", 0, 0, token_store_fallback_choices, false},
}};

// The options of one call.
inline constexpr std::array<ConfigKey, 3> call_options = {{
    {"timeout_ms", ConfigType::integer, "", 1, 86400000, {}, false},
    {"retries", ConfigType::integer, "", 0, 20, {}, false},
    {"confirm", ConfigType::boolean, "false", 0, 0, {}, false},
}};
// clang-format on

}  // namespace balvps
