#include "procedure/after_write.h"

namespace balvps {
namespace {

/// Whether an error says that the service, or the caller, did not want a request.
bool is_refusal(const Error &error) noexcept {
    return error_family(error.code) == "service" || error.code == ErrorCode::cancelled;
}

}  // namespace

std::string later_message(const Error &error) {
    constexpr std::string_view nothing_sent = " (nothing was sent)";
    std::string_view message = error.message;
    if (message.ends_with(nothing_sent)) {
        message.remove_suffix(nothing_sent.size());
    }
    return std::string(message);
}

void make_uncertain(Error &error) {
    if (error.code != ErrorCode::ambiguous_write) {
        error.reason = error.reason.empty() ? error_name(error.code) : error.reason;
        error.code = ErrorCode::ambiguous_write;
    }
}

Error after_write(std::string_view done, Error error) {
    error.message = std::string(done) + ", but then: " + later_message(error);
    error.retryable = false;
    error.retry_after = -1;
    if (!is_refusal(error)) {
        make_uncertain(error);
    }
    return error;
}

}  // namespace balvps
