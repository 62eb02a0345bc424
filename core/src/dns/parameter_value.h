// The value of one parameter of SVCB and HTTPS records (RFC 9460).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace balvps {

/// The number of a key by its name, such as "alpn" or "key65000". None: it is no key.
std::optional<std::uint16_t> parameter_key(std::string_view name);

/// The name of a key: the inverse of parameter_key().
std::string parameter_name(std::uint16_t key);

/// The bytes of a value as a record has it. None: the key does not allow the value.
/// @param value the text after the equals sign, without quotes and escapes.
std::optional<std::string> parameter_bytes(std::uint16_t key, std::string_view value);

/// The text of a value for the place after the equals sign, still without quotes and escapes. None: these
/// bytes are no value of the key.
std::optional<std::string> parameter_text(std::uint16_t key, std::string_view bytes);

/// A text for messages that says what a key allows, such as "a port from 0 to 65535".
std::string_view allowed_value(std::uint16_t key) noexcept;

}  // namespace balvps
