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
    /// Further details from the answer.
    struct Details {
        std::vector<std::string> messages = {};  ///< the service's own messages
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
    std::int64_t retry_after = -1;  ///< in seconds; -1: unknown
    bool retryable = false;
    /// The request may have reached the service, so a write may have been carried out.
    bool may_have_arrived = false;

    const Details &details() const noexcept;
    Details &details();

  private:
    // Allocated when needed: every call has room for an error, and few errors have details.
    std::unique_ptr<Details> details_;
};

/// Move a result that holds an error, or copy the error itself: the copy constructor of tl::expected ends the
/// program when there is no memory for the copy.
template <typename T>
using Result = tl::expected<T, Error>;

/// Makes a result of an error: `return failure(argument_error(...))`.
tl::unexpected<Error> failure(Error error);

// Make an error of one code, for failure().
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

/// Puts the subject of an error in front of its message, which continues the sentence ("must not be empty").
Error about(std::string_view subject, Error error);

/// The caller cancelled the call.
Error cancelled();

/// The message is short enough to need no allocation.
Error out_of_memory() noexcept;

}  // namespace balvps
