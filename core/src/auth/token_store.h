// Where tokens are kept beyond the life of a client, so that several processes share one login.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "common/deadline.h"
#include "common/error.h"
#include "common/secret.h"

namespace balvps {

/// A pair of tokens as /login and /token answer them.
struct Tokens {
    Secret token = {};
    Secret refresh_token = {};                    ///< empty: none came
    std::optional<std::int64_t> expires_at = {};  ///< of `token`, Unix time by this machine's clock
};

class TokenStore {
  public:
    /// While one exists, no other process (or client) renews the tokens of this store.
    class Hold {
      public:
        Hold() = default;
        Hold(const Hold &) = delete;
        Hold &operator=(const Hold &) = delete;
        virtual ~Hold() = default;
    };

    TokenStore() = default;
    TokenStore(const TokenStore &) = delete;
    TokenStore &operator=(const TokenStore &) = delete;
    virtual ~TokenStore() = default;

    virtual Result<std::unique_ptr<Hold>> hold(const Deadline &deadline, const Interrupt &interrupt) = 0;
    /// Nothing: none are kept.
    virtual Result<std::optional<Tokens>> load() = 0;
    virtual Result<void> save(const Tokens &tokens) = 0;
    virtual Result<void> clear() = 0;
};

/// Makes the store a config names: "memory" (or empty) is none beyond the client, "file:PATH" a file.
/// @param base_url, username whose tokens they are: what a file holds of somebody else is left unread.
Result<std::unique_ptr<TokenStore>> make_token_store(std::string_view name, std::string_view base_url,
                                                     std::string_view username);

}  // namespace balvps
