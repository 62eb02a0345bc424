// What comes of a call. The views of what each operation answers are generated, in operations.hpp.
#pragma once

#include "error.hpp"

namespace balvps::cpp {

/// What came of a call: a T, a generated view, or an error. It is asked like a std::expected: false where the
/// call failed. `answer->total()` reads it, or throws the error's exception. What is read points into the
/// answer, so nothing can be read from one that nobody keeps.
template <typename T = Value>
class Answer {
  public:
    explicit Answer(std::shared_ptr<balvps_result> result) noexcept
        : result_(std::move(result)), content_(balvps_result_value(get())) {}
    explicit Answer(balvps_result *owned)
        : Answer(std::shared_ptr<balvps_result>(owned, balvps_result_free)) {}

    /// Whether the call worked. What the functions without try_ return did.
    explicit operator bool() const noexcept { return has_value(); }
    bool has_value() const noexcept { return balvps_result_error(get()) == nullptr; }
    /// Why it did not.
    Error error() const noexcept { return Error({result_, balvps_result_error(get())}); }
    /// @throw Error, as the exception of its code.
    const T &value() const & { return has_value() ? content_ : (error().raise(), content_); }
    const T &value() const && = delete;
    const T *operator->() const & { return &value(); }
    const T *operator->() const && = delete;
    const T &operator*() const & { return value(); }
    const T &operator*() const && = delete;
    /// The same, of a call that must have worked. @throw Error, as the exception of its code.
    Answer or_throw() && { return value(), std::move(*this); }
    /// The same, read with another view.
    template <typename Other>
    Answer<Other> as() const noexcept {
        return Answer<Other>(result_);
    }

    /// The whole as JSON text, in the service's order.
    std::string json() const { return std::string(detail::text(balvps_result_json, get())); }
    std::int32_t http_status() const noexcept { return balvps_result_http_status(get()); }
    /// Which call it is, in a queue.
    std::uint64_t tag() const noexcept { return balvps_result_tag(get()); }
    /// The C ABI's own handle, whose functions tell headers, body and attempts.
    const balvps_result *get() const noexcept { return result_.get(); }

  private:
    std::shared_ptr<balvps_result> result_;  // with the errors that came of it
    T content_;
};

}  // namespace balvps::cpp
