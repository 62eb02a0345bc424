// The tokens and challenges that the service hands out, and how stores write tokens down.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "common/error.h"
#include "common/secret.h"
#include "json/document.h"
#include "json/writer.h"
#include "transport/http.h"

namespace balvps {

/// The service wants a second factor before it hands out tokens.
struct Challenge {
    Secret token = {};            ///< the bearer token of the request that answers it
    std::string method = {};      ///< such as "google_authenticator"
    std::int64_t expires_at = 0;  ///< Unix time by this machine's clock
    Secret username = {};         ///< who is signing in
};

/// A pair of tokens.
struct Tokens {
    Secret token = {};
    Secret refresh_token = {};                    ///< empty: none came
    std::optional<std::int64_t> expires_at = {};  ///< of `token`, Unix time by this machine's clock
};

/// The longest token there is: servers take no header line of 8 KiB or more.
inline constexpr std::size_t longest_token = 8000;

/// The longest text that a store keeps: several times what tokens take.
inline constexpr std::size_t longest_stored = std::size_t{64} << 10;

/// Whether a text can be sent as a token: visible characters of ASCII, which cannot end a header line, and
/// not too many of them.
bool is_token(std::string_view text) noexcept;

/// The same of a token that may be missing.
bool is_token_or_empty(std::string_view text) noexcept;

/// Whether the service refused the token of a request. It has not carried out such a request.
bool is_refused_token(const Error &error) noexcept;

/// What an Authorization header says with a token.
inline Secret bearer(const Secret &token) {
    return {"Bearer ", token.view()};
}

/// The tokens of an answer to login or refresh_token, or that it holds none.
Result<Tokens> tokens_in(const Document &document, const HttpResponse &response);

/// The challenge of an answer, if it asks for a second factor.
std::optional<Challenge> challenge_in(const Document &document, const HttpHeaders &headers);

/// Tokens as JSON: {"base_url", "username", "token", "refresh_token", "expires_at"}.
/// @param base_url, username whose they are.
void write_tokens(JsonWriter &writer, const Tokens &tokens, std::string_view base_url,
                  std::string_view username);

/// Whether two user names are one account's: the service does not tell capital letters from small ones.
bool is_same_user(std::string_view one, std::string_view other) noexcept;

/// Reads what write_tokens wrote. An empty text holds no tokens.
/// @return an error, where it is something else or another account's: then it must be neither sent nor
/// replaced.
Result<std::optional<Tokens>> read_tokens(std::string_view json, std::string_view base_url,
                                          std::string_view username);

}  // namespace balvps
