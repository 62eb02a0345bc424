// Bodies as they come: JSON, or a form in PHP's notation (`content[]=10`, `privileges[support][]=tickets`).
#pragma once

#include <string_view>

#include "common/json.h"
#include "http/http.h"

namespace sandbox {

bool is_form(const Request &request);

/// The form as the object PHP would make of it; all values are strings.
Json parse_form(std::string_view body);

/// The body's arguments, an object (empty for an empty body). Throws Refusal when it cannot be read.
Json arguments_of(const Request &request);

}  // namespace sandbox
