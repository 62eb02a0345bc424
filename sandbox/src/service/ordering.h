// Places orders: what was ordered gets an invoice, and is provided when that is paid.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "service/catalogue.h"
#include "service/operations.h"

namespace sandbox {

/// One thing that is ordered, and what it costs.
struct OrderItem {
    std::string type;  ///< as the service names it: "Hosting", "Domain Register", …
    std::string name;
    Money price;
    std::string cycle;                 ///< of a product
    const Product *product = nullptr;  ///< nullptr: a domain
    std::int64_t template_id = 0;      ///< of a product with a machine
    std::int64_t years = 0;            ///< of a domain
    std::vector<std::string> nameservers;
};

/// What an order's arguments ask for. Each throws Refusal if they are wrong.
OrderItem read_product_order(std::int64_t product_id, const Json &arguments);
OrderItem read_domain_order(const Json &arguments);
/// Throws Refusal if the arguments have an unknown method of payment.
void check_payment_method(const Json &arguments);

/// A list of names, which may also be one text with commas.
std::vector<std::string> names_argument(const Json &arguments, const char *name);

/// An item of an answer to an order.
Json answer_item(const std::string &type, std::int64_t id, const std::string &name, const Product *product);
/// The answer to an order that consists of these items.
Json answer_order(Call &call, std::int64_t invoice, Json items);

/// Places the order.
/// @return the answer
Json place_order(Call &call, const std::vector<OrderItem> &items);

}  // namespace sandbox
