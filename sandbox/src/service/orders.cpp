// Orders and quotes.
#include <utility>

#include "service/arguments.h"
#include "service/operations.h"
#include "service/ordering.h"

namespace sandbox {

namespace {

OrderItem read_item(const Json &item) {
    const std::string type = item.is_object() ? text_or_empty(item, "type") : "";
    if (type == "product") {
        return read_product_order(parse_integer(text_or_empty(item, "product_id")).value_or(-1), item);
    }
    if (type == "domain") {
        return read_domain_order(item);
    }
    throw Refusal("Invalid value of items");
}

/// The items of the argument `items`, which may be an object as PHP makes of a list.
/// @param ignore_errors whether a wrong item is left out
std::vector<OrderItem> read_items(const Json &arguments, bool ignore_errors) {
    const Json *const given = find_argument(arguments, "items");
    std::vector<OrderItem> items;
    for (const Json &item : given != nullptr && given->is_structured() ? *given : Json::array()) {
        try {
            items.push_back(read_item(item));
        } catch (const Refusal &) {
            if (!ignore_errors) {
                throw;
            }
        }
    }
    if (items.empty()) {
        throw Refusal("Nothing is ordered");
    }
    return items;
}

}  // namespace

Json order_product(Call &call) {
    const OrderItem item = read_product_order(call.path_id(0), call.arguments);
    check_payment_method(call.arguments);
    return place_order(call, {item});
}

Json order_domain(Call &call) {
    const OrderItem item = read_domain_order(call.arguments);
    check_payment_method(call.arguments);
    return place_order(call, {item});
}

Json order_several(Call &call) {
    check_payment_method(call.arguments);
    return place_order(call, read_items(call.arguments, is_true(call.arguments, "ignore_errors")));
}

Json quote_order(Call &call) {
    check_payment_method(call.arguments);
    Money total;
    Json items = Json::array();
    for (const OrderItem &item : read_items(call.arguments, false)) {
        total = total + item.price;
        items.push_back({{"type", item.type}, {"name", item.name}, {"price", Shapes::money(item.price)}});
    }
    return call.shapes.data({{"currency", call.caller->currency},
                             {"subtotal", Shapes::money(total)},
                             {"tax", Shapes::money(Money())},
                             {"total", Shapes::money(total)},
                             {"items", std::move(items)}});
}

}  // namespace sandbox
