#include "dns/parameters.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "common/printable.h"
#include "dns/character_string.h"
#include "dns/parameter_value.h"

namespace balvps {
namespace {

/// The text of each parameter by its key.
using Parameters = std::map<std::uint16_t, std::string>;

constexpr std::uint16_t mandatory = 0;
constexpr std::uint16_t alpn = 1;
constexpr std::uint16_t no_default_alpn = 2;

tl::unexpected<Error> wrong_parameters(std::string_view text, const std::string &reason) {
    return failure(argument_error("must be such as 'alpn=h2,h3 port=443', not '" + printable(text, 60) +
                                  "': " + reason));
}

/// Reads one parameter, and returns the text of its value without quotes and escapes.
Result<std::string> read_value(std::uint16_t key, std::string_view parameter, std::size_t equals) {
    const bool has_value = equals < parameter.size();
    const std::optional<std::string> value =
        read_string(has_value ? parameter.substr(equals + 1) : std::string_view());
    // "key1=..." has the bytes of the record, while "alpn=..." has a text (RFC 9460, 2.1).
    const bool is_bytes = parameter.starts_with("key");
    const std::optional<std::string> bytes = value && !is_bytes ? parameter_bytes(key, *value) : value;
    std::optional<std::string> text = bytes ? parameter_text(key, *bytes) : std::nullopt;
    if (!text) {
        return wrong_parameters(parameter, parameter_name(key) + " has " + std::string(allowed_value(key)));
    }
    return *std::move(text);
}

Result<void> add_parameter(Parameters &parameters, std::string_view parameter) {
    const std::size_t equals = std::min(parameter.find('='), parameter.size());
    const std::optional<std::uint16_t> key = parameter_key(parameter.substr(0, equals));
    if (!key) {
        return wrong_parameters(parameter, "a key is such as alpn, or key and a number from 0 to 65534");
    }
    Result<std::string> value = read_value(*key, parameter, equals);
    if (!value) {
        return failure(std::move(value.error()));
    }
    if (!parameters.emplace(*key, *std::move(value)).second) {
        return wrong_parameters(parameter, parameter_name(*key) + " is given twice");
    }
    return {};
}

/// Checks that the keys that others need are there.
Result<void> check_together(const Parameters &parameters, std::string_view text) {
    if (parameters.contains(no_default_alpn) && !parameters.contains(alpn)) {
        return wrong_parameters(text, "no-default-alpn needs alpn");
    }
    const auto list = parameters.find(mandatory);
    std::string_view names = list == parameters.end() ? std::string_view() : list->second;
    while (!names.empty()) {
        const std::size_t end = std::min(names.find(','), names.size());
        if (!parameters.contains(*parameter_key(names.substr(0, end)))) {
            return wrong_parameters(text,
                                    "the mandatory key " + std::string(names.substr(0, end)) + " is missing");
        }
        names.remove_prefix(std::min(end + 1, names.size()));
    }
    return {};
}

/// A value as it stands after the equals sign, in quotes only if it needs them.
std::string value_text(const std::string &value) {
    constexpr std::string_view special = " ();\"\\";
    const std::string text = with_escapes(value);
    return text.find_first_of(special) == std::string::npos ? text : '"' + text + '"';
}

}  // namespace

Result<std::string> normal_parameters(std::string_view text) {
    Parameters parameters;
    for (const std::string_view parameter : split_words(text, std::string_view::npos)) {
        Result<void> added = add_parameter(parameters, parameter);
        if (!added) {
            return failure(std::move(added.error()));
        }
    }
    Result<void> checked = check_together(parameters, text);
    if (!checked) {
        return failure(std::move(checked.error()));
    }
    std::string normal;
    for (const auto &[key, value] : parameters) {
        normal.append(normal.empty() ? "" : " ").append(parameter_name(key));
        normal.append(value.empty() ? "" : "=").append(value_text(value));
    }
    return normal;
}

}  // namespace balvps
