// Calls: what to call, its arguments and its options. The classes of the operations' calls are generated, in
// operations.hpp.
#pragma once

#include <chrono>

#include "value.hpp"

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

namespace detail {
/// What takes any call takes this.
using CallHandle = Handle<balvps_call, balvps_call_free>;
}  // namespace detail

/// A call: its arguments, by the names of the service's document, and its options. Its mistakes are told when
/// it is made. It may be made any number of times, and by several threads at once. Base of Call and of the
/// generated class of each operation, such as AddDnsRecord, which has a function for each argument besides. T
/// is the view to read the answer with.
template <typename Self, typename T>
class CallBase : public detail::CallHandle {
  public:
    /// Sets an argument; one set again is replaced.
    Self &set(const OptionalText &name, const OptionalText &text) {
        return balvps_call_string(get(), name.data, name.size, text.data, text.size), self();
    }
    /// From an integer that fits; a decimal number is given as text.
    template <typename Number, typename = decltype(std::int64_t{std::declval<Number>()})>
    Self &set(const OptionalText &name, Number number) {
        return balvps_call_int(get(), name.data, name.size, number), self();
    }
    Self &set(const OptionalText &name, const Json &json) {
        return balvps_call_json(get(), name.data, name.size, json.text.data(), json.text.size()), self();
    }
    /// Sets each member of a JSON object as an argument.
    Self &set(const Json &object) {
        return balvps_call_object(get(), object.text.data(), object.text.size()), self();
    }

    /// Time for the call in all, in place of the config's timeout_ms.
    Self &timeout(std::chrono::milliseconds time) {
        return option("timeout_ms", std::to_string(time.count()));
    }
    /// How often a request is sent again, in place of the config's retries.
    Self &retries(std::int64_t value) { return option("retries", std::to_string(value)); }
    /// Any option by its name: "timeout_ms", "retries" or "confirm".
    Self &option(const OptionalText &name, const OptionalText &value) {
        return balvps_call_option(get(), name.data, name.size, value.data, value.size), self();
    }
    /// Cancels the call where it is under way, and later; not in queues. From any thread.
    void cancel() const noexcept { balvps_call_cancel(get()); }

  protected:
    explicit CallBase(const OptionalText &operation)
        : Handle(balvps_call_new(operation.data, operation.size)) {}
    explicit CallBase(detail::CallHandle made) noexcept : Handle(std::move(made)) {}

  private:
    Self &self() noexcept { return static_cast<Self &>(*this); }
};

/// Any call.
class Call : public CallBase<Call, Value> {
  public:
    /// A call of an operation by its name.
    explicit Call(const OptionalText &operation) : CallBase(operation) {}
    /// A request the library has no operation for. Its answer comes as the service sent it.
    /// @param method GET, POST, PUT or DELETE
    /// @param path   below base_url, beginning with "/", already escaped
    /// @param json   the body; null: none
    static Call request(const OptionalText &method, const OptionalText &path,
                        const OptionalText &json = nullptr) {
        return Call(detail::CallHandle(
            balvps_call_new_request(method.data, method.size, path.data, path.size, json.data, json.size)));
    }
    /// The answer to a login that asked for a second factor. @param code the one-time password
    static Call second_factor(const OptionalText &code) {
        return Call(detail::CallHandle(balvps_call_new_second_factor(code.data, code.size)));
    }

  private:
    explicit Call(detail::CallHandle made) noexcept : CallBase(std::move(made)) {}
};

}  // namespace balvps::cpp
