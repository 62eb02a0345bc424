#include "auth/token_store.h"

#include "auth/callback_token_store.h"
#include "auth/file_token_store.h"
#include "auth/shared_token_store.h"

namespace balvps {

bool outlives_client(std::string_view name) noexcept {
    return !name.empty() && name != "memory";
}

Result<TokenStore::Turn> HeldTokenStore::try_turn() {
    Result<std::unique_ptr<Hold>> hold = try_hold();
    if (!hold) {
        return failure(std::move(hold.error()));
    }
    Turn turn{std::move(*hold)};
    if (turn.hold != nullptr) {
        Result<std::optional<Tokens>> tokens = load();
        if (!tokens) {
            return failure(std::move(tokens.error()));
        }
        turn.read = true;
        turn.tokens = std::move(*tokens);
    }
    return turn;
}

Result<TokenStore::Claim> HeldTokenStore::claim(const Secret & /*refresh_token*/) {
    Result<void> tried = try_out();
    return tried ? Result<Claim>(Claim::granted) : failure(std::move(tried.error()));
}

Result<std::unique_ptr<TokenStore>> make_token_store(const TokenStoreFunctions &functions,
                                                     std::string_view name, std::string_view base_url,
                                                     std::string_view username,
                                                     const SharedStoreSettings &shared) {
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
    if (is_shared_store(name)) {
        return SharedTokenStore::open(name, std::string(base_url), std::string(username), shared);
    }
    return failure(configuration_error(
        "config key 'token_store' must be memory, file:PATH, redis://... or rediss://..."));
}

}  // namespace balvps
