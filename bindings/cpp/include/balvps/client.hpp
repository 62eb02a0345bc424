// Making a client, and making calls with it. The functions of the operations are generated, in
// operations.hpp.
#pragma once

#include "answer.hpp"
#include "call.hpp"

namespace balvps::cpp {

/// What the generated Client is built on: making it, any call, and what is no operation of the service.
class ClientBase : public detail::Handle<balvps_client, balvps_client_free> {
  public:
    /// Makes a call, a Call or one of an operation's class, and waits for its answer.
    /// @throw Error, as the exception of its code.
    template <typename Self, typename T>
    Answer<T> run(const CallBase<Self, T> &call) {
        return try_run(call).or_throw();
    }
    template <typename Self, typename T>
    [[nodiscard]] Answer<T> try_run(const CallBase<Self, T> &call) {
        return Answer<T>(balvps_client_run(get(), call.get()));
    }
    /// What a call would send, without sending it: `method`, `url`, `body`, `safe`; secrets are masked.
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
