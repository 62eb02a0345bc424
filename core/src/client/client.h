// The client: where a call enters.
#pragma once

#include <memory>
#include <string_view>

#include "client/call.h"
#include "client/config.h"
#include "client/options.h"
#include "client/outcome.h"
#include "common/error.h"
#include "common/scheduler.h"
#include "common/task.h"
#include "request/arguments.h"
#include "transport/transport.h"

namespace balvps {

/// Usable by many threads at once.
class Client {
  public:
    static Result<std::unique_ptr<Client>> create(const Config &config);

    /// Calls an operation by its name. Blocks the thread.
    /// @param json its arguments as one flat object; empty: none.
    /// @param cancelled set by any thread to cancel it; nullptr: nobody does.
    Outcome call(std::string_view operation, std::string_view json, const CallOptions &options = {},
                 const std::atomic<bool> *cancelled = nullptr);

    /// Sends a request the library has no operation for.
    /// @param json the body; nullptr data: none.
    Outcome request(std::string_view method, std::string_view path, std::string_view json,
                    const CallOptions &options = {}, const std::atomic<bool> *cancelled = nullptr);

    /// Answers the challenge of the latest login and takes its tokens.
    Outcome verify_second_factor(std::string_view code, const CallOptions &options = {},
                                 const std::atomic<bool> *cancelled = nullptr);

    // The same three under any scheduler. What they are given must live until they are finished.
    // @param outcome receives all but the error, which is what they produce.
    Task<std::optional<Error>> perform(std::string_view operation, std::string_view json,
                                       const CallOptions &options, Scheduler &scheduler, Interrupt interrupt,
                                       Outcome &outcome);
    Task<std::optional<Error>> perform_request(std::string_view method, std::string_view path,
                                               std::string_view json, const CallOptions &options,
                                               Scheduler &scheduler, Interrupt interrupt, Outcome &outcome);
    Task<std::optional<Error>> perform_second_factor(std::string_view code, const CallOptions &options,
                                                     Scheduler &scheduler, Interrupt interrupt,
                                                     Outcome &outcome);

    /// What the token store holds for the config's account; nothing: no tokens, or there is no store.
    Result<std::optional<Tokens>> stored_tokens() const { return shared_.session.stored_tokens(); }

    const Settings &settings() const noexcept { return shared_.settings; }
    const RateLimits &rate_limits() const noexcept { return shared_.rate_limits; }
    Transport &transport() noexcept { return transport_; }

  private:
    Client(Settings settings, std::unique_ptr<TokenStore> token_store);

    template <typename Begin>
    Outcome block(const std::atomic<bool> *cancelled, Begin begin);
    std::optional<Error> refuse(const Operation &operation, const CallOptions &options) const;
    Result<Arguments> validate(const Operation &operation, std::string_view json) const;
    Task<std::optional<Error>> run(Call &call, const Operation &operation, std::string_view json,
                                   const CallOptions &options);
    Task<std::optional<Error>> run_changing(Call &call, const Operation &operation, std::string_view json);
    Task<std::optional<Error>> fall_back(Call &call, const Operation &operation, const Arguments &arguments);
    Task<std::optional<Error>> obtain_tokens(Call &call, Session::Change &change, const Operation &operation,
                                             const Arguments &arguments);
    Task<std::optional<Error>> end_tokens(Call &call, Session::Change &change, const Operation &operation,
                                          const Arguments &arguments);
    Task<std::optional<Error>> meet_challenge(Call &call, Secret username, Error error);
    Task<std::optional<Error>> answer_challenge(Call &call, std::string_view code,
                                                const CallOptions &options);
    Secret standing_in(std::string_view config_key) const;
    bool ends_own_tokens(const Operation &operation, const Arguments &arguments) const;

    Shared shared_;
    Transport transport_;
};

}  // namespace balvps
