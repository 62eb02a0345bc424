// generated from api/openapi.yaml and api/library.yaml by api/generate.py; do not edit
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace balvps {

/// The error codes. Their numbers never change.
enum class ErrorCode : std::int32_t {
    none = 0,
    argument = 1,
    configuration = 2,
    authentication = 3,
    second_factor_needed = 4,
    not_permitted = 5,
    not_found = 6,
    unsupported = 7,
    refused = 8,
    rate_limited = 9,
    timeout = 10,
    connection = 11,
    tls = 12,
    malformed_answer = 13,
    too_large = 14,
    out_of_memory = 15,
    cancelled = 16,
    internal = 17,
    ambiguous_write = 18,
    unavailable = 19,
    conflict = 20,
    guarded = 21,
};

struct ErrorCodeText {
    ErrorCode code;
    std::string_view name;
    std::string_view family;
};

// clang-format off
inline constexpr std::array<ErrorCodeText, 21> error_codes = {{
    {ErrorCode::argument, "argument", "caller"},
    {ErrorCode::configuration, "configuration", "caller"},
    {ErrorCode::authentication, "authentication", "service"},
    {ErrorCode::second_factor_needed, "second_factor_needed", "service"},
    {ErrorCode::not_permitted, "not_permitted", "service"},
    {ErrorCode::not_found, "not_found", "service"},
    {ErrorCode::unsupported, "unsupported", "service"},
    {ErrorCode::refused, "refused", "service"},
    {ErrorCode::rate_limited, "rate_limited", "not_now"},
    {ErrorCode::timeout, "timeout", "transport"},
    {ErrorCode::connection, "connection", "transport"},
    {ErrorCode::tls, "tls", "transport"},
    {ErrorCode::malformed_answer, "malformed_answer", "transport"},
    {ErrorCode::too_large, "too_large", "transport"},
    {ErrorCode::out_of_memory, "out_of_memory", "local"},
    {ErrorCode::cancelled, "cancelled", "local"},
    {ErrorCode::internal, "internal", "local"},
    {ErrorCode::ambiguous_write, "ambiguous_write", "uncertain"},
    {ErrorCode::unavailable, "unavailable", "not_now"},
    {ErrorCode::conflict, "conflict", "service"},
    {ErrorCode::guarded, "guarded", "caller"},
}};
// clang-format on

/// The name and the family of a code. They are empty for ErrorCode::none.
constexpr ErrorCodeText texts_of(ErrorCode code) noexcept {
    for (const ErrorCodeText &text : error_codes) {
        if (text.code == code) {
            return text;
        }
    }
    return {code, "", ""};
}

/// The code's fixed name. It is empty for ErrorCode::none.
constexpr std::string_view error_name(ErrorCode code) noexcept {
    return texts_of(code).name;
}

/// The fixed name of the code's family. It is empty for ErrorCode::none.
constexpr std::string_view error_family(ErrorCode code) noexcept {
    return texts_of(code).family;
}

/// The reasons. A reason says more than its code.
namespace reason {

inline constexpr std::string_view wrong_login = "wrong_login";
inline constexpr std::string_view token_expired = "token_expired";
inline constexpr std::string_view unauthorized = "unauthorized";
inline constexpr std::string_view wrong_code = "wrong_code";
inline constexpr std::string_view missing_credentials = "missing_credentials";
inline constexpr std::string_view read_only = "read_only";
inline constexpr std::string_view repeated = "repeated";
inline constexpr std::string_view certificate = "certificate";
inline constexpr std::string_view handshake = "handshake";
inline constexpr std::string_view html = "html";
inline constexpr std::string_view empty = "empty";
inline constexpr std::string_view truncated = "truncated";
inline constexpr std::string_view not_json = "not_json";
inline constexpr std::string_view wrong_type = "wrong_type";
inline constexpr std::string_view redirect = "redirect";
inline constexpr std::string_view protocol = "protocol";
inline constexpr std::string_view timeout = "timeout";
inline constexpr std::string_view connection = "connection";
inline constexpr std::string_view refused = "refused";
inline constexpr std::string_view unavailable = "unavailable";
inline constexpr std::string_view too_large = "too_large";
inline constexpr std::string_view token_store = "token_store";

}  // namespace reason

}  // namespace balvps
