// What a caller asks for: one call, with all that it needs. It is sent any number of times, blocking or in a
// queue.
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
        Operation operation;  ///< described as one
    };
    /// The answer to a second factor.
    struct SecondFactorCode {
        Secret code;
    };
    /// monostate: what to call is not said.
    using What = std::variant<std::monostate, const Operation *, OwnRequest, SecondFactorCode>;

    // A mistake in what they are given is kept in `mistake`.
    static CallInput named(std::string_view operation, ArgumentList arguments = {}, CallOptions options = {});
    /// @param json the body; nullptr data: none.
    static CallInput own_request(std::string_view method, std::string_view path, std::string_view json,
                                 CallOptions options = {});
    static CallInput second_factor(std::string_view code, CallOptions options = {});

    /// Sets an argument, in place of one of the same name.
    void set(Argument argument);
    /// Sets each member of one JSON object as an argument.
    /// @param json empty: none.
    void set_all(std::string_view json);

    /// Keeps a mistake, unless there is one already.
    void note(Error found) noexcept;

    /// The operation that it is, or that it is described as. nullptr: what to call is not said.
    const Operation *operation() const noexcept;

    /// The first mistake that can be seen without the client. Its error names the operation.
    Result<void> check() const;

    What what = {};
    ArgumentList arguments = {};  ///< of an operation
    CallOptions options = {};
    std::optional<Error> mistake = {};  ///< the first that was noted
};

}  // namespace balvps
