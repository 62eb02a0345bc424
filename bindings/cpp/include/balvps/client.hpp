// The client without its operations. Their functions are generated, in operations.hpp.
#pragma once

#include "answer.hpp"
#include "call.hpp"

namespace balvps::cpp {

/// Base of the generated Client. It makes any call, and has the functions that belong to no operation.
class ClientBase : public detail::Handle<balvps_client, balvps_client_free> {
  public:
    /// Makes a call and waits for its answer. It is a Call or of an operation's class.
    /// @throw Error the exception of its code.
    template <typename Self, typename T>
    Answer<T> run(const CallBase<Self, T> &call) {
        return try_run(call).or_throw();
    }
    template <typename Self, typename T>
    [[nodiscard]] Answer<T> try_run(const CallBase<Self, T> &call) {
        return Answer<T>(balvps_client_run(get(), call.get()));
    }
    /// Returns what a call would send: `method`, `url`, `body` and `safe`. Nothing is sent. Secrets are
    /// masked.
    Answer<> describe(const detail::CallHandle &call) {
        return Answer<>(balvps_client_describe(get(), call.get())).or_throw();
    }

    /// Runs a call of an operation. @param arguments one object
    Answer<> call(const OptionalText &operation, const Json &arguments = {"{}"}) {
        return run(Call(operation).set(arguments));
    }
    /// Runs Call::request.
    Answer<> request(const OptionalText &method, const OptionalText &path,
                     const OptionalText &json = nullptr) {
        return run(Call::request(method, path, json));
    }
    /// Runs Call::second_factor.
    Answer<> verify_second_factor(const OptionalText &code) { return run(Call::second_factor(code)); }
    /// The known rate limits of the service: `limits`, a list of objects with scope, limit, remaining, reset
    /// and wait.
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
