// The JSON type of the sandbox. It keeps the order of fields, so answers list them as the document does.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace sandbox {

using Json = nlohmann::ordered_json;

/// Encodes like PHP's json_encode does: ASCII only and with slashes escaped ("2016\/12\/1").
/// Bytes that are not UTF-8 are replaced, so encoding never fails.
std::string encode_like_php(const Json &value);

/// PHP encodes an empty array as [], also where an object is meant.
Json php_object(const Json &object);

/// Compact encoding for the sandbox's own files and control answers.
std::string encode(const Json &value);

/// @return the parsed text, or a discarded value if the text is not JSON or is nested too deep
Json parse(std::string_view text);

}  // namespace sandbox
