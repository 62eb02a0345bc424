// The one error type of the core, and the result type that carries it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

#include "common/error_codes.h"

namespace balvps {

struct Error {
    /// What the answer tells besides.
    struct Details {
        std::vector<std::string> messages = {};  ///< the service's own
        std::string content_type = {};
        std::string excerpt = {};  ///< start of an answer that could not be read
    };

    Error();
    Error(const Error &other);
    Error(Error &&other) noexcept;
    Error &operator=(const Error &other);
    Error &operator=(Error &&other) noexcept;
    ~Error();

    ErrorCode code = ErrorCode::internal;
    std::string_view reason = {};  ///< one of the `reason` constants, or empty
    std::string message = {};      ///< one line for a person, without secrets
    std::string operation = {};
    int http_status = 0;
    std::int64_t retry_after = -1;  ///< seconds; -1: not said
    bool retryable = false;
    /// The request may have reached the service: a write may have been carried out.
    bool may_have_arrived = false;

    const Details &details() const noexcept;
    Details &details();

  private:
    std::unique_ptr<Details>
        details_;  // allocated when needed: every call has room for an error, few errors have details
};

/// One that holds an error is moved, or the error itself is copied: tl's own copy ends the program where
/// there is no memory for it.
template <typename T>
using Result = tl::expected<T, Error>;

/// A result that is this error: `return failure(argument_error(...))`.
tl::unexpected<Error> failure(Error error);

// An error of a code, for failure().
Error make_error(ErrorCode code, std::string message, std::string_view reason = {});
Error argument_error(std::string message);
Error configuration_error(std::string message);
Error authentication_error(std::string message, std::string_view reason);
Error not_permitted_error(std::string message, std::string_view reason);
Error rate_limited_error(std::string message);
Error timeout_error(std::string message);
Error malformed_answer_error(std::string message, std::string_view reason);
Error too_large_error(std::string message);
Error internal_error(std::string message);

/// Puts what an error is about in front of its message, which goes on from there ("must not be empty").
Error about(std::string_view subject, Error error);

/// The caller cancelled the call.
Error cancelled();

/// Its message is short enough to need no memory.
Error out_of_memory() noexcept;

}  // namespace balvps
