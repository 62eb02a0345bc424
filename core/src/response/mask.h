// What must not be told of what comes from outside: a service or a proxy may repeat the secrets that it was
// sent, and those of others.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/error.h"
#include "common/secret.h"

namespace balvps {

/// Whether a member of a body of JSON is secret, as its name tells: a password, a token, a one-time code.
bool is_secret_member(std::string_view name) noexcept;

/// Puts *** in the place of secrets: JSON Web Tokens, the values of "password=", "access_token=" and the
/// like, and the secrets that it has been told of, as they are or as JSON, HTML, addresses and
/// our own messages write them.
class Mask {
  public:
    /// Masks this secret wherever it stands, in the middle of words too. A secret of fewer than four bytes
    /// is not looked for: it would stand in many words.
    void hide(std::string_view secret);
    /// What an Authorization header says, but for its scheme.
    void hide_authorization(std::string_view header);
    /// The members of a body of JSON whose names tell that they are secret.
    void hide_body(std::string_view json);

    std::string masked(std::string_view text) const;

    /// The beginning of a secret at the end of a text too, which may be cut there.
    void apply(Error &error) const;

  private:
    std::string masked(std::string_view text, bool cut) const;

    std::vector<Secret> hidden_;
};

}  // namespace balvps
