// What a call is given: arguments and options.
#pragma once

#include <chrono>

#include "handle.hpp"

namespace balvps::cpp {

/// A text to send, as long as it is: a NUL is a character of it, but for a `const char *`, which ends there.
/// Null, as std::getenv may give it, is none.
struct OptionalText {
    OptionalText(const char *text) noexcept : data(text), size(BALVPS_NTS) {}
    OptionalText(std::string_view text) noexcept : data(text.empty() ? "" : text.data()), size(text.size()) {}
    OptionalText(const std::string &text) noexcept : OptionalText(std::string_view(text)) {}

    const char *data;
    std::size_t size;
};

/// A list or an object to send, as JSON text: `balvps::Json{R"({"support":["tickets"]})"}`.
struct Json {
    std::string text;
};

/// A call to make: its arguments, by the names of the service's document, and its options. Mistakes are told
/// by the call. Base of the generated class of each operation, such as AddDnsRecord, which has a function for
/// each argument besides. May be used for any number of calls.
template <typename Self>
class Arguments : public detail::ParamsHandle {
  public:
    Arguments() : Handle(balvps_params_new()) {}

    /// Sets an argument; one set again is replaced.
    Self &set(const OptionalText &name, const OptionalText &text) {
        return balvps_params_string(get(), name.data, name.size, text.data, text.size), self();
    }
    /// From an integer that fits; a decimal number is given as text.
    template <typename Number, typename = decltype(std::int64_t{std::declval<Number>()})>
    Self &set(const OptionalText &name, Number number) {
        return balvps_params_int(get(), name.data, name.size, number), self();
    }
    Self &set(const OptionalText &name, const Json &json) {
        return balvps_params_json(get(), name.data, name.size, json.text.data(), json.text.size()), self();
    }
    /// Sets each member of a JSON object as an argument.
    Self &set(const Json &object) {
        return balvps_params_object(get(), object.text.data(), object.text.size()), self();
    }

    /// Time for the call in all, in place of the config's timeout_ms.
    Self &timeout(std::chrono::milliseconds time) {
        return option("timeout_ms", std::to_string(time.count()));
    }
    /// How often a request is sent again, in place of the config's retries.
    Self &retries(std::int64_t value) { return option("retries", std::to_string(value)); }
    /// Any option by its name: "timeout_ms", "retries" or "confirm".
    Self &option(const OptionalText &name, const OptionalText &value) {
        return balvps_params_option(get(), name.data, name.size, value.data, value.size), self();
    }
    /// Cancels the calls under way with these, and later ones. From any thread.
    void cancel() const noexcept { balvps_params_cancel(get()); }

  private:
    Self &self() noexcept { return static_cast<Self &>(*this); }
};

/// The arguments and options of any operation.
class Params : public Arguments<Params> {};

}  // namespace balvps::cpp
