// The client: where a call enters.
#pragma once

#include <memory>
#include <string_view>

#include "auth/session.h"
#include "client/config.h"
#include "client/outcome.h"
#include "common/error.h"
#include "request/arguments.h"
#include "transport/transport.h"

namespace balvps {

class Call;

/// Usable by many threads at once.
class Client {
  public:
    static Result<std::unique_ptr<Client>> create(const Config &config);

    /// Calls an operation by its name.
    /// @param json its arguments as one flat object; empty: none.
    Outcome call(std::string_view operation, std::string_view json);

    /// Sends a request the library has no operation for.
    /// @param json the body; nullptr data: none.
    Outcome request(std::string_view method, std::string_view path, std::string_view json);

  private:
    Client(Settings settings, std::unique_ptr<TokenStore> token_store);

    Outcome call(const Operation &operation, const Arguments &arguments);
    static void fall_back(Call &call, const Operation &operation, const Arguments &arguments,
                          Outcome &outcome);
    Secret standing_in(std::string_view config_key) const;
    bool ends_own_tokens(const Operation &operation, const Arguments &arguments) const;

    const Settings settings_;
    Session session_;
    Transport transport_;
};

}  // namespace balvps
