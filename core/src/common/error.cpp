#include "common/error.h"

namespace balvps {

// Out of line: every function that can fail has these many times.
Error::Error() = default;
Error::Error(Error &&other) noexcept = default;
Error &Error::operator=(Error &&other) noexcept = default;
Error::~Error() = default;

Error::Error(const Error &other)
    : code(other.code),
      reason(other.reason),
      message(other.message),
      operation(other.operation),
      http_status(other.http_status),
      retry_after(other.retry_after),
      retryable(other.retryable),
      may_have_arrived(other.may_have_arrived),
      said_(other.said_ ? std::make_unique<Said>(*other.said_) : nullptr) {}

Error &Error::operator=(const Error &other) {
    return *this = Error(other);
}

const Error::Said &Error::said() const noexcept {
    static const Said nothing;
    return said_ ? *said_ : nothing;
}

Error::Said &Error::said() {
    if (!said_) {
        said_ = std::make_unique<Said>();
    }
    return *said_;
}

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
