// Reads request bodies: JSON, or a form in PHP's notation (`content[]=10`, `privileges[support][]=tickets`).
#pragma once

#include <string_view>

#include "common/json.h"
#include "http/http.h"

namespace sandbox {

bool is_form(const Request &request);

/// Parses a form into the object that PHP would make of it. All values are strings.
Json parse_form(std::string_view body);

/// The body's arguments as an object. An empty body has none. Throws Refusal if the body cannot be read.
Json arguments_of(const Request &request);

}  // namespace sandbox
