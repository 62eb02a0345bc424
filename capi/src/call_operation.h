// Shared by the functions that make calls.
#pragma once

#include <atomic>
#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <variant>

#include "balvps/balvps.h"
#include "common/error.h"
#include "text.h"

namespace balvps::capi {

/// An ID in the path, with its argument's name. It is a number or a text.
struct PathId {
    PathId(std::string_view of, std::int64_t number) noexcept : name(of), value(number) {}
    PathId(std::string_view of, const char *start, std::size_t length) noexcept
        : name(of), value(Given{start, length}) {}

    std::string_view name;
    std::variant<std::int64_t, Given> value;
};

/// Calls an operation with its path IDs and its other arguments. @param call NULL: no other arguments.
balvps_result *call_operation(balvps_client *client, std::string_view operation,
                              std::initializer_list<PathId> ids, const balvps_call *call) noexcept;

/// Adds the name of the argument to the error of a text.
Result<std::string_view> argument(std::string_view name, Result<std::string_view> text);

}  // namespace balvps::capi
