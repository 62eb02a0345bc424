#include "service/catalogue.h"

#include <algorithm>
#include <array>

namespace sandbox {

namespace {

constexpr Money cents(std::int64_t amount) {
    return Money::from_cents(amount);
}

template <typename Item>
const Item *with_id(std::span<const Item> items, std::int64_t id) {
    const auto found = std::ranges::find(items, id, &Item::id);
    return found == items.end() ? nullptr : &*found;
}

}  // namespace

std::span<const Category> categories() {
    static constexpr Category table[] = {{10, "Hosting", "hosting"},
                                         {2, "Business hosting", "business-hosting"},
                                         {20, "VPS", "vps"},
                                         {6, "Domains", "domains"},
                                         {16, "Dedicated", "dedicated"}};
    return table;
}

std::span<const Product> products() {
    static const std::vector<Product> table{
        {333,
         10,
         "Starter Hosting",
         "Disk:10GB Memory:2GB MySql:10 DB Email:100 Users ",
         {{"m", cents(999)}, {"a", cents(10989)}, {"b", cents(19980)}, {"t", cents(29970)}},
         {},
         {9}},
        {9,
         2,
         "Business Hosting",
         "Disk:50GB Memory:8GB MySql:50 DB Email:1000 Users ",
         {{"m", cents(1999)}, {"a", cents(21989)}},
         {},
         {}},
        {401,
         20,
         "VPS S",
         "Disk:25GB Memory:1GB CPU:1",
         {{"m", cents(499)}, {"a", cents(4990)}},
         {1024, 25, 1},
         {402}},
        {402,
         20,
         "VPS M",
         "Disk:50GB Memory:4GB CPU:2",
         {{"m", cents(999)}, {"a", cents(9990)}},
         {4096, 50, 2},
         {}},
        {403, 20, "VPS Trial", "Disk:10GB Memory:512MB CPU:1", {{"m", cents(0)}}, {512, 10, 1}, {401, 402}},
    };
    return table;
}

std::span<const Template> templates() {
    static constexpr Template table[] = {
        {101, "Debian 12"}, {102, "Debian 13"}, {103, "Ubuntu 24.04"}, {110, "Windows Server 2022"}};
    return table;
}

std::span<const Resource> resources() {
    static constexpr Resource table[] = {{12, "Backups", 0, 10, cents(100)},
                                         {13, "Additional IPv4 addresses", 0, 4, cents(200)}};
    return table;
}

std::span<const PaymentMethod> payment_methods() {
    static constexpr PaymentMethod table[] = {
        {10, "BankTransfer", "0.0", "0.0"}, {9, "PayPal", "0.3", "2.9"}, {3, "Credit Card", "0.1", "2.4"}};
    return table;
}

std::span<const TopLevelDomain> top_level_domains() {
    static constexpr TopLevelDomain table[] = {{6, ".com", cents(1000), cents(1500)},
                                               {7, ".org", cents(1200), cents(1200)},
                                               {8, ".co.uk", cents(800), cents(900)}};
    return table;
}

const Category *category_with_id(std::int64_t id) {
    return with_id(categories(), id);
}

const Product *product_with_id(std::int64_t id) {
    return with_id(products(), id);
}

const Template *template_with_id(std::int64_t id) {
    return with_id(templates(), id);
}

const Resource *resource_with_id(std::int64_t id) {
    return with_id(resources(), id);
}

const Period *period_of(const Product &product, std::string_view cycle) {
    const auto found = std::ranges::find(product.periods, cycle, &Period::cycle);
    return found == product.periods.end() ? nullptr : &*found;
}

const TopLevelDomain *top_level_domain_of(std::string_view name) {
    const auto found = std::ranges::find_if(top_level_domains(), [name](const TopLevelDomain &each) {
        const std::string_view ending = each.name;
        return name.ends_with(ending) && name.size() > ending.size() &&
               name.find('.') == name.size() - ending.size();
    });
    return found == top_level_domains().end() ? nullptr : &*found;
}

std::string name_of_cycle(std::string_view cycle) {
    static constexpr std::array<std::pair<std::string_view, const char *>, 4> names{
        {{"m", "Monthly"}, {"a", "Annually"}, {"b", "Biennially"}, {"t", "Triennially"}}};
    const auto found = std::ranges::find(names, cycle, &std::pair<std::string_view, const char *>::first);
    return found == names.end() ? "" : found->second;
}

}  // namespace sandbox
