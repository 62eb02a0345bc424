// Why a call failed. The class of each error code is generated, in operations.hpp.
#pragma once

#include "value.hpp"

namespace balvps::cpp {

/// Everything that is known about a failure. It holds no secrets. An exception has the class in
/// balvps::errors that belongs to its code. That class derives from the class of the code's family. If the
/// library is newer than this header and the code is unknown, the exception is an Error. The texts live as
/// long as the error or a copy of it.
class Error : public std::exception {
  public:
    explicit Error(std::shared_ptr<const balvps_error> error) noexcept : error_(std::move(error)) {}

    /// A message in one line, for people.
    const char *what() const noexcept override { return balvps_error_message(error_.get()); }
    /// One of BALVPS_ERROR_...
    std::int32_t code() const noexcept { return balvps_error_code(error_.get()); }
    /// The code's fixed name, such as "rate_limited".
    std::string_view name() const noexcept { return balvps_error_name(error_.get()); }
    /// The fixed name of the code's family, such as "not_now".
    std::string_view family() const noexcept { return balvps_error_family(error_.get()); }
    /// A fixed word that is more exact than the code, such as "wrong_login". "" if there is none.
    std::string_view reason() const noexcept { return balvps_error_reason(error_.get()); }
    /// The operation that failed. "" for a request or a new client.
    std::string_view operation() const noexcept { return details()["operation"].text().value_or(""); }
    /// The messages that the service sent.
    List<std::string_view> messages() const { return details()["messages"].items<std::string_view>(); }
    /// HTTP status of the last answer. 0 if there was no answer.
    std::int64_t http_status() const noexcept { return details()["http_status"].integer().value_or(0); }
    /// The seconds to wait before the next try. Empty if the service did not send them.
    std::optional<std::int64_t> retry_after() const noexcept { return details()["retry_after"].integer(); }
    /// Whether the same call may be repeated without harm and may then succeed.
    bool retryable() const noexcept { return balvps_error_retryable(error_.get()) != 0; }
    /// All details of the error. "excerpt" is the start of an answer that could not be read.
    Value details() const noexcept { return Value(balvps_error_value(error_.get())); }
    /// The details as JSON text.
    std::string_view json() const noexcept { return detail::text(balvps_error_json, error_.get()); }

    /// Throws this error as the exception of its code.
    [[noreturn]] void raise() const;

  private:
    std::shared_ptr<const balvps_error> error_;  // shared, so that a copy cannot throw
};

}  // namespace balvps::cpp
