// generated from core/api/openapi.yaml and core/api/library.yaml by core/api/generate.py; do not edit
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace balvps {

/// The fixed numbers of what can go wrong.
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
};

struct ErrorCodeText {
    ErrorCode code;
    std::string_view name;
    std::string_view summary;
};

// clang-format off
inline constexpr std::array<ErrorCodeText, 18> error_codes = {{
    {ErrorCode::argument, "argument", "An argument is missing, unknown or malformed; nothing was sent."},
    {ErrorCode::configuration, "configuration", "A config key is unknown or its value is not allowed; nothing was sent."},
    {ErrorCode::authentication, "authentication", "The service does not accept the credentials or the token."},
    {ErrorCode::second_factor_needed, "second_factor_needed", "The account asks for a second factor to sign in."},
    {ErrorCode::not_permitted, "not_permitted", "The credentials are valid but do not allow this."},
    {ErrorCode::not_found, "not_found", "The thing named by the arguments does not exist on this account."},
    {ErrorCode::unsupported, "unsupported", "This install of the service lacks the operation (it answers \"invalid method\")."},
    {ErrorCode::refused, "refused", "The service refused the operation; its messages say why."},
    {ErrorCode::rate_limited, "rate_limited", "Too many requests; retry_after gives the seconds to wait where the service tells."},
    {ErrorCode::timeout, "timeout", "The deadline passed before the answer was complete."},
    {ErrorCode::connection, "connection", "The service could not be reached or the connection broke."},
    {ErrorCode::tls, "tls", "The TLS handshake failed or the certificate is not trusted."},
    {ErrorCode::malformed_answer, "malformed_answer", "The answer is not what the API sends."},
    {ErrorCode::too_large, "too_large", "The answer (or the request) exceeds max_body_bytes."},
    {ErrorCode::out_of_memory, "out_of_memory", "Memory could not be allocated."},
    {ErrorCode::cancelled, "cancelled", "The call was cancelled by the caller."},
    {ErrorCode::internal, "internal", "A defect of the library; please report it."},
    {ErrorCode::ambiguous_write, "ambiguous_write", "A write may have been carried out: no answer tells. It was not repeated. The reason is what went wrong."},
}};
// clang-format on

/// The code's fixed name; empty for ErrorCode::none.
constexpr std::string_view error_name(ErrorCode code) noexcept {
    for (const ErrorCodeText &text : error_codes) {
        if (text.code == code) {
            return text.name;
        }
    }
    return "";
}

/// Finer words below a code.
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
inline constexpr std::string_view too_large = "too_large";

}  // namespace reason

}  // namespace balvps
