// Keeps tokens beyond the life of a client, so that several processes share one login.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "auth/tokens.h"
#include "common/error.h"

namespace balvps {

class TokenStore {
  public:
    /// While it exists, no other process or client renews the tokens of this store.
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

    /// Returns nullptr if another process or client holds the store.
    virtual Result<std::unique_ptr<Hold>> try_hold() = 0;
    /// Returns none if the store is empty.
    virtual Result<std::optional<Tokens>> load() = 0;
    /// Fails if tokens could surely not be saved. It is called before a login or a refresh, because their
    /// tokens would otherwise be lost.
    virtual Result<void> try_out() = 0;
    virtual Result<void> save(const Tokens &tokens) = 0;
    virtual Result<void> clear() = 0;
};

/// The host program's own store. Each function returns 0 on success.
struct TokenStoreFunctions {
    /// Passes the stored text to `take`, once. Does not call it if the store is empty.
    std::int32_t (*load)(void *context, void (*take)(void *receiver, const char *text, std::size_t length),
                         void *receiver) = nullptr;
    /// Replaces the stored text; nullptr removes it.
    std::int32_t (*save)(void *context, const char *text, std::size_t length) = nullptr;
    /// Locks the store. BALVPS_TOKEN_STORE_BUSY: it is locked already, and the call tries again. nullptr:
    /// nobody else uses the store.
    std::int32_t (*lock)(void *context) = nullptr;
    void (*unlock)(void *context) = nullptr;
    void *context = nullptr;

    bool given() const noexcept { return load != nullptr && save != nullptr; }
};

/// Whether the store of that name keeps tokens beyond a client's life. All do except "memory" (or empty).
bool outlives_client(std::string_view name) noexcept;

/// Makes the store of a config: the host program's, or one by its name ("file:PATH" is a file). nullptr if
/// the store does not outlive the client.
/// @param base_url, username the account. A store that holds another account's tokens refuses to load.
Result<std::unique_ptr<TokenStore>> make_token_store(const TokenStoreFunctions &functions,
                                                     std::string_view name, std::string_view base_url,
                                                     std::string_view username);

}  // namespace balvps
