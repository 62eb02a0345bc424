// Tokens in a file that nobody else may read.
#pragma once

#include <string>

#include "auth/token_store.h"

namespace balvps {

/// The file is JSON: {"base_url", "username", "token", "refresh_token", "expires_at"}, mode 0600, replaced as
/// a whole. Beside it stands PATH.lock, on which an advisory lock (flock) is held while tokens are renewed;
/// the kernel lets go of it when a process dies.
class FileTokenStore : public TokenStore {
  public:
    FileTokenStore(std::string path, std::string base_url, std::string username);

    Result<std::unique_ptr<Hold>> try_hold() override;
    Result<std::optional<Tokens>> load() override;
    Result<void> try_out() override;
    Result<void> save(const Tokens &tokens) override;
    Result<void> clear() override;

  private:
    std::string beside() const;
    Result<void> write_beside(std::string_view text);

    const std::string path_;
    const std::string base_url_;
    const std::string username_;
};

}  // namespace balvps
