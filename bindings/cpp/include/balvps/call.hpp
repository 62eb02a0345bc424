// Calls and what comes of them. The operations themselves are generated, in operations.hpp.
#pragma once

#include "error.hpp"
#include "params.hpp"

namespace balvps::cpp {

/// What came of a call. `answer->total()` reads it as a T, a generated view, or throws the error's exception
/// where the call failed. What is read points into the answer, so nothing can be read from one that nobody
/// keeps.
template <typename T = Value>
class Answer {
  public:
    explicit Answer(std::shared_ptr<balvps_result> result) noexcept
        : result_(std::move(result)), content_(balvps_result_value(result_.get())) {}
    Answer(Answer &&) noexcept = default;
    Answer &operator=(Answer &&) noexcept = default;

    /// Whether the call worked. What the functions without try_ return did.
    explicit operator bool() const noexcept { return balvps_result_error(get()) == nullptr; }
    /// Why it did not.
    Error error() const noexcept { return Error({result_, balvps_result_error(get())}); }
    /// This answer, of a call that worked. @throw Error, as the exception of its code.
    Answer value() && {
        checked();
        return std::move(*this);
    }
    const T *operator->() const & { return &checked().content_; }
    const T *operator->() const && = delete;
    const T &operator*() const & { return checked().content_; }
    const T &operator*() const && = delete;
    /// The same answer, read as another view.
    template <typename Other>
    Answer<Other> as() && {
        return Answer<Other>(std::move(result_));
    }

    /// The whole as JSON text, in the service's order.
    std::string json() const { return std::string(detail::text(balvps_result_json, get())); }
    std::int32_t http_status() const noexcept { return balvps_result_http_status(get()); }
    /// Which call it is, in a queue.
    std::uint64_t tag() const noexcept { return balvps_result_tag(get()); }
    /// The C ABI's own handle, whose functions tell headers, body and attempts.
    const balvps_result *get() const noexcept { return result_.get(); }

  private:
    const Answer &checked() const {
        if (!*this) {
            error().raise();
        }
        return *this;
    }

    std::shared_ptr<balvps_result> result_;  // with the errors that came of it
    T content_;
};

namespace detail {

/// What the generated Client is built on: making it, and calls by name.
class ClientBase : public Handle<balvps_client, balvps_client_free> {
  public:
    /// Calls an operation by name. T is the view to read the answer with.
    /// @throw Error, as the exception of its code.
    template <typename T = Value>
    Answer<T> call(const std::string &operation, const ParamsHandle &params = Params()) {
        return try_call<T>(operation, params).value();
    }
    template <typename T = Value>
    Answer<T> try_call(const std::string &operation, const ParamsHandle &params = Params()) {
        return take<T>(balvps_client_call(get(), operation.c_str(), params.get()));
    }
    /// Sends a request the library has no operation for. The answer comes as the service sent it.
    /// @param method GET, POST, PUT or DELETE
    /// @param path   below base_url, beginning with "/", already escaped
    /// @param json   the body; empty: none
    Answer<> request(const std::string &method, const std::string &path, std::string_view json = {}) {
        const char *const body = json.empty() ? nullptr : json.data();
        return take(balvps_client_request(get(), method.c_str(), path.c_str(), body, json.size())).value();
    }
    /// Completes a login that asked for a second factor. @param code the one-time password
    Answer<> verify_second_factor(std::string_view code) {
        return take(balvps_client_verify_second_factor(get(), code.data(), code.size())).value();
    }
    /// What is known of the service's limits: `limits`, objects with scope, limit, remaining, reset, wait.
    Answer<> rate_limits() const { return take(balvps_client_rate_limits(get())).value(); }

  protected:
    /// @param context what the config's functions are given; kept as long as the client
    ClientBase(const balvps_config *config, std::shared_ptr<void> context)
        : Handle(made(config)), context_(std::move(context)) {}

    template <typename T = Value>
    static Answer<T> take(balvps_result *result) {
        return Answer<T>(std::shared_ptr<balvps_result>(result, balvps_result_free));
    }

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

    std::shared_ptr<void> context_;
};

}  // namespace detail
}  // namespace balvps::cpp
