// The requests that bring and end tokens: login, refresh, second factor, logout and revocation. They serve
// the caller's own operations and calls that must sign in first.
#pragma once

#include <string_view>

#include "auth/sender.h"
#include "auth/session.h"
#include "request/arguments.h"

namespace balvps {

class SignIn : public TokenSource {
  public:
    /// Both must outlive this object.
    SignIn(Session &session, Sender &sender) noexcept : session_(session), sender_(sender) {}

    /// Runs an operation that brings or ends tokens. No other call changes the tokens meanwhile.
    Task<Result<void>> perform(const Operation &operation, const ArgumentList &given);

    /// Answers the challenge of the latest login with a one-time password.
    Task<Result<void>> verify(std::string_view code);

    Task<Result<Tokens>> login() override;
    Task<Result<Tokens>> refresh(Secret refresh_token) override;

  private:
    Task<Result<Tokens>> obtain(const Operation &operation, const Arguments &arguments);
    Task<Result<Tokens>> obtain_for_session(TokenEffect effect, ArgumentDefaults defaults);
    Task<Result<void>> end_tokens(Session::Change &change, const Operation &operation,
                                  const Arguments &arguments);
    Task<Result<void>> handle_challenge(Secret username, Error error);
    Task<Result<void>> answer(Challenge challenge, Secret code);
    bool ends_own_tokens(const Operation &operation, const Arguments &arguments) const;

    Session &session_;
    Sender &sender_;
};

}  // namespace balvps
