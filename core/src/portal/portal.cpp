#include "portal/portal.h"

#include <algorithm>

namespace balvps {

const Operation *Portal::find(std::string_view name) const noexcept {
    const auto found = std::lower_bound(
        by_name_.begin(), by_name_.end(), name,
        [](const PortalOperation *each, std::string_view wanted) { return each->name < wanted; });
    return found != by_name_.end() && (*found)->name == name ? &(*found)->operation : nullptr;
}

const Operation &Portal::extended(const Operation &built_in) const noexcept {
    const auto found = std::find_if(extended_.begin(), extended_.end(),
                                    [&](const PortalOperation *each) { return each->built_in == &built_in; });
    return found == extended_.end() ? built_in : (*found)->operation;
}

}  // namespace balvps
