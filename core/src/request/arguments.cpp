#include "request/arguments.h"

#include <algorithm>
#include <string>
#include <utility>

#include "common/address.h"
#include "common/ascii.h"
#include "common/nearest.h"
#include "common/number.h"
#include "common/printable.h"
#include "json/reader.h"
#include "request/raw_path.h"
#include "transport/idna.h"

namespace balvps {
namespace {

bool all_digits(std::string_view text) noexcept {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char digit) { return digit >= '0' && digit <= '9'; });
}

bool is_decimal(std::string_view text) noexcept {
    const std::size_t point = text.find('.');
    constexpr std::size_t longest = 40;
    return text.size() <= longest && all_digits(text.substr(0, point)) &&
           (point == std::string_view::npos || all_digits(text.substr(point + 1)));
}

bool is_list_of(const Value &value, bool integers_too) noexcept {
    return value.is_array() && std::all_of(value.begin(), value.end(), [&](const Value &item) {
               return item.is_string() || (integers_too && item.as_integer().has_value());
           });
}

bool is_content(const Value &value) noexcept {
    return value.is_string() || (is_list_of(value, true) && value.size() > 0);
}

bool is_scalar(const Value &value) noexcept {
    return value.is_string() || value.as_integer().has_value() || value.type() == ValueType::boolean;
}

bool is_path_value(const Value &value) {
    constexpr std::size_t longest = 255;
    if (!value.is_string()) {
        return !integer_digits(value).empty();
    }
    return value.text().size() <= longest && is_path_part(value.text());
}

bool is_list(const Value &value, bool (*fits)(const Value &)) noexcept {
    return value.is_array() && std::all_of(value.begin(), value.end(), fits);
}

bool fits(ParameterType type, const Value &value) {
    switch (type) {
        case ParameterType::integer:
            return !integer_digits(value).empty();
        case ParameterType::decimal:
            // In most languages a number with a fraction was binary, where 0.1 + 0.2 is not 0.3.
            return is_decimal(value.text()) &&
                   (value.is_string() || (value.is_number() && all_digits(value.text())));
        case ParameterType::string:
            return value.is_string();
        case ParameterType::string_list:
            return is_list_of(value, false);
        case ParameterType::object:
            return value.is_object();
        case ParameterType::string_or_list:
            return is_content(value);
        case ParameterType::boolean:
            return value.type() == ValueType::boolean;
        case ParameterType::name_or_id:
            return (value.is_string() && !value.text().empty()) || !integer_digits(value).empty();
        case ParameterType::content_list:
            return is_list(value, is_content);
        case ParameterType::object_list:
            return is_list(value, [](const Value &item) { return item.is_object(); });
        case ParameterType::path_text:
            return is_path_value(value);
        case ParameterType::digits:
            return !integer_digits(value).empty();
        case ParameterType::flag_text:
            return value.type() == ValueType::boolean ||
                   (value.is_string() && (value.text() == "true" || value.text() == "false"));
        case ParameterType::address:
            return value.is_string() && (read_ipv4(value.text()) || read_ipv6(value.text()));
        case ParameterType::scalar:
            return is_scalar(value);
        case ParameterType::scalar_list:
            return is_list(value, is_scalar);
        case ParameterType::container:
            return value.is_container();
        case ParameterType::any:
            return true;
    }
    return false;
}

std::string_view allowed(ParameterType type) noexcept {
    switch (type) {
        case ParameterType::integer:
        case ParameterType::digits:
            return "a whole number from 0 to 9223372036854775807, as a JSON integer or a string of decimal "
                   "digits";
        case ParameterType::decimal:
            return "a decimal amount as text, without sign or exponent, such as \"2.10\", or a whole number";
        case ParameterType::string:
            return "a string";
        case ParameterType::string_list:
            return "a list of strings";
        case ParameterType::object:
            return "an object";
        case ParameterType::string_or_list:
            return "a string, or a list of strings and integers";
        case ParameterType::boolean:
        case ParameterType::flag_text:
            return "true or false";
        case ParameterType::address:
            return "an IPv4 or IPv6 address";
        case ParameterType::name_or_id:
            return "a name, or an ID as a JSON integer or a string of decimal digits";
        case ParameterType::content_list:
            return "a list of strings, or of lists of strings and integers";
        case ParameterType::object_list:
            return "a list of objects";
        case ParameterType::path_text:
            return "a text that can be one part of a path (1 to 255 bytes, without '/' and '\\'), or a whole "
                   "number";
        case ParameterType::scalar:
            return "a string, a whole number, or true or false";
        case ParameterType::scalar_list:
            return "a list of strings, whole numbers, true and false";
        case ParameterType::container:
            return "a list or an object";
        case ParameterType::any:
            return "any value";
    }
    return "";
}

/// Describes a given value for an error message.
std::string shown(const Value &value, bool secret) {
    constexpr std::size_t longest = 60;
    switch (value.type()) {
        case ValueType::object:
            return "an object";
        case ValueType::array:
            return "a list";
        case ValueType::null:
            return "null";
        case ValueType::string:
            return secret ? "a string" : "the string \"" + printable(value.text(), longest) + "\"";
        case ValueType::number:
            return secret ? "a number" : "the number " + printable(value.text(), longest);
        case ValueType::boolean:
            return std::string(value.text());
        case ValueType::none:
            break;
    }
    return "nothing";
}

bool takes_extra(const Operation &operation) noexcept {
    return operation.has_body || operation.extra_in_query;
}

/// Names may be those of a portal's document.
constexpr std::size_t longest_name_shown = 60;

std::string in_quotes(std::string_view name) {
    return "'" + printable(name, longest_name_shown) + "'";
}

std::string unknown_name(const Operation &operation, std::string_view name) {
    std::vector<std::string_view> known;
    for (const Parameter &parameter : operation.parameters) {
        known.push_back(parameter.name);
    }
    std::string message = "unknown argument " + in_quotes(name);
    if (const std::string_view near = nearest(name, known); !near.empty()) {
        return message + "; did you mean " + in_quotes(near) + "?";
    }
    if (known.empty()) {
        return message + "; " + std::string(operation.name) + " takes none";
    }
    message += "; known:";
    constexpr std::size_t most_shown = 50;
    for (std::size_t i = 0; i < std::min(known.size(), most_shown); ++i) {
        message.append(i == 0 ? " " : ", ").append(printable(known[i], longest_name_shown));
    }
    message += known.size() > most_shown ? " and others" : "";
    if (takes_extra(operation)) {
        message += "; a field that only some installs know goes into 'extra'";
    }
    return message;
}

std::optional<std::size_t> parameter_index(const Operation &operation, std::string_view name) noexcept {
    for (std::size_t i = 0; i < operation.parameters.size(); ++i) {
        const Parameter &parameter = operation.parameters[i];
        if (parameter.name == name || (!name.empty() && parameter.other_name == name)) {
            return i;
        }
    }
    return std::nullopt;
}

tl::unexpected<Error> refuse(std::string message) {
    return failure(argument_error(std::move(message)));
}

tl::unexpected<Error> given_twice(std::string_view name) {
    return refuse("argument " + in_quotes(name) + " is given twice");
}

}  // namespace

std::string_view integer_digits(const Value &value) noexcept {
    std::string_view text = value.text();
    if (!(value.is_number() || value.is_string()) || !all_digits(text)) {
        return {};
    }
    text.remove_prefix(std::min(text.find_first_not_of('0'), text.size() - 1));
    return read_number<std::int64_t>(text) ? text : std::string_view();
}

std::shared_ptr<const Value> shared_root(Document document) {
    auto kept = std::allocate_shared<Document>(WipingAllocator<Document>(), std::move(document));
    const Value *root = &kept->root();
    return {std::move(kept), root};
}

std::shared_ptr<const Value> borrowed(const Value &value) noexcept {
    return {std::shared_ptr<const Value>(), &value};
}

Result<ArgumentList> read_arguments(std::string_view json) {
    ArgumentList arguments;
    if (json.empty()) {
        return arguments;
    }
    Result<Document> document = read_json(json, true);
    if (!document) {
        return refuse("the arguments " + document.error().message);
    }
    if (!document->root().is_object()) {
        return refuse("the arguments must be one JSON object, not " + shown(document->root(), true));
    }
    if (!document->repeated_name().empty()) {
        return given_twice(document->repeated_name());
    }
    const std::shared_ptr<const Value> object = shared_root(std::move(*document));
    arguments.reserve(object->size());
    for (std::size_t i = 0; i < object->size(); ++i) {
        arguments.push_back({std::string(object->name(i)), {object, object->item(i)}});
    }
    return arguments;
}

Result<Arguments> Arguments::validate(const Operation &operation, const ArgumentList &given,
                                      const ArgumentDefaults &defaults) {
    Arguments arguments;
    arguments.values_.resize(operation.parameters.size(), nullptr);
    arguments.standing_in_.resize(operation.parameters.size());
    for (const Argument &argument : given) {
        if (auto taken = arguments.take(operation, argument.name, *argument.value); !taken) {
            return failure(std::move(taken.error()));
        }
    }
    for (std::size_t i = 0; i < operation.parameters.size(); ++i) {
        if (auto completed = arguments.complete(operation.parameters[i], i, defaults); !completed) {
            return failure(std::move(completed.error()));
        }
    }
    if (auto named = arguments.check_named_fields(operation); !named) {
        return failure(std::move(named.error()));
    }
    return arguments;
}

const Value *Arguments::value(const Operation &operation, std::string_view name) const noexcept {
    for (std::size_t i = 0; i < operation.parameters.size(); ++i) {
        if (operation.parameters[i].name == name) {
            return value(i);
        }
    }
    return nullptr;
}

ArgumentList Arguments::shared_with(const Operation &other, const Operation &operation) const {
    ArgumentList shared;
    for (const Parameter &parameter : other.parameters) {
        if (const Value *given = value(operation, parameter.name); given != nullptr) {
            shared.push_back({std::string(parameter.name), borrowed(*given)});
        }
    }
    return shared;
}

Result<void> Arguments::take(const Operation &operation, std::string_view name, const Value &value) {
    if (name == extra_argument) {
        return take_extra(operation, value);
    }
    const auto index = parameter_index(operation, name);
    if (!index) {
        return refuse(unknown_name(operation, name));
    }
    const Parameter &parameter = operation.parameters[*index];
    if (!fits(parameter.type, value)) {
        return refuse("argument " + in_quotes(name) + " must be " + std::string(allowed(parameter.type)) +
                      ", not " + shown(value, parameter.secret) +
                      (value.is_null() ? "; leave it out instead" : ""));
    }
    if (values_[*index] != nullptr) {
        return given_twice(name);
    }
    values_[*index] = &value;
    return parameter.is_domain_name ? take_name(parameter, *index, value) : Result<void>();
}

Result<void> Arguments::take_name(const Parameter &parameter, std::size_t index, const Value &name) {
    constexpr std::size_t longest = 1024;  // In UTF-8 a name is longer than in ASCII, where it has up to 253.
    if (std::none_of(name.text().begin(), name.text().end(), is_beyond_ascii)) {
        return {};
    }
    const Result<std::string> ascii =
        name.text().size() <= longest ? ascii_name(name.text()) : refuse("it is too long");
    if (!ascii) {
        return refuse("argument " + in_quotes(parameter.name) + " must be a domain name, not " +
                      shown(name, false) + ": " + ascii.error().message);
    }
    standing_in_[index] = Secret(*ascii);
    return {};
}

Result<void> Arguments::take_extra(const Operation &operation, const Value &extra) {
    if (!takes_extra(operation)) {
        return refuse("argument 'extra' is not allowed: " + std::string(operation.name) + " sends no body");
    }
    if (!extra.is_object()) {
        return refuse("argument 'extra' must be an object, not " + shown(extra, true));
    }
    for (std::size_t i = 0; i < extra.size(); ++i) {
        if (parameter_index(operation, extra.name(i))) {
            return refuse("argument 'extra' must not contain " + in_quotes(extra.name(i)) +
                          ": give it as an argument of its own");
        }
        if (operation.extra_in_query && !is_scalar(*extra.item(i)) && !is_list(*extra.item(i), is_scalar)) {
            return refuse("in argument 'extra', " + in_quotes(extra.name(i)) + " must be " +
                          std::string(allowed(ParameterType::scalar)) +
                          ", or a list of them: " + std::string(operation.name) + " sends a query");
        }
    }
    extra_ = &extra;
    return {};
}

/// A field whose name is an argument must not stand in `extra` too.
Result<void> Arguments::check_named_fields(const Operation &operation) const {
    for (const Parameter &parameter : operation.parameters) {
        const std::string_view name = name_in_body(operation, parameter);
        if (!parameter.named_by.empty() && extra_ != nullptr && extra_->find(name) != nullptr) {
            return refuse("argument 'extra' must not contain " + in_quotes(name) +
                          ": give it as an argument of its own");
        }
    }
    return {};
}

std::string_view Arguments::name_in_body(const Operation &operation,
                                         const Parameter &parameter) const noexcept {
    for (std::size_t i = 0; i < operation.parameters.size(); ++i) {
        if (operation.parameters[i].name == parameter.named_by && values_[i] != nullptr) {
            return values_[i]->text();
        }
    }
    return parameter.name;
}

Result<void> Arguments::complete(const Parameter &parameter, std::size_t index,
                                 const ArgumentDefaults &defaults) {
    if (values_[index] == nullptr && !parameter.config_key.empty()) {
        standing_in_[index] = defaults(parameter.config_key);
    }
    if (!parameter.required || given(index)) {
        return {};
    }
    std::string message =
        "argument " + in_quotes(parameter.name) + " is required: " + std::string(allowed(parameter.type));
    if (!parameter.config_key.empty()) {
        message += ", or set '" + std::string(parameter.config_key) + "' in the config";
    }
    return refuse(std::move(message));
}

}  // namespace balvps
