// Compares the contents of DNS records.
#pragma once

#include <string>
#include <string_view>

#include "json/value.h"

namespace balvps {

/// A host name in lower case, without a final dot.
std::string canonical_host(std::string_view name);

/// The content of a record in canonical form, by its type: addresses in their shortest form, host names in
/// lower case without a final dot, texts without quotes and otherwise unchanged. The items of a list are
/// joined. Content of an unknown type only loses its quotes.
std::string canonical_content(std::string_view type, const Value &content);

}  // namespace balvps
