// The tokens that were issued and not revoked.
//
// A token is checked by looking up its exact text in this table. This is stricter and cheaper than verifying
// its signature.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>

#include "service/json_web_token.h"

namespace sandbox {

enum class TokenKind { access, refresh, second_factor };

struct Token {
    TokenKind kind;
    std::int64_t session;  ///< the login that the token was issued for, directly or by a refresh
    std::int64_t account;
    std::int64_t expires;  ///< Unix time: the JWT's `exp`, or earlier after expire()
};

struct TokenPair {
    std::string access;
    std::string refresh;
};

struct TokenLifetimes {
    std::int64_t access;
    std::int64_t refresh;
};

class Tokens {
  public:
    TokenPair sign_in(std::int64_t account, TokenLifetimes lifetimes);
    /// Exchanges a refresh token for a new pair. The refresh token cannot be used again.
    /// @return nullopt if the token is unknown or has expired
    std::optional<TokenPair> rotate(const std::string &refresh, TokenLifetimes lifetimes);
    /// Issues a token that is valid for the second factor only.
    std::string ask_second_factor(std::int64_t account, std::int64_t lifetime);

    /// @return the token, which may have expired, or nullopt if there is no such token of that kind
    std::optional<Token> find(const std::string &text, TokenKind kind) const;

    /// Makes the token expire now, whatever its `exp` says.
    void expire(const std::string &text);
    void forget(const std::string &text);
    void end_session(std::int64_t session);
    void forget_all(TokenKind kind);
    void clear();

  private:
    std::string issue(TokenKind kind, std::int64_t session, std::int64_t account, std::int64_t lifetime);
    TokenPair issue_pair(std::int64_t session, std::int64_t account, TokenLifetimes lifetimes);

    JsonWebTokenSigner signer_;
    std::unordered_map<std::string, Token> issued_;
    std::int64_t last_session_ = 0;
};

}  // namespace sandbox
