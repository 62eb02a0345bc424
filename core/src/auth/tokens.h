// What /login and /token answer, and how stores write it down.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "common/secret.h"
#include "response/json.h"

namespace balvps {

/// The service wants a second factor before it hands out tokens.
struct Challenge {
    Secret token = {};                            ///< the bearer token of the request that answers it
    std::string method = {};                      ///< such as "google_authenticator"
    std::optional<std::int64_t> expires_at = {};  ///< Unix time
};

/// A pair of tokens, or what has to be answered to get them.
struct Tokens {
    Secret token = {};
    Secret refresh_token = {};                    ///< empty: none came
    std::optional<std::int64_t> expires_at = {};  ///< of `token`, Unix time by this machine's clock
    std::optional<Challenge> challenge = {};      ///< then there is no token yet
};

/// Tokens as JSON: {"base_url", "username", "token", "refresh_token", "expires_at"}.
/// @param base_url, username whose they are.
void write_tokens(JsonWriter &writer, const Tokens &tokens, std::string_view base_url,
                  std::string_view username);

/// Reads what write_tokens wrote; nothing: it is something else, or somebody else's.
std::optional<Tokens> read_tokens(std::string_view json, std::string_view base_url,
                                  std::string_view username);

}  // namespace balvps
