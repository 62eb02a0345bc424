// Why a call failed. The class of each error code is generated, in operations.hpp.
#pragma once

#include "value.hpp"

namespace balvps::cpp {

/// Everything known of a failure; no secret is in it. As an exception it is always of the class in
/// balvps::errors that belongs to its code, which is below that of its family; or of this one where the
/// library is newer than this header. Its texts live as long as it or a copy of it.
class Error : public std::exception {
  public:
    explicit Error(std::shared_ptr<const balvps_error> error) noexcept : error_(std::move(error)) {}

    /// One line for a person.
    const char *what() const noexcept override { return balvps_error_message(error_.get()); }
    /// One of BALVPS_ERROR_...
    std::int32_t code() const noexcept { return balvps_error_code(error_.get()); }
    /// The code's fixed name, such as "rate_limited".
    std::string_view name() const noexcept { return balvps_error_name(error_.get()); }
    /// The fixed name of the code's family, such as "not_now".
    std::string_view family() const noexcept { return balvps_error_family(error_.get()); }
    /// A finer fixed word, such as "wrong_login"; "" where there is none.
    std::string_view reason() const noexcept { return balvps_error_reason(error_.get()); }
    /// The operation that failed; "" for a request or a new client.
    std::string_view operation() const noexcept { return details()["operation"].text().value_or(""); }
    /// What the service itself said.
    List<std::string_view> messages() const { return details()["messages"].items<std::string_view>(); }
    /// HTTP status of the last answer; 0: there was none.
    std::int64_t http_status() const noexcept { return details()["http_status"].integer().value_or(0); }
    /// Seconds the service asks to wait before the next try; empty: it did not say.
    std::optional<std::int64_t> retry_after() const noexcept { return details()["retry_after"].integer(); }
    /// Whether repeating the same call cannot do harm and may succeed.
    bool retryable() const noexcept { return balvps_error_retryable(error_.get()) != 0; }
    /// All of it, the start of an answer that could not be read ("excerpt") included.
    Value details() const noexcept { return Value(balvps_error_value(error_.get())); }
    /// The same as JSON text.
    std::string_view json() const noexcept { return detail::text(balvps_error_json, error_.get()); }

    /// Throws this error as the exception of its code.
    [[noreturn]] void raise() const;

  private:
    std::shared_ptr<const balvps_error> error_;  // shared, since an exception must be copied without throwing
};

}  // namespace balvps::cpp
