// Reads an operation's arguments from a body. Scalars may have any type, because a form has only strings,
// and the service accepts "1" for 1 in JSON too.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "common/json.h"

namespace sandbox {

/// Parses a text that is one whole decimal number.
std::optional<std::int64_t> parse_integer(std::string_view text);

/// @return the argument, or nullptr if it is absent or null
const Json *find_argument(const Json &arguments, const char *name);

/// @return a scalar as text, or nullopt if it is absent, null or not a scalar
std::optional<std::string> text_argument(const Json &arguments, const char *name);

/// As text_argument, with "" for nullopt.
std::string text_or_empty(const Json &arguments, const char *name);

/// Whether the argument is true, 1, "1", "true" or "on". Other values are refused unless they mean false.
bool is_true(const Json &arguments, const char *name);

/// The argument as a whole number within the bounds, or the fallback if it is absent or "". Other values are
/// refused.
std::int64_t integer_argument(const Json &arguments, const char *name, std::int64_t fallback,
                              std::int64_t minimum, std::int64_t maximum);

}  // namespace sandbox
