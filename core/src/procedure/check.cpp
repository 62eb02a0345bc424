// Checks the arguments of procedures before anything is sent.
#include <string>
#include <utility>

#include "common/number.h"
#include "dns/name.h"
#include "dns/record_data.h"
#include "dns/record_types.h"
#include "dns/zone_record.h"
#include "procedure/dns.h"

namespace balvps {
namespace {

template <typename T>
Result<void> without_value(Result<T> result) {
    if (!result) {
        return failure(std::move(result.error()));
    }
    return {};
}

Result<void> check_zone(const Given &given) {
    const std::string_view zone = given.text("zone");
    if (given.value("zone") == nullptr || is_zone_id(zone)) {
        return {};
    }
    Result<std::string> name = canonical_name(zone);
    if (!name) {
        return failure(about_argument("zone", std::move(name.error())));
    }
    return {};
}

Result<void> check_name(const Given &given) {
    return given.value("name") != nullptr ? without_value(known_full_name(given)) : Result<void>();
}

Result<void> check_content(const Given &given, const Value &content) {
    return without_value(record_data(given.text("type"), content, given.integer("priority")));
}

Result<void> check_contents(const Given &given) {
    if (const Value *content = given.value("content"); content != nullptr && given.value("type") != nullptr) {
        return check_content(given, *content);
    }
    if (const Value *contents = given.value("contents"); contents != nullptr) {
        for (const Value &content : *contents) {
            if (Result<void> checked = check_content(given, content); !checked) {
                return checked;
            }
        }
    }
    return {};
}

Result<void> check_type(const Given &given) {
    return given.value("type") != nullptr ? without_value(record_type(given.text("type"))) : Result<void>();
}

Result<void> check_ttl(const Given &given) {
    return given.check_integer("ttl", 0, longest_ttl);
}

Result<void> check_priority(const Given &given) {
    return given.check_integer("priority", 0, highest_priority);
}

}  // namespace

bool is_zone_id(std::string_view zone) noexcept {
    return whole_number(zone).has_value();
}

Result<std::string> known_full_name(const Given &given) {
    const std::string_view name = given.text("name");
    const std::string_view zone = given.text("zone");
    Result<std::string> full = std::string(name);
    if (zone.empty()) {
        full = canonical_name(name);
    } else if (!is_zone_id(zone)) {
        full = name_in_zone(name, *canonical_name(zone));
    } else if (Result<std::string> checked = name_in_zone(name, "zone.example");
               !checked && !name.ends_with('.')) {
        full = std::move(checked);
    }
    if (!full) {
        return failure(about_argument("name", std::move(full.error())));
    }
    return full;
}

Result<void> check_dns_arguments(const Given &given) {
    for (auto *check : {check_zone, check_name, check_type, check_ttl, check_priority, check_contents}) {
        if (Result<void> checked = check(given); !checked) {
            return checked;
        }
    }
    return {};
}

}  // namespace balvps
