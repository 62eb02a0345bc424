// A call as its caller describes it. It can be sent any number of times, blocking or in a queue.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "client/options.h"
#include "common/error.h"
#include "common/secret.h"
#include "operation/operation.h"
#include "portal/portal.h"
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
    /// The name of an operation that the library's description does not have. The client's portal may.
    struct PortalName {
        std::string text;
    };
    /// monostate: the caller has not said what to call.
    using What = std::variant<std::monostate, const Operation *, PortalName, OwnRequest, SecondFactorCode>;

    // A mistake in the arguments is stored in `mistake`.
    static CallInput named(std::string_view operation, ArgumentList arguments = {}, CallOptions options = {});
    /// @param json the body; nullptr data: none.
    static CallInput own_request(std::string_view method, std::string_view path, std::string_view json,
                                 CallOptions options = {});
    /// Fetches the portal's own Swagger document (wire facts: "The portal's own Swagger document"). No
    /// credentials are sent.
    static CallInput portal_document(CallOptions options = {});
    static CallInput second_factor(std::string_view code, CallOptions options = {});

    /// Sets an argument. It replaces one of the same name.
    void set(Argument argument);
    /// Sets each member of one JSON object as an argument.
    /// @param json empty: none.
    void set_all(std::string_view json);

    /// Stores a mistake. Only the first one is kept.
    void note_mistake(Error found) noexcept;

    /// The operation to call, or the operation that describes the request. nullptr: the caller has not said
    /// what to call, or has named an operation that only a portal may have.
    const Operation *operation() const noexcept;

    /// The name of the operation, as far as it is known without a client.
    std::string_view name() const noexcept;

    /// The operation as a client with this portal knows it. Fails with the first mistake that can be found
    /// without sending. Its error names the operation.
    /// @param portal nullptr: none.
    Result<const Operation *> resolve(const Portal *portal) const;

    What what = {};
    ArgumentList arguments = {};  ///< only for an operation
    CallOptions options = {};
    std::optional<Error> mistake = {};  ///< the first one

  private:
    void set(Argument argument, std::size_t compared);
};

}  // namespace balvps
