// Registered domains.
#include <algorithm>
#include <utility>

#include "common/clock.h"
#include "common/lower_case.h"
#include "service/arguments.h"
#include "service/invoicing.h"
#include "service/operations.h"
#include "service/ordering.h"

namespace sandbox {

namespace {

constexpr const char *roles[] = {"registrant", "admin", "tech", "billing"};

Domain &domain_of_path(Call &call) {
    const auto found = std::ranges::find(call.caller->domains, call.path_id(0), &Domain::id);
    if (found == call.caller->domains.end()) {
        throw Refusal("Domain not found");
    }
    return *found;
}

const char *digit(bool value) {
    return value ? "1" : "0";
}

Json details_of(const Domain &domain) {
    return {{"id", std::to_string(domain.id)},
            {"name", domain.name},
            {"date_created", domain.date_created},
            {"firstpayment", domain.firstpayment.text()},
            {"recurring_amount", domain.recurring.text()},
            {"period", std::to_string(domain.period)},
            {"expires", domain.expires},
            {"status", domain.status},
            {"next_due", domain.expires},
            {"next_invoice", months_later(domain.expires, -1)},
            {"idprotection", digit(domain.id_protection)},
            {"nameservers", domain.nameservers},
            {"autorenew", digit(domain.autorenew)}};
}

/// A switch of a domain: the argument `name` of the body or of the address. Without it, the switch is turned.
bool switched(const Call &call, const char *name, bool present) {
    const Json &arguments = find_argument(call.arguments, name) != nullptr ? call.arguments : call.query;
    return find_argument(arguments, name) == nullptr ? !present : is_true(arguments, name);
}

/// The argument `contact_info`, which may be JSON in a text, or else the arguments themselves.
Json contacts_argument(const Call &call) {
    const Json *const given = find_argument(call.arguments, "contact_info");
    if (given == nullptr) {
        return call.arguments;
    }
    Json contacts = given->is_string() ? parse(given->get<std::string>()) : *given;
    if (!contacts.is_object()) {
        throw Refusal("Invalid value of contact_info");
    }
    return contacts;
}

}  // namespace

Json list_domains(Call &call) {
    std::vector<Json> domains;
    const std::string today = date_of(unix_time());
    for (const Domain &domain : call.caller->domains) {
        domains.push_back({{"id", std::to_string(domain.id)},
                           {"name", domain.name},
                           {"expires", domain.expires},
                           {"recurring_amount", domain.recurring.text()},
                           {"date_created", domain.date_created},
                           {"status", domain.status},
                           {"period", std::to_string(domain.period)},
                           {"autorenew", digit(domain.autorenew)},
                           {"daytoexpire", std::to_string(days_between(today, domain.expires))}});
    }
    return {{"domains", call.shapes.list(std::move(domains), 1)}};
}

Json get_domain(Call &call) {
    return {{"details", call.shapes.data(details_of(domain_of_path(call)))}};
}

/// A list, because a name can have been registered more than once.
Json get_domain_by_name(Call &call) {
    Json found = Json::array();
    for (const Domain &domain : call.caller->domains) {
        if (domain.name == lower(call.path_ids.at(0))) {
            found.push_back(details_of(domain));
        }
    }
    if (found.empty()) {
        throw Refusal("Domain not found");
    }
    return {{"details", call.shapes.data(std::move(found))}};
}

/// A name that is taken has an empty answer.
Json lookup_domain(Call &call) {
    const OrderItem item = read_domain_order({{"name", text_or_empty(call.arguments, "name")}});
    return call.state.has_registered(item.name) ? Json::array() : Json{{"status", "ok"}};
}

Json get_nameservers(Call &call) {
    return {{"nameservers", call.shapes.data(domain_of_path(call).nameservers)}};
}

/// Without names the default nameservers are used.
Json set_nameservers(Call &call) {
    Domain &domain = domain_of_path(call);
    std::vector<std::string> names = names_argument(call.arguments, "nameservers");
    if (names.empty()) {
        names = {"ns1.example.com", "ns2.example.com"};
    } else if (names.size() < 2 || names.size() > 4) {
        throw Refusal("Invalid value of nameservers");
    }
    domain.nameservers = std::move(names);
    return {{"success", true}};
}

Json get_epp_code(Call &call) {
    return {{"epp_code", domain_of_path(call).epp_code}};
}

Json get_registrar_lock(Call &call) {
    return {{"reglock", digit(domain_of_path(call).locked)}};
}

Json set_registrar_lock(Call &call) {
    Domain &domain = domain_of_path(call);
    domain.locked = switched(call, "switch", domain.locked);
    return {{"success", true}};
}

Json get_autorenew(Call &call) {
    return {{"autorenew", digit(domain_of_path(call).autorenew)}};
}

Json set_autorenew(Call &call) {
    Domain &domain = domain_of_path(call);
    domain.autorenew = switched(call, "autorenew", domain.autorenew);
    return {{"success", true}};
}

Json set_id_protection(Call &call) {
    Domain &domain = domain_of_path(call);
    domain.id_protection = switched(call, "switch", domain.id_protection);
    return {{"success", true}};
}

Json get_domain_contacts(Call &call) {
    return {{"contact_info", php_object(domain_of_path(call).contacts)}};
}

Json set_domain_contacts(Call &call) {
    Domain &domain = domain_of_path(call);
    const Json given = contacts_argument(call);
    Json contacts = domain.contacts;
    for (const char *role : roles) {
        const Json *const contact = find_argument(given, role);
        if (contact == nullptr) {
            continue;
        }
        if (!contact->is_object()) {
            throw Refusal("Invalid value of " + std::string(role));
        }
        contacts[role].update(*contact);
    }
    domain.contacts = std::move(contacts);
    return {{"success", true}};
}

Json renew_domain(Call &call) {
    Domain &domain = domain_of_path(call);
    const std::int64_t years = integer_argument(call.arguments, "years", domain.period, 1, 10);
    check_payment_method(call.arguments);
    if (domain.invoice != 0) {
        throw Refusal("unpaid_invoice_for_service");
    }
    const Money price = Money::from_cents(domain.recurring.cents() * years);
    const std::string id = std::to_string(domain.id);
    domain.invoice = issue_invoice(call.state, *call.caller, {{"Domain Renew", id, domain.name, price}});
    domain.years = years;
    return answer_order(call, domain.invoice,
                        Json::array({answer_item("Domain Renew", domain.id, domain.name, nullptr)}));
}

}  // namespace sandbox
