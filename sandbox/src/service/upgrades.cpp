// Changes of a service: another product, or other quantities of resources.
#include <algorithm>

#include "service/arguments.h"
#include "service/catalogue.h"
#include "service/invoicing.h"
#include "service/operations.h"
#include "service/ordering.h"
#include "service/path_objects.h"

namespace sandbox {

namespace {

std::int64_t quantity_of(const Service &service, const Resource &resource) {
    const auto found = service.resources.find(resource.id);
    return found == service.resources.end() ? resource.minimum : found->second;
}

Json choices_of(const Service &service, const Resource &resource) {
    Json items = Json::array();
    for (std::int64_t quantity = resource.minimum; quantity <= resource.maximum; ++quantity) {
        items.push_back({{"id", std::to_string(quantity)},
                         {"name", std::to_string(quantity)},
                         {"price", Shapes::money(Money::from_cents(resource.price.cents() * quantity))},
                         {"setup_price", 0},
                         {"selected", quantity == quantity_of(service, resource)}});
    }
    return items;
}

/// Applies the argument `resources`, {"12":"4"}, to the quantities.
void change_resources(ResourceQuantities &quantities, const Json &arguments) {
    const Json *const given = find_argument(arguments, "resources");
    if (given == nullptr || given->empty()) {
        return;
    }
    if (!given->is_object()) {
        throw Refusal("Invalid value of resources");
    }
    for (const auto &[id, value] : given->items()) {
        const Resource *const resource = resource_with_id(parse_integer(id).value_or(-1));
        if (resource == nullptr) {
            throw Refusal("Invalid value of resources");
        }
        quantities[resource->id] =
            integer_argument(*given, id.c_str(), resource->minimum, resource->minimum, resource->maximum);
    }
}

/// The product of the argument `package`, or else the present one.
const Product &changed_product(const Service &service, const Json &arguments) {
    const Product &present = *product_with_id(service.product);
    if (text_or_empty(arguments, "package").empty()) {
        return present;
    }
    const std::int64_t id = integer_argument(arguments, "package", 0, 0, 1'000'000);
    if (std::ranges::find(present.upgrades, id) == present.upgrades.end()) {
        throw Refusal("Invalid value of package");
    }
    return *product_with_id(id);
}

PendingUpgrade read_upgrade(const Service &service, const Json &arguments) {
    const Product &product = changed_product(service, arguments);
    const std::string cycle = text_or_empty(arguments, "cycle");
    const Period *const period = period_of(product, cycle.empty() ? service.cycle : cycle);
    if (period == nullptr) {
        throw Refusal("Invalid value of cycle");
    }
    PendingUpgrade upgrade;
    upgrade.product = product.id;
    upgrade.cycle = period->cycle;
    upgrade.total = period->price;
    upgrade.resources = service.resources;
    change_resources(upgrade.resources, arguments);
    for (const auto &[id, quantity] : upgrade.resources) {
        upgrade.total = upgrade.total + Money::from_cents(resource_with_id(id)->price.cents() * quantity);
    }
    return upgrade;
}

/// What has to be paid for a change. A lower price is not paid back.
Money price_of(const PendingUpgrade &upgrade, const Service &service) {
    return upgrade.total > service.total ? upgrade.total - service.total : Money();
}

}  // namespace

Json get_service_upgrades(Call &call) {
    const Service &service = service_of_path(call);
    Json listed = Json::array();
    for (const Resource &resource : resources()) {
        listed.push_back({{"id", resource.id},
                          {"name", resource.name},
                          {"type", "select"},
                          {"items", choices_of(service, resource)}});
    }
    Json packages = Json::array();
    for (const std::int64_t id : product_with_id(service.product)->upgrades) {
        const Product &product = *product_with_id(id);
        packages.push_back({{"id", std::to_string(id)},
                            {"name", product.name},
                            {"price", Shapes::money(product.periods.front().price)}});
    }
    return {{"resources", call.shapes.data(std::move(listed))},
            {"package", call.shapes.data(std::move(packages))}};
}

/// Without `send` it only tells the price.
Json upgrade_service(Call &call) {
    Service &service = service_of_path(call);
    PendingUpgrade upgrade = read_upgrade(service, call.arguments);
    const Money price = price_of(upgrade, service);
    if (!is_true(call.arguments, "send")) {
        return call.shapes.data(
            {{"total", Shapes::money(price)}, {"recurring", Shapes::money(upgrade.total)}});
    }
    if (service.upgrade) {
        throw Refusal("unpaid_invoice_for_service");
    }
    if (service.status != "Active") {
        throw Refusal("account_not_active");
    }
    const Product *const product = product_with_id(upgrade.product);
    const std::string id = std::to_string(service.id);
    upgrade.invoice = issue_invoice(call.state, *call.caller, {{"Upgrade", id, product->name, price}});
    const std::int64_t invoice = upgrade.invoice;
    service.upgrade = std::move(upgrade);
    Json answer = answer_order(call, invoice,
                               Json::array({answer_item("Upgrade", service.id, product->name, product)}));
    answer["info"] = Json::array({"upgrade_order_success"});
    return answer;
}

}  // namespace sandbox
