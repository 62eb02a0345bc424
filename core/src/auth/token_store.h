// Where tokens are kept beyond the life of a client, so that several processes share one login.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "auth/tokens.h"
#include "common/error.h"

namespace balvps {

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

    /// nullptr: somebody else holds it now.
    virtual Result<std::unique_ptr<Hold>> try_hold() = 0;
    /// Nothing: none are kept.
    virtual Result<std::optional<Tokens>> load() = 0;
    /// Fails where tokens surely could not be saved. Asked before the service is: a login or a refresh whose
    /// tokens are lost helps nobody.
    virtual Result<void> try_out() = 0;
    virtual Result<void> save(const Tokens &tokens) = 0;
    virtual Result<void> clear() = 0;
};

/// The host program's own store. Each function returns 0 when it worked.
struct TokenStoreFunctions {
    /// Hands what is kept to `take`, once; does not call it when nothing is.
    std::int32_t (*load)(void *context, void (*take)(void *receiver, const char *text, std::size_t length),
                         void *receiver) = nullptr;
    /// Keeps a text in place of the former one; nullptr: forgets it.
    std::int32_t (*save)(void *context, const char *text, std::size_t length) = nullptr;
    /// Holds the store; BALVPS_TOKEN_STORE_BUSY: somebody else does, ask again. nullptr: nobody else uses it.
    std::int32_t (*lock)(void *context) = nullptr;
    void (*unlock)(void *context) = nullptr;
    void *context = nullptr;

    bool given() const noexcept { return load != nullptr && save != nullptr; }
};

/// Whether the store of that name keeps tokens beyond a client's life: all do but "memory" (or empty).
bool outlives_client(std::string_view name) noexcept;

/// Makes the store a config asks for: the host program's, or by its name: "file:PATH" is a file; nullptr for
/// one that does not outlive the client.
/// @param base_url, username whose tokens they are: a store that holds another account's refuses to load.
Result<std::unique_ptr<TokenStore>> make_token_store(const TokenStoreFunctions &functions,
                                                     std::string_view name, std::string_view base_url,
                                                     std::string_view username);

}  // namespace balvps
