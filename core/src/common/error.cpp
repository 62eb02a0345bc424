#include "common/error.h"

namespace balvps {

// These are out of line because every function that can fail uses them many times.
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
      details_(other.details_ ? std::make_unique<Details>(*other.details_) : nullptr) {}

Error &Error::operator=(const Error &other) {
    return *this = Error(other);
}

const Error::Details &Error::details() const noexcept {
    static const Details nothing;
    return details_ ? *details_ : nothing;
}

Error::Details &Error::details() {
    if (!details_) {
        details_ = std::make_unique<Details>();
    }
    return *details_;
}

tl::unexpected<Error> failure(Error error) {
    return tl::unexpected<Error>(std::move(error));
}

Error make_error(ErrorCode code, std::string message, std::string_view reason) {
    Error error;
    error.code = code;
    error.reason = reason;
    error.message = std::move(message);
    return error;
}

Error argument_error(std::string message) {
    return make_error(ErrorCode::argument, std::move(message));
}

Error configuration_error(std::string message) {
    return make_error(ErrorCode::configuration, std::move(message));
}

Error authentication_error(std::string message, std::string_view reason) {
    return make_error(ErrorCode::authentication, std::move(message), reason);
}

Error not_permitted_error(std::string message, std::string_view reason) {
    return make_error(ErrorCode::not_permitted, std::move(message), reason);
}

Error rate_limited_error(std::string message) {
    return make_error(ErrorCode::rate_limited, std::move(message));
}

Error timeout_error(std::string message) {
    return make_error(ErrorCode::timeout, std::move(message));
}

Error malformed_answer_error(std::string message, std::string_view reason) {
    return make_error(ErrorCode::malformed_answer, std::move(message), reason);
}

Error too_large_error(std::string message) {
    return make_error(ErrorCode::too_large, std::move(message));
}

Error internal_error(std::string message) {
    return make_error(ErrorCode::internal, std::move(message));
}

Error about(std::string_view subject, Error error) {
    error.message.insert(0, " ").insert(0, subject);
    return error;
}

Error cancelled() {
    return make_error(ErrorCode::cancelled, "the call was cancelled");
}

Error out_of_memory() noexcept {
    Error error;
    error.code = ErrorCode::out_of_memory;
    error.message = "out of memory";
    return error;
}

}  // namespace balvps
