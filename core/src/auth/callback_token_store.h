// Keeps tokens in the host program's own store.
#pragma once

#include <string>

#include "auth/token_store.h"

namespace balvps {

class CallbackTokenStore : public HeldTokenStore {
  public:
    CallbackTokenStore(TokenStoreFunctions functions, std::string base_url, std::string username);

    Result<std::unique_ptr<Hold>> try_hold() override;
    Result<std::optional<Tokens>> load() override;
    Result<void> try_out() override;
    Result<bool> save(const Tokens &tokens) override;
    Result<void> clear() override;

  private:
    const TokenStoreFunctions functions_;
    const std::string base_url_;
    const std::string username_;
};

}  // namespace balvps
