#include "service/arguments.h"

#include <charconv>

#include "service/refusal.h"

namespace sandbox {

std::optional<std::int64_t> parse_integer(std::string_view text) {
    std::int64_t number = 0;
    const char *const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (text.empty() || error != std::errc() || stop != end) {
        return std::nullopt;
    }
    return number;
}

const Json *find_argument(const Json &arguments, const char *name) {
    const auto found = arguments.find(name);
    return found == arguments.end() || found->is_null() ? nullptr : &*found;
}

std::optional<std::string> text_argument(const Json &arguments, const char *name) {
    const Json *const argument = find_argument(arguments, name);
    if (argument == nullptr || argument->is_structured()) {
        return std::nullopt;
    }
    return argument->is_string() ? argument->get<std::string>() : encode(*argument);
}

std::string text_or_empty(const Json &arguments, const char *name) {
    return text_argument(arguments, name).value_or("");
}

bool is_true(const Json &arguments, const char *name) {
    const std::string text = text_or_empty(arguments, name);
    if (text == "true" || text == "1" || text == "on") {
        return true;
    }
    if (text.empty() || text == "false" || text == "0" || text == "off") {
        return false;
    }
    throw Refusal("Invalid value of " + std::string(name));
}

std::int64_t integer_argument(const Json &arguments, const char *name, std::int64_t fallback,
                              std::int64_t minimum, std::int64_t maximum) {
    if (find_argument(arguments, name) == nullptr || text_argument(arguments, name) == "") {
        return fallback;
    }
    const std::optional<std::int64_t> number = parse_integer(text_or_empty(arguments, name));
    if (!number || *number < minimum || *number > maximum) {
        throw Refusal("Invalid value of " + std::string(name));
    }
    return *number;
}

}  // namespace sandbox
