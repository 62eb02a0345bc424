// What a call is given: arguments and options.
#pragma once

#include "handle.hpp"

namespace balvps::cpp {

/// A JSON value to send: made from integers, booleans, texts and nullptr, from a braced list of those, or
/// from JSON text, which is how objects and another library's values come in. There is none from floating
/// point, which does not keep decimal digits: give a decimal number as text.
class Json {
  public:
    Json(std::nullptr_t) : text_("null") {}
    template <typename T, typename = std::enable_if_t<std::is_integral_v<T> ||
                                                      std::is_convertible_v<const T &, std::string_view>>>
    Json(const T &value) {
        if constexpr (std::is_integral_v<T>) {
            text_ = !std::is_same_v<T, bool> ? std::to_string(value) : value ? "true" : "false";
        } else {
            text_ = '"';
            for (const char character : std::string_view(value)) {
                if (static_cast<unsigned char>(character) < 0x20) {
                    text_.append("\\u00").append({"01"[character >> 4], "0123456789abcdef"[character & 15]});
                } else {
                    (text_ += character == '"' || character == '\\' ? "\\" : "") += character;
                }
            }
            text_ += '"';
        }
    }
    Json(std::initializer_list<Json> items) : text_("[") {
        for (const Json &item : items) {
            (text_ += text_.size() > 1 ? "," : "") += item.text_;
        }
        text_ += ']';
    }

    /// A JSON text as it stands: `Json::text(R"({"support":["tickets"]})")`. The call refuses it if it is
    /// none.
    static Json text(std::string_view json) {
        Json made(nullptr);
        made.text_ = json;
        return made;
    }

    const std::string &text() const noexcept { return text_; }

  private:
    std::string text_;
};

/// Arguments of a call by the names of the service's document, and its options. Mistakes are told by the
/// call. Base of the generated classes, such as AddDnsRecord, which have a function for each argument
/// besides.
template <typename Self>
class Arguments : public detail::ParamsHandle {
  public:
    Arguments() : Handle(balvps_params_new()) {}

    /// Sets an argument; a name set again is replaced.
    Self &set(const std::string &name, const Json &value) {
        balvps_params_json(get(), name.c_str(), value.text().data(), value.text().size());
        return static_cast<Self &>(*this);
    }
    /// Sets each member of a JSON object, in text, as an argument.
    Self &object(std::string_view json) {
        balvps_params_object(get(), json.data(), json.size());
        return static_cast<Self &>(*this);
    }
    /// Sets an option of this call alone: "timeout_ms", "retries" or "confirm".
    Self &option(const std::string &name, std::string_view value) {
        balvps_params_option(get(), name.c_str(), value.data(), value.size());
        return static_cast<Self &>(*this);
    }
    /// Cancels the calls under way with these, and later ones. From any thread.
    void cancel() const noexcept { balvps_params_cancel(get()); }
};

/// The arguments of any operation.
class Params : public Arguments<Params> {};

/// A text that may be missing: null, as std::getenv may give it, is none.
struct OptionalText : std::optional<std::string_view> {
    OptionalText(const char *text) noexcept : optional(text != nullptr ? optional(text) : std::nullopt) {}
    OptionalText(std::string_view text) noexcept : optional(text) {}
    OptionalText(const std::string &text) noexcept : optional(text) {}
};

}  // namespace balvps::cpp
