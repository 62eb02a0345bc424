// The client, which makes calls.
#pragma once

#include <memory>
#include <string_view>

#include "client/call.h"
#include "client/call_input.h"
#include "client/config.h"
#include "client/options.h"
#include "client/outcome.h"
#include "common/error.h"
#include "common/scheduler.h"
#include "common/task.h"
#include "policy/routing.h"
#include "procedure/procedures.h"
#include "request/arguments.h"
#include "transport/loop_pool.h"

namespace balvps {

/// Many threads may use it at once.
class Client {
  public:
    static Result<std::unique_ptr<Client>> create(const Config &config);

    /// Makes a call and blocks the thread.
    /// @param cancelled any thread sets it to cancel the call. nullptr: the call cannot be cancelled.
    Outcome call(const CallInput &input, const std::atomic<bool> *cancelled = nullptr);

    // The same, with an input that is made from these arguments:
    Outcome call(std::string_view operation, ArgumentList arguments, const CallOptions &options = {},
                 const std::atomic<bool> *cancelled = nullptr);
    /// @param json one object whose members are the arguments; empty: none.
    Outcome call(std::string_view operation, std::string_view json, const CallOptions &options = {},
                 const std::atomic<bool> *cancelled = nullptr);
    Outcome request(std::string_view method, std::string_view path, std::string_view json,
                    const CallOptions &options = {}, const std::atomic<bool> *cancelled = nullptr);
    Outcome verify_second_factor(std::string_view code, const CallOptions &options = {},
                                 const std::atomic<bool> *cancelled = nullptr);

    /// The same under any scheduler. All arguments must live until the task is finished.
    /// @param outcome receives everything except the result, which is the value of the task.
    Task<Result<void>> perform(const CallInput &input, Scheduler &scheduler, Interrupt interrupt,
                               Outcome &outcome);

    /// What a call would send, with its secrets masked (see describe_request). Nothing is sent. Requests that
    /// sign in or that confirm a write are not included.
    Outcome describe(const CallInput &input) const;

    /// The tokens in the token store for the config's account. None if the store is empty or there is no
    /// store.
    Result<std::optional<Tokens>> stored_tokens() const { return shared_.session.stored_tokens(); }

    const Settings &settings() const noexcept { return shared_.settings; }
    const RateLimits &rate_limits() const noexcept { return shared_.rate_limits; }
    LoopPool &loops() noexcept { return loops_; }

  private:
    Client(Settings settings, std::unique_ptr<TokenStore> token_store);

    Result<const Operation *> operation_of(const CallInput &input) const;
    Task<Result<void>> run(Call &call, const Operation &operation, const CallInput &input);
    Task<Result<void>> verify(Call &call, const Secret &code);
    static Task<Result<void>> send(Call &call, const CallInput::OwnRequest &own);
    Task<Result<void>> run_operation(Call &call, const Operation &operation, const ArgumentList &given,
                                     bool confirm);
    ProcedureSettings procedure_settings() const noexcept;
    KnownRoutes known_routes() const noexcept;
    Result<HttpRequest> request_of(const Operation &operation, const CallInput &input) const;
    Result<Document> description_of(const Operation &operation, const CallInput &input) const;
    Result<Document> description_of_procedure(const Operation &procedure, const CallInput &input) const;
    Result<Arguments> validate(const Operation &operation, const ArgumentList &given) const;

    Shared shared_;
    LoopPool loops_;
};

}  // namespace balvps
