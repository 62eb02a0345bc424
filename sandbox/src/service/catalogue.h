// What the company sells. The catalogue never changes.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "service/money.h"

namespace sandbox {

struct Category {
    std::int64_t id;
    const char *name;
    const char *slug;
};

struct Period {
    const char *cycle;  ///< "m", "a", …
    Money price;
};

/// The size of a product's virtual machine.
struct MachineSize {
    std::int64_t memory = 0;  ///< MB; 0: the product has no machine
    std::int64_t disk = 0;    ///< GB
    std::int64_t cores = 0;
};

struct Product {
    std::int64_t id;
    std::int64_t category;
    const char *name;
    const char *description;
    std::vector<Period> periods;
    MachineSize machine;
    std::vector<std::int64_t> upgrades;  ///< products that a service can change to

    bool has_machine() const { return machine.memory != 0; }
};

/// A system that a virtual machine can have.
struct Template {
    std::int64_t id;
    const char *name;
};

/// A resource that an upgrade changes.
struct Resource {
    std::int64_t id;
    const char *name;
    std::int64_t minimum;
    std::int64_t maximum;
    Money price;  ///< per unit
};

struct PaymentMethod {
    std::int64_t id;
    const char *name;
    const char *fixed_fee;
    const char *percent_fee;
};

struct TopLevelDomain {
    std::int64_t id;
    const char *name;  ///< with the dot
    Money registration;
    Money renewal;
};

std::span<const Category> categories();
std::span<const Product> products();
std::span<const Template> templates();
std::span<const Resource> resources();
std::span<const PaymentMethod> payment_methods();
std::span<const TopLevelDomain> top_level_domains();

/// The custom form of an order that chooses the system.
inline constexpr std::int64_t system_form = 31;

// Each returns nullptr if there is none.
const Category *category_with_id(std::int64_t id);
const Product *product_with_id(std::int64_t id);
const Template *template_with_id(std::int64_t id);
const Resource *resource_with_id(std::int64_t id);
const Period *period_of(const Product &product, std::string_view cycle);
const TopLevelDomain *top_level_domain_of(std::string_view name);

/// "Monthly" for "m".
std::string name_of_cycle(std::string_view cycle);

}  // namespace sandbox
