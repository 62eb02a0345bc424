// The JSON type of the sandbox. Ordered, so that fields come out as the document lists them.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace sandbox {

using Json = nlohmann::ordered_json;

/// Encodes like PHP's json_encode does: ASCII only and with slashes escaped ("2016\/12\/1").
/// Bytes that are not UTF-8 are replaced, never a reason to fail.
std::string encode_like_php(const Json &value);

/// Compact encoding for the sandbox's own files and control answers.
std::string encode(const Json &value);

/// The parsed text, or a discarded value when it is not JSON or nested too deep.
Json parse(std::string_view text);

}  // namespace sandbox
