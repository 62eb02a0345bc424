// Reading an operation's arguments out of a body whose scalars may be of any type: a form has only
// strings, and the service takes "1" for 1 in JSON too.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "common/json.h"

namespace sandbox {

/// A whole decimal number and nothing else.
std::optional<std::int64_t> parse_integer(std::string_view text);

/// The argument, or nullptr when it is absent or null.
const Json *find_argument(const Json &arguments, const char *name);

/// A scalar as text; nothing when absent, null or not a scalar.
std::optional<std::string> text_argument(const Json &arguments, const char *name);

/// As text_argument, with nothing as "".
std::string text_or_empty(const Json &arguments, const char *name);

/// The argument as a whole number within the bounds. Absent or "": the fallback. Anything else is refused.
std::int64_t integer_argument(const Json &arguments, const char *name, std::int64_t fallback,
                              std::int64_t least, std::int64_t most);

}  // namespace sandbox
