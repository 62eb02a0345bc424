// The types of DNS records that the service accepts, and the format of their content.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "common/json.h"
#include "settings.h"

namespace sandbox {

/// The position of the serial in an SOA's content.
inline constexpr std::size_t soa_serial_index = 2;

bool is_record_type(std::string_view type);

/// Whether the content is a text, which the settings' style applies to.
bool is_text_type(std::string_view type);

/// The content as it is stored: an array for SOA (7 texts) and SRV (weight, port, target), a text for other
/// types.
/// @return nullopt if the content does not fit the type
std::optional<Json> stored_content(const std::string &type, const Json &content, TxtStyle style);

}  // namespace sandbox
