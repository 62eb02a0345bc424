// Masks secrets in texts from outside. A service or a proxy may repeat the secrets that it received, and
// those of other clients.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/error.h"
#include "common/secret.h"

namespace balvps {

/// Whether the name of a JSON member says that it is secret: a password, a token, a one-time code.
bool is_secret_member(std::string_view name) noexcept;

/// Replaces secrets by ***: JSON Web Tokens, the values of "password=", "access_token=" and the like, and the
/// secrets that it was given, as they are or as JSON, HTML, URLs and our own messages write them.
class Mask {
  public:
    /// Masks this secret everywhere, also inside words. A secret of fewer than four bytes is not masked,
    /// because it would match many words.
    void hide(std::string_view secret);
    void hide_all(const std::vector<Secret> &secrets);
    /// Masks the value of an Authorization header without its scheme.
    void hide_authorization(std::string_view header);
    /// Masks the values of the JSON members whose names say that they are secret.
    void hide_body(std::string_view json);

    std::string masked(std::string_view text) const;

    /// Masks all texts of an error, even the beginning of a secret at the end of a text, which may be cut.
    void apply(Error &error) const;

  private:
    std::string masked(std::string_view text, bool cut) const;

    std::vector<Secret> hidden_;
};

}  // namespace balvps
