// Calls and what comes of them. The operations themselves are generated, in operations.hpp.
#pragma once

#include "error.hpp"
#include "params.hpp"

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

/// What the generated Client is built on: making it, calls by name, and what is no operation of the service.
class ClientBase : public detail::Handle<balvps_client, balvps_client_free> {
  public:
    /// Calls an operation by name. T is the view to read the answer with.
    template <typename T = Value>
    Answer<T> call(const OptionalText &name, const detail::ParamsHandle &params = Params()) {
        return try_call<T>(name, params).or_throw();
    }
    template <typename T = Value>
    [[nodiscard]] Answer<T> try_call(const OptionalText &name,
                                     const detail::ParamsHandle &params = Params()) {
        return Answer<T>(balvps_client_call(get(), name.data, name.size, params.get()));
    }
    /// Sends a request the library has no operation for. The answer comes as the service sent it.
    /// @param method  GET, POST, PUT or DELETE
    /// @param path    below base_url, beginning with "/", already escaped
    /// @param json    the body; null: none
    /// @param options timeout() and retries(), and cancel()
    Answer<> request(const OptionalText &method, const OptionalText &path, const OptionalText &json = nullptr,
                     const detail::ParamsHandle &options = Params()) {
        return Answer<>(balvps_client_request_with(get(), method.data, method.size, path.data, path.size,
                                                   json.data, json.size, options.get()))
            .or_throw();
    }
    /// Completes a login that asked for a second factor. @param code the one-time password
    Answer<> verify_second_factor(const OptionalText &code, const detail::ParamsHandle &options = Params()) {
        const auto verify = balvps_client_verify_second_factor_with;
        return Answer<>(verify(get(), code.data, code.size, options.get())).or_throw();
    }
    /// What is known of the service's limits: `limits`, objects with scope, limit, remaining, reset, wait.
    Answer<> rate_limits() const { return Answer<>(balvps_client_rate_limits(get())).or_throw(); }

  protected:
    ClientBase(const balvps_config *config, const std::shared_ptr<void> &kept) : Handle(made(config), kept) {}

  private:
    static balvps_client *made(const balvps_config *config) {
        if (const auto version = balvps_abi_version(); version != BALVPS_ABI_VERSION) {
            throw std::runtime_error("balvps: the library has ABI version " + std::to_string(version) +
                                     ", this program needs " + std::to_string(BALVPS_ABI_VERSION));
        }
        balvps_client *client = nullptr;
        if (balvps_error *const error = balvps_client_new(config, &client)) {
            Error(std::shared_ptr<balvps_error>(error, balvps_error_free)).raise();
        }
        return client;
    }
};

}  // namespace balvps::cpp
