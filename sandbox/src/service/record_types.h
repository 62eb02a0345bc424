// The types of DNS records the service takes, and what their content must look like.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "common/json.h"

namespace sandbox {

/// Where the serial stands in an SOA's content.
inline constexpr std::size_t soa_serial_index = 2;

bool is_record_type(std::string_view type);

/// The content as it is stored: an array for SOA (7 texts) and SRV (weight, port, target), text for the
/// others. Nothing when the content does not fit the type.
std::optional<Json> stored_content(const std::string &type, const Json &content);

}  // namespace sandbox
