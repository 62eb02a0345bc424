// Keeps tokens in a file that no other user may read.
#pragma once

#include <string>

#include "auth/token_store.h"

namespace balvps {

/// The file is JSON: {"base_url", "username", "token", "refresh_token", "expires_at"}, mode 0600, and is
/// replaced as a whole. While tokens are renewed, an advisory lock (flock) is held on PATH.lock. The kernel
/// releases it when the process ends.
class FileTokenStore : public HeldTokenStore {
  public:
    FileTokenStore(std::string path, std::string base_url, std::string username);

    Result<std::unique_ptr<Hold>> try_hold() override;
    Result<std::optional<Tokens>> load() override;
    Result<void> try_out() override;
    Result<bool> save(const Tokens &tokens) override;
    Result<void> clear() override;

  private:
    std::string temporary_path() const;
    Result<void> write_temporary(std::string_view text);

    const std::string path_;
    const std::string base_url_;
    const std::string username_;
};

}  // namespace balvps
