#include "service/tokens.h"

#include "common/clock.h"

namespace sandbox {

TokenPair Tokens::sign_in(std::int64_t account, TokenLifetimes lifetimes) {
    return issue_pair(++last_session_, account, lifetimes);
}

std::optional<TokenPair> Tokens::rotate(const std::string &refresh, TokenLifetimes lifetimes) {
    const std::optional<Token> token = find(refresh, TokenKind::refresh);
    if (!token || unix_time() >= token->expires) {
        return std::nullopt;
    }
    forget(refresh);
    return issue_pair(token->session, token->account, lifetimes);
}

std::string Tokens::ask_second_factor(std::int64_t account, std::int64_t lifetime) {
    return issue(TokenKind::second_factor, ++last_session_, account, lifetime);
}

std::optional<Token> Tokens::find(const std::string &text, TokenKind kind) const {
    const auto found = issued_.find(text);
    if (found == issued_.end() || found->second.kind != kind) {
        return std::nullopt;
    }
    return found->second;
}

void Tokens::expire(const std::string &text) {
    if (const auto found = issued_.find(text); found != issued_.end()) {
        found->second.expires = unix_time();
    }
}

void Tokens::forget(const std::string &text) {
    issued_.erase(text);
}

void Tokens::end_session(std::int64_t session) {
    std::erase_if(issued_, [session](const auto &entry) { return entry.second.session == session; });
}

void Tokens::forget_all(TokenKind kind) {
    std::erase_if(issued_, [kind](const auto &entry) { return entry.second.kind == kind; });
}

void Tokens::clear() {
    issued_.clear();
}

std::string Tokens::issue(TokenKind kind, std::int64_t session, std::int64_t account, std::int64_t lifetime) {
    const std::int64_t now = unix_time();
    std::string text = signer_.sign(account, now, now + lifetime);
    issued_.emplace(text, Token{kind, session, account, now + lifetime});
    return text;
}

TokenPair Tokens::issue_pair(std::int64_t session, std::int64_t account, TokenLifetimes lifetimes) {
    return {issue(TokenKind::access, session, account, lifetimes.access),
            issue(TokenKind::refresh, session, account, lifetimes.refresh)};
}

}  // namespace sandbox
