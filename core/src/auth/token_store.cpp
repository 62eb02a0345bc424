#include "auth/token_store.h"

#include "auth/callback_token_store.h"
#include "auth/file_token_store.h"

namespace balvps {

bool outlives_client(std::string_view name) noexcept {
    return !name.empty() && name != "memory";
}

Result<std::unique_ptr<TokenStore>> make_token_store(const TokenStoreFunctions &functions,
                                                     std::string_view name, std::string_view base_url,
                                                     std::string_view username) {
    constexpr std::string_view file = "file:";
    if (functions.given()) {
        return std::make_unique<CallbackTokenStore>(functions, std::string(base_url), std::string(username));
    }
    if (!outlives_client(name)) {
        return nullptr;
    }
    if (name.starts_with(file) && name.size() > file.size()) {
        return std::make_unique<FileTokenStore>(std::string(name.substr(file.size())), std::string(base_url),
                                                std::string(username));
    }
    return failure(configuration_error("config key 'token_store' must be memory or file:PATH"));
}

}  // namespace balvps
