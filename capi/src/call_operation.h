// What the 32 generated functions share, and what calls share with those of a queue.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>

#include "balvps/balvps.h"
#include "client/options.h"
#include "common/error.h"
#include "request/arguments.h"
#include "text.h"

namespace balvps::capi {

/// An id that stands in the path, by its argument's name.
struct PathId {
    std::string_view name;
    std::int64_t value;
};

/// Calls an operation with its path ids and its other arguments. @param params NULL: none.
balvps_result *call_operation(balvps_client *client, std::string_view operation,
                              std::initializer_list<PathId> ids, const balvps_params *params) noexcept;

/// The arguments of a call. They share their values with params, which may change or go meanwhile.
ArgumentList arguments_of(std::initializer_list<PathId> ids, const balvps_params *params);

/// Fails with the first mistake in a call's params.
Result<void> check(std::string_view operation, const balvps_params *params);

/// The texts of a request that the library has no operation for.
struct RequestTexts {
    std::string_view method;
    std::string_view path;
    std::string_view json;  ///< without data: none
};

// What a call is given, or the first mistake in it.
Result<std::string_view> operation_name(Given operation);
Result<std::string_view> call_json(Given json);
Result<RequestTexts> request_texts(Given method, Given path, Given json, const balvps_params *params);
Result<std::string_view> second_factor_code(Given code, const balvps_params *params);

CallOptions options_of(const balvps_params *params);

}  // namespace balvps::capi
