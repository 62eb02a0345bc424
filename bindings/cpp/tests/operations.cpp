#include "operations.h"

#include <limits>
#include <type_traits>
#include <utility>
#include <variant>

namespace balvps_cpp_test {
namespace {

constexpr std::size_t most_ids = 3;

/// An ID in a path is a number. That of a machine or an attachment may also be a text.
using Id = std::variant<std::int64_t, std::string>;

std::optional<Id> as_id(const Json &value) {
    if (value.is_string()) {
        return value.get<std::string>();
    }
    if (!value.is_number_integer()) {
        return std::nullopt;
    }
    constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    if (value.is_number_unsigned() && value.get<std::uint64_t>() > most) {
        return std::nullopt;
    }
    return value.get<std::int64_t>();
}

/// Removes the path ids from the arguments and returns them in the order of the path. Returns nothing if one
/// is missing or neither an integer nor a text.
std::optional<std::vector<Id>> take_ids(const std::string &operation, Json &arguments) {
    std::vector<Id> ids;
    for (const Json &entry : calls()) {
        if (entry.at("name") != operation) {
            continue;
        }
        for (const std::string &name : path_ids(entry)) {
            const auto id = arguments.contains(name) ? as_id(arguments[name]) : std::nullopt;
            if (!id) {
                return std::nullopt;
            }
            ids.push_back(*id);
            arguments.erase(name);
        }
    }
    return ids;
}

template <typename T>
Outcome outcome(balvps::Answer<T> answer) {
    if (!answer) {
        return {std::nullopt, answer.error()};
    }
    return {answer.template as<balvps::Value>(), std::nullopt};
}

/// A call with these ids. Nothing if the call takes other ids.
template <typename Call, typename... Ids>
std::optional<Call> call_of(const std::vector<Id> &ids, const Ids &...taken) {
    if (sizeof...(Ids) < ids.size()) {
        if constexpr (sizeof...(Ids) < most_ids) {
            return std::visit([&](const auto &next) { return call_of<Call>(ids, taken..., next); },
                              ids[sizeof...(Ids)]);
        }
    } else if constexpr (std::is_constructible_v<Call, const Ids &...>) {
        return std::optional<Call>(std::in_place, taken...);
    }
    return std::nullopt;
}

template <typename T, typename Call>
Function function(const char *operation, balvps::Answer<T> (balvps::Client::*member)(const Call &)) {
    return [operation, member](balvps::Client &client, Json arguments) -> std::optional<Outcome> {
        const auto ids = take_ids(operation, arguments);
        auto call = ids ? call_of<Call>(*ids) : std::nullopt;
        if (!call) {
            return std::nullopt;
        }
        set_all(*call, arguments);
        try {
            return outcome((client.*member)(*call));
        } catch (const balvps::Error &error) {
            return Outcome{std::nullopt, error};
        }
    };
}

}  // namespace

const std::vector<Json> &calls() {
    static const std::vector<Json> all = [] {
        const Json catalog = Json::parse(balvps_catalog_json(nullptr));
        std::vector<Json> read = catalog.at("operations");
        read.insert(read.end(), catalog.at("procedures").begin(), catalog.at("procedures").end());
        return read;
    }();
    return all;
}

std::vector<std::string> path_ids(const Json &call) {
    std::vector<std::string> names;
    for (const Json &parameter : call.at("parameters")) {
        const Json &places = parameter.at("in");
        if (!places.empty() && places.at(0) == "path") {
            names.push_back(parameter.at("name"));
        }
    }
    return names;
}

const std::map<std::string, Functions> &client_functions() {
    static const std::map<std::string, Functions> functions{
#define OPERATION(name) \
    {#name, {function(#name, &balvps::Client::name), function(#name, &balvps::Client::try_##name)}},
#include "operations.inc"
#undef OPERATION
    };
    return functions;
}

}  // namespace balvps_cpp_test
