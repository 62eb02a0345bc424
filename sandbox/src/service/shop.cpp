// What can be ordered and how it is paid.
#include <utility>

#include "service/catalogue.h"
#include "service/operations.h"

namespace sandbox {

namespace {

Json periods_of(const Product &product) {
    Json periods = Json::array();
    for (const Period &period : product.periods) {
        periods.push_back({{"title", period.cycle},
                           {"value", period.cycle},
                           {"price", Shapes::money(period.price)},
                           {"setup", 0},
                           {"selected", &period == &product.periods.front()}});
    }
    return periods;
}

/// The form of an order that chooses the system of the machine.
Json form_of_systems() {
    Json items = Json::array();
    for (const Template &each : templates()) {
        items.push_back({{"title", each.name},
                         {"value", 1},
                         {"id", each.id},
                         {"price", 0},
                         {"setup", 0},
                         {"selected", false}});
    }
    const std::string id = std::to_string(system_form);
    return {{"type", "select"},
            {"title", "OS"},
            {"id", id},
            {"firstItemId", templates().front().id},
            {"description", ""},
            {"name", "custom[" + id + "]"},
            {"required", false},
            {"multiple", false},
            {"config", {{"conditionals", Json::array()}}},
            {"value", Json::array()},
            {"textvalue", Json::array()},
            {"price", 0},
            {"recurring_price", 0},
            {"setup", 0},
            {"prorata_date", nullptr},
            {"items", std::move(items)}};
}

Json config_of(const Product &product) {
    const Period &first = product.periods.front();
    Json forms = product.has_machine() ? Json::array({form_of_systems()}) : Json::array();
    return {{"product", Json::array({{{"type", "select"},
                                      {"title", "pickcycle"},
                                      {"id", "cycle"},
                                      {"name", "cycle"},
                                      {"items", periods_of(product)},
                                      {"value", first.cycle},
                                      {"price", Shapes::money(first.price)},
                                      {"setup", 0}},
                                     {{"type", "input"},
                                      {"title", "domain"},
                                      {"id", "domain"},
                                      {"name", "domain"},
                                      {"value", nullptr}}})},
            {"forms", std::move(forms)},
            {"addons", Json::array()},
            {"subproducts", Json::array()}};
}

}  // namespace

Json list_categories(Call &call) {
    Json listed = Json::array();
    for (const Category &category : categories()) {
        listed.push_back({{"id", std::to_string(category.id)},
                          {"name", category.name},
                          {"description", ""},
                          {"slug", category.slug}});
    }
    return {{"categories", call.shapes.data(std::move(listed))}};
}

Json list_products(Call &call) {
    const Category *const category = category_with_id(call.path_id(0));
    if (category == nullptr) {
        throw Refusal("Category not found");
    }
    Json listed = Json::array();
    for (const Product &product : products()) {
        if (product.category == category->id) {
            listed.push_back({{"id", std::to_string(product.id)},
                              {"type", "1"},
                              {"name", product.name},
                              {"stock", false},
                              {"paytype", "Regular"},
                              {"description", product.description},
                              {"qty", "0"},
                              {"tags", Json::array()},
                              {"periods", periods_of(product)}});
        }
    }
    return {{"products", call.shapes.data(std::move(listed))}};
}

Json get_product(Call &call) {
    const Product *const product = product_with_id(call.path_id(0));
    if (product == nullptr) {
        throw Refusal("Product not found");
    }
    const Period &first = product->periods.front();
    Json details{{"id", std::to_string(product->id)},
                 {"category_name", category_with_id(product->category)->name},
                 {"category_id", std::to_string(product->category)},
                 {"name", product->name},
                 {"price", Shapes::money(first.price)},
                 {"recurring", first.cycle},
                 {"setup", 0},
                 {"config", config_of(*product)},
                 {"recurring_price", Shapes::money(first.price)},
                 {"prorata_date", nullptr}};
    return {{"product", call.shapes.data(std::move(details))}};
}

/// An object, in which the ids are the names.
Json list_payment_methods(Call & /*call*/) {
    Json methods = Json::object();
    for (const PaymentMethod &method : payment_methods()) {
        methods[std::to_string(method.id)] = method.name;
    }
    return {{"payments", std::move(methods)}};
}

Json list_payment_fees(Call &call) {
    Json methods = Json::array();
    for (const PaymentMethod &method : payment_methods()) {
        methods.push_back({{"id", method.id},
                           {"name", method.name},
                           {"fixed_fee", method.fixed_fee},
                           {"percent_fee", method.percent_fee}});
    }
    return {{"payments", call.shapes.data(std::move(methods))}};
}

Json list_top_level_domains(Call &call) {
    Json listed = Json::array();
    for (const TopLevelDomain &each : top_level_domains()) {
        listed.push_back({{"id", std::to_string(each.id)},
                          {"tld", each.name},
                          {"periods", Json::array({{{"period", "1"},
                                                    {"register", each.registration.text()},
                                                    {"transfer", "0.00"},
                                                    {"renew", each.renewal.text()},
                                                    {"redemption", "40.00"}}})}});
    }
    return {{"tlds", call.shapes.data(std::move(listed))}};
}

}  // namespace sandbox
