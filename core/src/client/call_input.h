// A call as its caller describes it. It can be sent any number of times, blocking or in a queue.
#pragma once

#include <optional>
#include <string_view>
#include <variant>

#include "client/options.h"
#include "common/error.h"
#include "common/secret.h"
#include "operation/operation.h"
#include "request/arguments.h"
#include "transport/http.h"

namespace balvps {

struct CallInput {
    /// A request that the library has no operation for.
    struct OwnRequest {
        HttpRequest request;
        Operation operation;  ///< describes the request as an operation
    };
    /// The answer to a second factor.
    struct SecondFactorCode {
        Secret code;
    };
    /// monostate: the caller has not said what to call.
    using What = std::variant<std::monostate, const Operation *, OwnRequest, SecondFactorCode>;

    // A mistake in the arguments is stored in `mistake`.
    static CallInput named(std::string_view operation, ArgumentList arguments = {}, CallOptions options = {});
    /// @param json the body; nullptr data: none.
    static CallInput own_request(std::string_view method, std::string_view path, std::string_view json,
                                 CallOptions options = {});
    static CallInput second_factor(std::string_view code, CallOptions options = {});

    /// Sets an argument. It replaces one of the same name.
    void set(Argument argument);
    /// Sets each member of one JSON object as an argument.
    /// @param json empty: none.
    void set_all(std::string_view json);

    /// Stores a mistake. Only the first one is kept.
    void note_mistake(Error found) noexcept;

    /// The operation to call, or the operation that describes the request. nullptr: the caller has not said
    /// what to call.
    const Operation *operation() const noexcept;

    /// Names the operation in an error of this call, unless the error names one already.
    Error about_call(Error error) const;

    /// Fails with the first mistake that can be found without the client. Its error names the operation.
    Result<void> check() const;

    What what = {};
    ArgumentList arguments = {};  ///< only for an operation
    CallOptions options = {};
    std::optional<Error> mistake = {};  ///< the first one

  private:
    void set(Argument argument, std::size_t compared);
};

}  // namespace balvps
