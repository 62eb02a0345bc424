// The service's tokens and challenges, and the format of tokens in stores.
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

/// The service requires a second factor before it issues tokens.
struct Challenge {
    Secret token = {};            ///< the bearer token of the request that answers it
    std::string method = {};      ///< such as "google_authenticator"
    std::int64_t expires_at = 0;  ///< Unix time by this machine's clock
    Secret username = {};         ///< who is signing in
};

struct Tokens {
    Secret token = {};
    Secret refresh_token = {};                    ///< empty: none
    std::optional<std::int64_t> expires_at = {};  ///< of `token`, Unix time by this machine's clock
};

/// The longest token that is accepted. Servers refuse header lines of 8 KiB or more.
inline constexpr std::size_t longest_token = 8000;

/// The longest text in a store: several times the size of two tokens.
inline constexpr std::size_t longest_stored = std::size_t{64} << 10;

/// Whether a text can be sent as a token. It must be visible ASCII, so that it cannot end a header line, and
/// at most longest_token characters.
bool is_token(std::string_view text) noexcept;

/// The same for a token that may be missing.
bool is_token_or_empty(std::string_view text) noexcept;

/// Whether the service refused the token of a request. It did not carry out that request.
bool is_refused_token(const Error &error) noexcept;

/// The value of the Authorization header for a token.
inline Secret bearer(const Secret &token) {
    return {"Bearer ", token.view()};
}

/// The tokens in an answer to login or refresh_token, or an error if it has none.
Result<Tokens> tokens_in(const Document &document, const HttpResponse &response);

/// The challenge in an answer, if it asks for a second factor.
std::optional<Challenge> challenge_in(const Document &document, const HttpHeaders &headers);

/// Writes tokens as JSON: {"base_url", "username", "token", "refresh_token", "expires_at"}.
/// @param base_url, username the account of the tokens.
void write_tokens(JsonWriter &writer, const Tokens &tokens, std::string_view base_url,
                  std::string_view username);

/// Whether two user names belong to one account: the service ignores case.
bool is_same_user(std::string_view one, std::string_view other) noexcept;

/// Reads the JSON of write_tokens. An empty text holds no tokens.
/// @return an error if the text is something else or belongs to another account. Then it must be neither sent
/// nor replaced.
Result<std::optional<Tokens>> read_tokens(std::string_view json, std::string_view base_url,
                                          std::string_view username);

}  // namespace balvps
