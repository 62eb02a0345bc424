#include "common/error.h"

namespace balvps {

// Out of line: every function that can fail has these many times.
Error::Error() = default;
Error::Error(const Error &other) = default;
Error::Error(Error &&other) noexcept = default;
Error &Error::operator=(const Error &other) = default;
Error &Error::operator=(Error &&other) noexcept = default;
Error::~Error() = default;

tl::unexpected<Error> failure(ErrorCode code, std::string message, std::string_view reason) {
    Error error;
    error.code = code;
    error.reason = reason;
    error.message = std::move(message);
    return tl::unexpected<Error>(std::move(error));
}

tl::unexpected<Error> failure(Error error) {
    return tl::unexpected<Error>(std::move(error));
}

Error cancelled() {
    return failure(ErrorCode::cancelled, "the call was cancelled").value();
}

Error out_of_memory() noexcept {
    Error error;
    error.code = ErrorCode::out_of_memory;
    error.message = "out of memory";
    return error;
}

}  // namespace balvps
