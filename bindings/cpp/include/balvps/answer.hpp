// The answer to a call. The views of each operation's answer are generated, in operations.hpp.
#pragma once

#include "error.hpp"

namespace balvps::cpp {

/// The answer to a call, or its error. T is a generated view. It is used like a std::expected, so it is false
/// if the call failed. `answer->total()` reads a field, or throws the error's exception. The texts that are
/// read point into the answer, so a temporary answer cannot be read.
template <typename T = Value>
class Answer {
  public:
    explicit Answer(std::shared_ptr<balvps_result> result) noexcept
        : result_(std::move(result)), content_(balvps_result_value(get())) {}
    explicit Answer(balvps_result *owned)
        : Answer(std::shared_ptr<balvps_result>(owned, balvps_result_free)) {}

    /// Whether the call worked. Functions without try_ only return answers of calls that worked.
    explicit operator bool() const noexcept { return has_value(); }
    bool has_value() const noexcept { return balvps_result_error(get()) == nullptr; }
    /// Why the call failed.
    Error error() const noexcept { return Error({result_, balvps_result_error(get())}); }
    /// @throw Error the exception of its code.
    const T &value() const & { return has_value() ? content_ : (error().raise(), content_); }
    const T &value() const && = delete;
    const T *operator->() const & { return &value(); }
    const T *operator->() const && = delete;
    const T &operator*() const & { return value(); }
    const T &operator*() const && = delete;
    /// Returns this answer if the call worked. @throw Error the exception of its code.
    Answer or_throw() && { return value(), std::move(*this); }
    /// The same answer with another view.
    template <typename Other>
    Answer<Other> as() const noexcept {
        return Answer<Other>(result_);
    }

    /// The whole answer as JSON text, in the service's order.
    std::string json() const { return std::string(detail::text(balvps_result_json, get())); }
    std::int32_t http_status() const noexcept { return balvps_result_http_status(get()); }
    /// The tag of the call in its queue.
    std::uint64_t tag() const noexcept { return balvps_result_tag(get()); }
    /// The C ABI's own handle. Its functions return headers, body and attempts.
    const balvps_result *get() const noexcept { return result_.get(); }

  private:
    std::shared_ptr<balvps_result> result_;  // errors of this answer share it
    T content_;
};

}  // namespace balvps::cpp
