// Every token that was given out and is still good for something.
//
// A token is checked by looking its exact text up here, which is stricter and cheaper than verifying
// its signature: whatever is not in the table was never issued, or was revoked.
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
    std::int64_t session;  ///< the login it descends from
    std::int64_t account;
    std::int64_t expires;  ///< Unix time, of the JWT's `exp` unless it was made to expire before
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
    /// Trades a live refresh token for a new pair; the old one is spent. Nothing when it is not live.
    std::optional<TokenPair> rotate(const std::string &refresh, TokenLifetimes lifetimes);
    /// A token that only entitles to give the second factor.
    std::string ask_second_factor(std::int64_t account, std::int64_t lifetime);

    /// Nothing when no such token of that kind is known. May be expired.
    std::optional<Token> find(const std::string &text, TokenKind kind) const;

    /// From now on the token counts as expired, whatever its `exp` says.
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
