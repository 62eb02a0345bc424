// Calls, with their arguments and options. The class of each operation's calls is generated, in
// operations.hpp.
#pragma once

#include <chrono>

#include "value.hpp"

namespace balvps::cpp {

/// A text to send, or no text. A `const char *` ends at its NUL. In other texts a NUL is a character. A null
/// pointer is no text, because std::getenv may return one.
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
/// The base of all calls. Functions that accept any call take this.
using CallHandle = Handle<balvps_call, balvps_call_free>;
}  // namespace detail

/// A call with its arguments and options. Arguments have the names of the service's document. Mistakes are
/// reported when the call is made. A call may be made any number of times, and by several threads at once.
/// This is the base of Call and of each operation's generated class, such as AddDnsRecord. Generated classes
/// also have a function for each argument. T is the view of the answer.
template <typename Self, typename T>
class CallBase : public detail::CallHandle {
  public:
    /// Sets an argument. An earlier value is replaced.
    Self &set(const OptionalText &name, const OptionalText &text) {
        return balvps_call_string(get(), name.data, name.size, text.data, text.size), self();
    }
    /// Sets an argument to an integer of at most 64 bits. A decimal number must be given as text.
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

    /// The time limit for the whole call. It replaces the config's timeout_ms.
    Self &timeout(std::chrono::milliseconds time) {
        return option("timeout_ms", std::to_string(time.count()));
    }
    /// How often a request is sent again. It replaces the config's retries.
    Self &retries(std::int64_t value) { return option("retries", std::to_string(value)); }
    /// Sets an option by its name: "timeout_ms", "retries" or "confirm".
    Self &option(const OptionalText &name, const OptionalText &value) {
        return balvps_call_option(get(), name.data, name.size, value.data, value.size), self();
    }
    /// Cancels the call if it is running, and also every later run. Calls in queues are not cancelled.
    /// Any thread may call this.
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
    /// A request for which the library has no operation. Its answer stays as the service sent it.
    /// @param method GET, POST, PUT or DELETE
    /// @param path   path below base_url. It begins with "/" and is already escaped.
    /// @param json   the body, or null for no body
    static Call request(const OptionalText &method, const OptionalText &path,
                        const OptionalText &json = nullptr) {
        return Call(detail::CallHandle(
            balvps_call_new_request(method.data, method.size, path.data, path.size, json.data, json.size)));
    }
    /// Completes a login for which the service requires a second factor. @param code the one-time password
    static Call second_factor(const OptionalText &code) {
        return Call(detail::CallHandle(balvps_call_new_second_factor(code.data, code.size)));
    }

  private:
    explicit Call(detail::CallHandle made) noexcept : CallBase(std::move(made)) {}
};

}  // namespace balvps::cpp
