// What the 32 generated functions share.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>

#include "balvps/balvps.h"

namespace balvps::capi {

/// An id that stands in the path, by its argument's name.
struct PathId {
    std::string_view name;
    std::int64_t value;
};

/// Calls an operation with its path ids and its other arguments. @param params NULL: none.
balvps_result *call_operation(balvps_client *client, std::string_view operation,
                              std::initializer_list<PathId> ids, const balvps_params *params) noexcept;

}  // namespace balvps::capi
