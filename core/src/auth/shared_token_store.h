// Keeps tokens on another machine, by a library that is loaded when such a store is named (balvps/store.h).
#pragma once

#include <balvps/store.h>

#include <atomic>
#include <memory>
#include <string>
#include <string_view>

#include "auth/token_store.h"
#include "common/deadline.h"
#include "common/secret.h"

namespace balvps {

/// Whether a token store of that name is on another machine.
bool is_shared_store(std::string_view name) noexcept;

/// Processes renew tokens in turns. The steps and their order, which tests/fleet/model.py has too:
///
/// | step    | what it does | what a crash after it costs |
/// |---------|--------------|-----------------------------|
/// | turn    | takes the lease, with a fence greater than all before | the others wait until the lease ends |
/// | claim   | marks the refresh token as used | a login, because nobody else uses that token |
/// | renew   | asks the service for new tokens | a login |
/// | save    | stores the tokens, unless a greater fence has | nothing |
/// | release | ends the lease and wakes the others | nothing: those that wait have been woken by save |
class SharedTokenStore : public TokenStore {
  public:
    static Result<std::unique_ptr<TokenStore>> open(std::string_view address, std::string base_url,
                                                    std::string username,
                                                    const SharedStoreSettings &settings);

    Result<std::optional<Tokens>> load() override;
    Result<bool> save(const Tokens &tokens) override;
    Result<void> clear() override;

    Result<Turn> try_turn() override;
    Result<void> await_turn() override;
    Result<Claim> claim(const Secret &refresh_token) override;

    bool blocks() const noexcept override { return true; }
    void begin_work() noexcept override { given_up_ = false; }
    void give_up() noexcept override { given_up_ = true; }
    bool may_be_missing() const noexcept override { return may_be_missing_; }

  private:
    class SharedHold;
    class Reader;
    struct Close {
        const balvps_store_functions *functions;
        void operator()(balvps_store *store) const noexcept { functions->close(store); }
    };
    using Handle = std::unique_ptr<balvps_store, Close>;

    SharedTokenStore(Handle store, std::string name, std::string base_url, std::string username,
                     bool may_be_missing) noexcept;

    balvps_store_patience patience(Milliseconds limit) noexcept;
    Error error(std::int32_t status, const balvps_store_failure &failure) const;
    Result<bool> save_text(std::string_view text, std::int64_t lifetime);

    const Handle store_;
    const balvps_store_functions &functions_;
    const std::string name_;
    const std::string base_url_;
    const std::string username_;
    const bool may_be_missing_;
    std::atomic<bool> given_up_ = false;

    // One call at a time changes tokens, and only it uses these.
    balvps_store_found found_{};
    std::int64_t known_ = -1;     // the version of the tokens that the session knows
    balvps_store_lease lease_{};  // the latest one
    SharedHold *hold_ = nullptr;
};

}  // namespace balvps
