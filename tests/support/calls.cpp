#include "calls.h"

#include <charconv>
#include <cstdint>
#include <functional>
#include <iterator>
#include <limits>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace balvps::test {

namespace {

/// A path id as a function takes it: a number, or a text with its length.
struct PathId {
    std::int64_t number = 0;
    std::string text = {};
};

using Ids = std::vector<PathId>;

/// The function of an operation or a procedure, whatever its parameters: path ids in order, then perhaps a
/// call.
struct NamedFunction {
    std::vector<bool> ids;  ///< for each path id whether it is a text
    bool takes_call;
    std::function<balvps_result *(balvps_client *, const Ids &, const balvps_call *)> call;
};

template <typename Argument>
Argument take(Ids::const_iterator &next, const balvps_call *made) {
    if constexpr (std::is_same_v<Argument, std::int64_t>) {
        return (next++)->number;
    } else if constexpr (std::is_same_v<Argument, const char *>) {
        return next->text.data();
    } else if constexpr (std::is_same_v<Argument, std::size_t>) {
        return (next++)->text.size();
    } else {
        return made;
    }
}

template <typename Argument>
void note_id(std::vector<bool> &ids) {
    if (std::is_same_v<Argument, std::int64_t> || std::is_same_v<Argument, const char *>) {
        ids.push_back(std::is_same_v<Argument, const char *>);
    }
}

template <typename... Arguments>
NamedFunction named(balvps_result *(*function)(balvps_client *, Arguments...)) {
    std::vector<bool> ids;
    (note_id<Arguments>(ids), ...);
    return {ids, (std::is_same_v<Arguments, const balvps_call *> || ...),
            [function](balvps_client *client, const Ids &path_ids, [[maybe_unused]] const balvps_call *made) {
                [[maybe_unused]] auto next = path_ids.begin();
                // Braces, since these are evaluated from left to right.
                const std::tuple<Arguments...> arguments{take<Arguments>(next, made)...};
                return std::apply([&](Arguments... each) { return function(client, each...); }, arguments);
            }};
}

const std::map<std::string_view, NamedFunction> &named_functions() {
    static const std::map<std::string_view, NamedFunction> functions{
        {"login", named(balvps_client_login)},
        {"logout", named(balvps_client_logout)},
        {"refresh_token", named(balvps_client_refresh_token)},
        {"revoke_token", named(balvps_client_revoke_token)},
        {"signup", named(balvps_client_signup)},
        {"reset_password", named(balvps_client_reset_password)},
        {"get_details", named(balvps_client_get_details)},
        {"update_details", named(balvps_client_update_details)},
        {"list_contacts", named(balvps_client_list_contacts)},
        {"add_contact", named(balvps_client_add_contact)},
        {"list_contact_privileges", named(balvps_client_list_contact_privileges)},
        {"get_contact", named(balvps_client_get_contact)},
        {"edit_contact", named(balvps_client_edit_contact)},
        {"get_balance", named(balvps_client_get_balance)},
        {"list_invoices", named(balvps_client_list_invoices)},
        {"get_invoice", named(balvps_client_get_invoice)},
        {"apply_credit", named(balvps_client_apply_credit)},
        {"list_tickets", named(balvps_client_list_tickets)},
        {"get_ticket", named(balvps_client_get_ticket)},
        {"create_ticket", named(balvps_client_create_ticket)},
        {"reply_ticket", named(balvps_client_reply_ticket)},
        {"reopen_ticket", named(balvps_client_reopen_ticket)},
        {"close_ticket", named(balvps_client_close_ticket)},
        {"list_ticket_departments", named(balvps_client_list_ticket_departments)},
        {"list_dns", named(balvps_client_list_dns)},
        {"add_dns_zone", named(balvps_client_add_dns_zone)},
        {"list_service_dns", named(balvps_client_list_service_dns)},
        {"get_dns_zone", named(balvps_client_get_dns_zone)},
        {"delete_dns_zone", named(balvps_client_delete_dns_zone)},
        {"add_dns_record", named(balvps_client_add_dns_record)},
        {"edit_dns_record", named(balvps_client_edit_dns_record)},
        {"delete_dns_record", named(balvps_client_delete_dns_record)},
        {"list_notifications", named(balvps_client_list_notifications)},
        {"list_payment_methods", named(balvps_client_list_payment_methods)},
        {"get_ticket_attachment", named(balvps_client_get_ticket_attachment)},
        {"list_services", named(balvps_client_list_services)},
        {"get_service", named(balvps_client_get_service)},
        {"list_service_methods", named(balvps_client_list_service_methods)},
        {"set_service_label", named(balvps_client_set_service_label)},
        {"get_service_upgrades", named(balvps_client_get_service_upgrades)},
        {"upgrade_service", named(balvps_client_upgrade_service)},
        {"cancel_service", named(balvps_client_cancel_service)},
        {"list_vms", named(balvps_client_list_vms)},
        {"get_vm", named(balvps_client_get_vm)},
        {"start_vm", named(balvps_client_start_vm)},
        {"stop_vm", named(balvps_client_stop_vm)},
        {"shutdown_vm", named(balvps_client_shutdown_vm)},
        {"reboot_vm", named(balvps_client_reboot_vm)},
        {"reset_vm", named(balvps_client_reset_vm)},
        {"rebuild_vm", named(balvps_client_rebuild_vm)},
        {"list_templates", named(balvps_client_list_templates)},
        {"list_service_ips", named(balvps_client_list_service_ips)},
        {"get_rdns", named(balvps_client_get_rdns)},
        {"set_rdns", named(balvps_client_set_rdns)},
        {"list_categories", named(balvps_client_list_categories)},
        {"list_products", named(balvps_client_list_products)},
        {"get_product", named(balvps_client_get_product)},
        {"create_order", named(balvps_client_create_order)},
        {"quote_order", named(balvps_client_quote_order)},
        {"list_domains", named(balvps_client_list_domains)},
        {"get_domain", named(balvps_client_get_domain)},
        {"lookup_domain", named(balvps_client_lookup_domain)},
        {"get_nameservers", named(balvps_client_get_nameservers)},
        {"set_nameservers", named(balvps_client_set_nameservers)},
        {"get_epp_code", named(balvps_client_get_epp_code)},
        {"renew_domain", named(balvps_client_renew_domain)},
        {"find_zone", named(balvps_client_find_zone)},
        {"list_records", named(balvps_client_list_records)},
        {"ensure_record", named(balvps_client_ensure_record)},
        {"set_records", named(balvps_client_set_records)},
        {"remove_records", named(balvps_client_remove_records)},
        {"export_zone", named(balvps_client_export_zone)},
        {"plan_zone", named(balvps_client_plan_zone)},
        {"apply_plan", named(balvps_client_apply_plan)},
        {"wait_for_vm", named(balvps_client_wait_for_vm)},
        {"order_and_wait", named(balvps_client_order_and_wait)},
    };
    return functions;
}

/// The names in braces in an operation's path, in order, from the library's own catalog.
std::vector<std::string> path_names(const std::string &operation) {
    static const Json catalog = Json::parse(balvps_catalog_json(nullptr));
    std::vector<std::string> names;
    for (const Json &entry : catalog.at("operations")) {
        if (entry.at("name") != operation) {
            continue;
        }
        const auto path = entry.at("path").get<std::string>();
        for (std::size_t start = path.find('{'); start != std::string::npos; start = path.find('{', start)) {
            const std::size_t end = path.find('}', ++start);
            names.push_back(path.substr(start, end - start));
        }
    }
    return names;
}

std::optional<std::int64_t> as_int64(const Json &value) {
    if (value.is_number_unsigned()) {
        const auto number = value.get<std::uint64_t>();
        constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
        return number <= most ? std::optional(static_cast<std::int64_t>(number)) : std::nullopt;
    }
    if (value.is_number_integer()) {
        return value.get<std::int64_t>();
    }
    return std::nullopt;
}

/// A path id for a typed parameter: an integer, or a string of digits that fits.
std::optional<std::int64_t> as_number(const Json &value) {
    if (!value.is_string()) {
        return as_int64(value);
    }
    const auto &text = value.get_ref<const std::string &>();
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = error == std::errc() && end == text.data() + text.size() && !text.starts_with('-');
    return whole ? std::optional(number) : std::nullopt;
}

std::optional<PathId> as_path_id(const Json &value, bool as_text) {
    if (as_text && value.is_string()) {
        return PathId{.text = value.get<std::string>()};
    }
    const std::optional<std::int64_t> number = as_number(value);
    if (!number || (as_text && *number < 0)) {  // the text of a negative number is a path ID like any other
        return std::nullopt;
    }
    return as_text ? PathId{.text = std::to_string(*number)} : PathId{.number = *number};
}

std::optional<Result> call_function(balvps_client *client, const std::string &operation, Json arguments) {
    const NamedFunction &function = named_functions().at(operation);
    Ids ids;
    const std::vector<std::string> names = path_names(operation);
    if (names.size() != function.ids.size()) {
        return std::nullopt;
    }
    for (const std::string &name : names) {
        const std::optional<PathId> id =
            arguments.contains(name) ? as_path_id(arguments[name], function.ids[ids.size()]) : std::nullopt;
        if (!id) {
            return std::nullopt;
        }
        ids.push_back(*id);
        arguments.erase(name);
    }
    if (!function.takes_call && !arguments.empty()) {
        return std::nullopt;
    }
    const Call made = arguments.empty() ? Call() : make_call(nullptr, arguments);
    return Result(function.call(client, ids, made.get()));
}

std::string text_of(const char *text, std::size_t length) {
    return text == nullptr ? std::string() : std::string(text, length);
}

}  // namespace

NewClient make_client(const Settings &settings) {
    const Config config(balvps_config_new());
    for (const auto &[key, value] : settings) {
        balvps_config_set(config.get(), key.data(), key.size(), value.data(), value.size());
    }
    balvps_client *client = nullptr;
    Error error(balvps_client_new(config.get(), &client));
    return {Client(client), std::move(error)};
}

const char *name_of(Form form) {
    switch (form) {
        case Form::by_name:
            return "by_name";
        case Form::by_run:
            return "by_run";
        case Form::by_json:
            return "by_json";
        case Form::by_function:
            return "by_function";
    }
    return "";
}

Call make_call(const char *operation, const Json &arguments, const Settings &options) {
    Call call(balvps_call_new(operation, BALVPS_NTS));
    for (const auto &[name, value] : arguments.items()) {
        if (value.is_string()) {
            const auto &text = value.get_ref<const std::string &>();
            balvps_call_string(call.get(), name.data(), name.size(), text.data(), text.size());
        } else if (const std::optional<std::int64_t> number = as_int64(value)) {
            balvps_call_int(call.get(), name.data(), name.size(), *number);
        } else {
            const std::string text = value.dump();
            balvps_call_json(call.get(), name.data(), name.size(), text.data(), text.size());
        }
    }
    for (const auto &[name, value] : options) {
        balvps_call_option(call.get(), name.data(), name.size(), value.data(), value.size());
    }
    return call;
}

std::optional<Result> call(balvps_client *client, Form form, const std::string &operation,
                           const Json &arguments) {
    switch (form) {
        case Form::by_name:
            return Result(balvps_client_call(client, operation.data(), operation.size(),
                                             make_call(nullptr, arguments).get()));
        case Form::by_run:
            return Result(balvps_client_run(client, make_call(operation.c_str(), arguments).get()));
        case Form::by_json:
            return call_with_text(client, operation, arguments.dump());
        case Form::by_function:
            return call_function(client, operation, arguments);
    }
    return std::nullopt;
}

Result call_with_text(balvps_client *client, const std::string &operation, const std::string &text) {
    return Result(
        balvps_client_call_json(client, operation.data(), operation.size(), text.data(), text.size()));
}

Json to_json(const balvps_result *result) {
    std::size_t length = 0;
    const char *const text = balvps_result_json(result, &length);
    return text == nullptr ? Json() : Json::parse(text_of(text, length));
}

Json to_json(const balvps_value *value) {
    std::size_t length = 0;
    switch (balvps_value_type(value)) {
        case BALVPS_VALUE_BOOL: {
            std::int32_t flag = 0;
            balvps_value_bool(value, &flag);
            return flag != 0;
        }
        case BALVPS_VALUE_NUMBER: {
            const char *const text = balvps_value_string(value, &length);
            return Json::parse(text_of(text, length));
        }
        case BALVPS_VALUE_STRING: {
            const char *const text = balvps_value_string(value, &length);
            return text_of(text, length);
        }
        case BALVPS_VALUE_ARRAY: {
            Json array = Json::array();
            for (std::size_t i = 0; i < balvps_value_size(value); ++i) {
                array.push_back(to_json(balvps_value_index(value, i)));
            }
            return array;
        }
        case BALVPS_VALUE_OBJECT: {
            Json object = Json::object();
            for (std::size_t i = 0; i < balvps_value_size(value); ++i) {
                const char *const key = balvps_value_key(value, i, &length);
                object[text_of(key, length)] = to_json(balvps_value_index(value, i));
            }
            return object;
        }
        default:
            return nullptr;
    }
}

Json to_json(const balvps_error *error) {
    std::size_t length = 0;
    const char *const text = balvps_error_json(error, &length);
    return Json::parse(text_of(text, length));
}

}  // namespace balvps::test
