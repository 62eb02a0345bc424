// What the 32 generated functions share, and what calls share with those of a queue.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>

#include "balvps/balvps.h"
#include "client/options.h"
#include "common/error.h"
#include "common/secret.h"

namespace balvps::capi {

/// An id that stands in the path, by its argument's name.
struct PathId {
    std::string_view name;
    std::int64_t value;
};

/// Calls an operation with its path ids and its other arguments. @param params NULL: none.
balvps_result *call_operation(balvps_client *client, std::string_view operation,
                              std::initializer_list<PathId> ids, const balvps_params *params) noexcept;

/// One flat JSON object of ids and arguments; empty when there are none.
Secret arguments_json(std::initializer_list<PathId> ids, const balvps_params *params);

/// The first mistake in a call's arguments; nothing: there is none.
std::optional<Error> mistake_in(std::string_view operation, const balvps_params *params);
std::optional<Error> mistake_in_request(const char *method, const char *path, const char *json,
                                        std::size_t length, const balvps_params *params);
std::optional<Error> mistake_in_second_factor(const char *code, std::size_t length,
                                              const balvps_params *params);

CallOptions options_of(const balvps_params *params);

}  // namespace balvps::capi
