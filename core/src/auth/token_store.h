// Keeps tokens beyond the life of a client, so that several processes share one login.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "auth/tokens.h"
#include "common/deadline.h"
#include "common/error.h"
#include "common/secret.h"

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
        /// The claimed refresh token was certainly not used, so another process may use it.
        virtual void give_back() noexcept {}
        /// The service has asked to wait, so nobody shall ask it for tokens until then.
        virtual void block(std::chrono::seconds /*wait*/) noexcept {}
        /// Ends the hold. The destructor does so too, but then nobody waits for it.
        virtual void release() noexcept {}
    };

    /// What becomes of the claim to a refresh token.
    enum class Claim : std::uint8_t {
        granted,
        used,  ///< Another process may have used that refresh token already.
        late,  ///< Another process holds the store by now.
    };

    /// What a session finds when it wants to renew tokens.
    struct Turn {
        std::unique_ptr<Hold> hold = {};    ///< nullptr: another process or client holds the store
        bool read = false;                  ///< whether `tokens` are what the store has
        std::optional<Tokens> tokens = {};  ///< none: the store is empty
        Milliseconds blocked = {};          ///< how long the service shall not be asked for tokens
    };

    TokenStore() = default;
    TokenStore(const TokenStore &) = delete;
    TokenStore &operator=(const TokenStore &) = delete;
    virtual ~TokenStore() = default;

    /// Returns none if the store is empty.
    virtual Result<std::optional<Tokens>> load() = 0;
    /// Holds the store and reads it. A store that holds tokens which this session has not seen yet may give
    /// these instead of the hold.
    virtual Result<Turn> try_turn() = 0;
    /// Fails if tokens could surely not be saved, and reserves a refresh token for this session, so that no
    /// two processes use it. It is called before a login or a refresh, because their tokens would otherwise
    /// be lost.
    /// @param refresh_token empty: a login follows.
    virtual Result<Claim> claim(const Secret &refresh_token) = 0;
    /// @return false if the store has newer tokens, which stay.
    virtual Result<bool> save(const Tokens &tokens) = 0;
    virtual Result<void> clear() = 0;

    // A store on another machine overrides the following functions too.

    /// Waits until the holder has finished, or for some time. Only for a store that blocks.
    virtual Result<void> await_turn() { return {}; }
    /// Whether its functions may wait for another machine. They then run on a thread of their own.
    virtual bool blocks() const noexcept { return false; }
    /// Called before such a function runs.
    virtual void begin_work() noexcept {}
    /// Makes the function that runs on another thread end soon.
    virtual void give_up() noexcept {}
    /// Whether tokens that cannot be saved may be used meanwhile, in this process alone.
    virtual bool may_be_missing() const noexcept { return false; }
};

/// A store that can be held for as long as a renewal takes. Nobody else uses a refresh token meanwhile.
class HeldTokenStore : public TokenStore {
  public:
    Result<Turn> try_turn() override;
    Result<Claim> claim(const Secret &refresh_token) override;

    /// Returns nullptr if another process or client holds the store.
    virtual Result<std::unique_ptr<Hold>> try_hold() = 0;
    /// Fails if tokens could surely not be saved.
    virtual Result<void> try_out() = 0;
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

/// What the config says about a store on another machine.
struct SharedStoreSettings {
    Secret key = {};
    Secret password = {};
    std::string password_file = {};
    std::string ca_file = {};
    bool may_be_missing = false;  ///< sign in without it if it cannot be used
};

/// Whether the store of that name keeps tokens beyond a client's life. All do except "memory" (or empty).
bool outlives_client(std::string_view name) noexcept;

/// Makes the store of a config: the host program's, or one by its name ("file:PATH" is a file, "redis://..."
/// is on another machine). nullptr if the store does not outlive the client.
/// @param base_url, username the account. A store that holds another account's tokens refuses to load.
Result<std::unique_ptr<TokenStore>> make_token_store(const TokenStoreFunctions &functions,
                                                     std::string_view name, std::string_view base_url,
                                                     std::string_view username,
                                                     const SharedStoreSettings &shared);

}  // namespace balvps
