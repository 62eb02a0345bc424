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
    /// @param cancelled any thread sets it to cancel the call. nullptr: the call cannot be cancelled.
    Outcome call(std::string_view operation, const ArgumentList &arguments, const CallOptions &options = {},
                 const std::atomic<bool> *cancelled = nullptr);

    /// The same, its arguments being the members of one JSON object; empty: none.
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
    // @param outcome receives all but the result, which is what they produce.
    Task<Result<void>> perform(std::string_view operation, const ArgumentList &given,
                               const CallOptions &options, Scheduler &scheduler, Interrupt interrupt,
                               Outcome &outcome);
    Task<Result<void>> perform_request(std::string_view method, std::string_view path, std::string_view json,
                                       const CallOptions &options, Scheduler &scheduler, Interrupt interrupt,
                                       Outcome &outcome);
    Task<Result<void>> perform_second_factor(std::string_view code, const CallOptions &options,
                                             Scheduler &scheduler, Interrupt interrupt, Outcome &outcome);

    /// The tokens that the token store holds for the config's account. None if it is empty or there is no
    /// store.
    Result<std::optional<Tokens>> stored_tokens() const { return shared_.session.stored_tokens(); }

    const Settings &settings() const noexcept { return shared_.settings; }
    const RateLimits &rate_limits() const noexcept { return shared_.rate_limits; }
    Transport &transport() noexcept { return transport_; }

  private:
    Client(Settings settings, std::unique_ptr<TokenStore> token_store);

    template <typename Begin>
    Outcome block(const std::atomic<bool> *cancelled, Begin begin);
    Result<void> check_permission(const Operation &operation, const CallOptions &options) const;
    Task<Result<void>> run(Call &call, const Operation &operation, const ArgumentList &given,
                           const CallOptions &options);

    Shared shared_;
    Transport transport_;
};

}  // namespace balvps
