#include "operations.h"

#include <limits>
#include <tuple>
#include <type_traits>
#include <utility>

namespace balvps_cpp_test {
namespace {

std::optional<std::int64_t> as_id(const Json &value) {
    if (!value.is_number_integer()) {
        return std::nullopt;
    }
    constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    if (value.is_number_unsigned() && value.get<std::uint64_t>() > most) {
        return std::nullopt;
    }
    return value.get<std::int64_t>();
}

/// Path ids in the order of the path; empty: one of them is missing or no integer. Takes them out.
std::optional<std::vector<std::int64_t>> take_ids(const std::string &operation, Json &arguments) {
    std::vector<std::int64_t> ids;
    for (const Json &entry : catalog().at("operations")) {
        if (entry.at("name") != operation) {
            continue;
        }
        for (const Json &parameter : entry.at("parameters")) {
            if (parameter.at("in").at(0) != "path") {
                continue;
            }
            const auto name = parameter.at("name").get<std::string>();
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
    return {std::move(answer).template as<balvps::Value>(), std::nullopt};
}

template <typename Parameter>
auto take(std::vector<std::int64_t>::const_iterator &next, const Json &arguments) {
    if constexpr (std::is_same_v<Parameter, std::int64_t>) {
        return *next++;
    } else {
        std::decay_t<Parameter> params;
        set_all(params, arguments);
        return params;
    }
}

template <typename Answered, typename... Parameters>
Function function(const std::string &operation, Answered (balvps::Client::*member)(Parameters...)) {
    constexpr std::size_t ids = (std::size_t{0} + ... + (std::is_same_v<Parameters, std::int64_t> ? 1U : 0U));
    return [operation, member](balvps::Client &client, Json arguments) -> std::optional<Outcome> {
        const auto path_ids = take_ids(operation, arguments);
        if (!path_ids || path_ids->size() != ids || (sizeof...(Parameters) == ids && !arguments.empty())) {
            return std::nullopt;
        }
        [[maybe_unused]] auto next = path_ids->begin();
        // Braces, since these are evaluated from left to right.
        const std::tuple<std::decay_t<Parameters>...> taken{take<Parameters>(next, arguments)...};
        try {
            return std::apply([&](const auto &...each) { return outcome((client.*member)(each...)); }, taken);
        } catch (const balvps::Error &error) {
            return Outcome{std::nullopt, error};
        }
    };
}

}  // namespace

const Json &catalog() {
    static const Json parsed = Json::parse(balvps_catalog_json(nullptr));
    return parsed;
}

#define BOTH(name)                                                                               \
    {                                                                                            \
#name, {                                                                                 \
            function(#name, &balvps::Client::name), function(#name, &balvps::Client::try_##name) \
        }                                                                                        \
    }

const std::map<std::string, Functions> &client_functions() {
    static const std::map<std::string, Functions> functions{
        BOTH(login),
        BOTH(logout),
        BOTH(refresh_token),
        BOTH(revoke_token),
        BOTH(signup),
        BOTH(reset_password),
        BOTH(get_details),
        BOTH(update_details),
        BOTH(list_contacts),
        BOTH(add_contact),
        BOTH(list_contact_privileges),
        BOTH(get_contact),
        BOTH(edit_contact),
        BOTH(get_balance),
        BOTH(list_invoices),
        BOTH(get_invoice),
        BOTH(apply_credit),
        BOTH(list_tickets),
        BOTH(get_ticket),
        BOTH(create_ticket),
        BOTH(reply_ticket),
        BOTH(reopen_ticket),
        BOTH(close_ticket),
        BOTH(list_ticket_departments),
        BOTH(list_dns),
        BOTH(add_dns_zone),
        BOTH(list_service_dns),
        BOTH(get_dns_zone),
        BOTH(delete_dns_zone),
        BOTH(add_dns_record),
        BOTH(edit_dns_record),
        BOTH(delete_dns_record),
    };
    return functions;
}

#undef BOTH

}  // namespace balvps_cpp_test
