#include "service/ordering.h"

#include <algorithm>
#include <utility>

#include "common/clock.h"
#include "common/lower_case.h"
#include "service/arguments.h"
#include "service/invoicing.h"

namespace sandbox {

namespace {

constexpr const char *promotion = "SPRING";
constexpr std::int64_t promotion_percent = 10;

Money reduced(Money price, const Json &arguments) {
    const std::string code = text_or_empty(arguments, "promocode");
    if (code.empty()) {
        return price;
    }
    if (code != promotion) {
        throw Refusal("Invalid value of promocode");
    }
    return Money::from_cents(price.cents() * (100 - promotion_percent) / 100);
}

/// The system that the arguments choose, {"custom":{"31":"102"}}, or the first one.
std::int64_t chosen_template(const Json &arguments) {
    const Json *const custom = find_argument(arguments, "custom");
    const std::string form = std::to_string(system_form);
    if (custom == nullptr || !custom->is_object() || find_argument(*custom, form.c_str()) == nullptr) {
        return templates().front().id;
    }
    const std::optional<std::int64_t> id = parse_integer(text_or_empty(*custom, form.c_str()));
    if (!id || template_with_id(*id) == nullptr) {
        throw Refusal("Invalid value of custom[" + form + "]");
    }
    return *id;
}

std::int64_t add_service(Call &call, const OrderItem &item, std::int64_t invoice) {
    Service service;
    service.id = call.state.next.service++;
    service.product = item.product->id;
    service.domain = item.name == item.product->name ? "" : item.name;
    service.status = "Pending";
    service.cycle = item.cycle;
    service.firstpayment = item.price;
    service.total = period_of(*item.product, item.cycle)->price;
    service.date_created = date_of(unix_time());
    service.next_due = service.next_invoice = months_later(service.date_created, item.cycle == "m" ? 1 : 12);
    service.invoice = invoice;
    service.template_id = item.template_id;
    call.caller->services.push_back(service);
    return service.id;
}

std::int64_t add_domain(Call &call, const OrderItem &item, std::int64_t invoice) {
    Domain domain;
    domain.id = call.state.next.domain++;
    domain.name = item.name;
    domain.status = "Pending";
    domain.date_created = domain.expires = date_of(unix_time());
    domain.period = domain.years = item.years;
    domain.firstpayment = item.price;
    domain.recurring = top_level_domain_of(item.name)->renewal;
    domain.nameservers = item.nameservers;
    domain.epp_code = "Xy2-ef" + std::to_string(domain.id);
    domain.invoice = invoice;
    call.caller->domains.push_back(domain);
    return domain.id;
}

}  // namespace

std::vector<std::string> names_argument(const Json &arguments, const char *name) {
    std::vector<std::string> names;
    const Json *const given = find_argument(arguments, name);
    if (given == nullptr) {
        return names;
    }
    if (given->is_structured()) {
        for (const Json &each : *given) {
            if (!each.is_string()) {
                throw Refusal("Invalid value of " + std::string(name));
            }
            names.push_back(each.get<std::string>());
        }
        return names;
    }
    std::string text = text_or_empty(arguments, name);
    while (!text.empty()) {
        names.push_back(text.substr(0, text.find(',')));
        text.erase(0, names.back().size() + 1);
    }
    return names;
}

void check_payment_method(const Json &arguments) {
    const std::string given = text_or_empty(arguments, "pay_method");
    const bool known = std::ranges::any_of(payment_methods(), [&given](const PaymentMethod &method) {
        return given == std::to_string(method.id);
    });
    if (!given.empty() && !known) {
        throw Refusal("Invalid value of pay_method");
    }
}

OrderItem read_product_order(std::int64_t product_id, const Json &arguments) {
    const Product *const product = product_with_id(product_id);
    if (product == nullptr) {
        throw Refusal("Product not found");
    }
    const std::string cycle = text_or_empty(arguments, "cycle");
    const Period *const period = cycle.empty() ? &product->periods.front() : period_of(*product, cycle);
    if (period == nullptr) {
        throw Refusal("Invalid value of cycle");
    }
    OrderItem item;
    item.type = "Hosting";
    item.name = text_or_empty(arguments, "domain");
    item.name = item.name.empty() ? product->name : item.name;
    item.price = reduced(period->price, arguments);
    item.cycle = period->cycle;
    item.product = product;
    item.template_id = product->has_machine() ? chosen_template(arguments) : 0;
    return item;
}

OrderItem read_domain_order(const Json &arguments) {
    OrderItem item;
    item.name = lower(text_or_empty(arguments, "name"));
    const TopLevelDomain *const ending = top_level_domain_of(item.name);
    if (ending == nullptr) {
        throw Refusal("Invalid value of name");
    }
    const std::string ending_id = text_or_empty(arguments, "tld_id");
    if (!ending_id.empty() && ending_id != std::to_string(ending->id)) {
        throw Refusal("Invalid value of tld_id");
    }
    const std::string action = text_or_empty(arguments, "action");
    if (!action.empty() && action != "register" && action != "transfer") {
        throw Refusal("Invalid value of action");
    }
    item.type = action == "transfer" ? "Domain Transfer" : "Domain Register";
    item.years = integer_argument(arguments, "years", 1, 1, 10);
    item.price = Money::from_cents(ending->registration.cents() * item.years);
    item.nameservers = names_argument(arguments, "nameservers");
    if (item.nameservers.empty()) {
        item.nameservers = {"ns1.example.com", "ns2.example.com"};
    } else if (item.nameservers.size() < 2 || item.nameservers.size() > 4) {
        throw Refusal("Invalid value of nameservers");
    }
    return item;
}

Json answer_item(const std::string &type, std::int64_t id, const std::string &name, const Product *product) {
    return {{"type", type},
            {"id", std::to_string(id)},
            {"name", name},
            {"product_id", product == nullptr ? Json() : Json(std::to_string(product->id))}};
}

Json answer_order(Call &call, std::int64_t invoice, Json items) {
    const auto issued = std::ranges::find(call.caller->invoices, invoice, &Invoice::id);
    return call.shapes.data({{"order_num", call.state.next.order++},
                             {"invoice_id", std::to_string(invoice)},
                             {"total", Shapes::money(issued->total)},
                             {"items", std::move(items)}});
}

Json place_order(Call &call, const std::vector<OrderItem> &items) {
    std::vector<Charge> charges;
    std::int64_t next_service = call.state.next.service;
    std::int64_t next_domain = call.state.next.domain;
    for (const OrderItem &item : items) {
        const std::int64_t id = item.product == nullptr ? next_domain++ : next_service++;
        charges.push_back({item.type, std::to_string(id), item.name, item.price});
    }
    const std::int64_t invoice = issue_invoice(call.state, *call.caller, charges);
    Json answered = Json::array();
    for (const OrderItem &item : items) {
        const std::int64_t id =
            item.product == nullptr ? add_domain(call, item, invoice) : add_service(call, item, invoice);
        answered.push_back(answer_item(item.type, id, item.name, item.product));
    }
    return answer_order(call, invoice, std::move(answered));
}

}  // namespace sandbox
