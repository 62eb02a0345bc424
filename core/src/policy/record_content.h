// When two contents of a DNS record say the same.
#pragma once

#include <string>
#include <string_view>

#include "json/value.h"

namespace balvps {

/// A host name in lower case and without the dot at its end.
std::string canonical_host(std::string_view name);

/// The content of a record in one spelling, as its type demands: addresses in their shortest form, names of
/// hosts in lower case without the dot, texts without their quotes and otherwise exactly as they are. A list
/// is its items in a row. An unknown type is left as it is, but for the quotes around it.
std::string canonical_content(std::string_view type, const Value &content);

}  // namespace balvps
