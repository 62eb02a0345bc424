// IP addresses as texts.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace balvps {

/// The four bytes of an IPv4 address in dotted decimal form. None: the text is no such address.
std::optional<std::string> read_ipv4(std::string_view text);

/// The sixteen bytes of an IPv6 address, which has no zone. None: the text is no such address.
std::optional<std::string> read_ipv6(std::string_view text);

/// Writes four bytes as an IPv4 address.
std::string ipv4_text(std::string_view bytes);

/// Writes sixteen bytes as an IPv6 address (RFC 5952): in lower case, the longest run of zeros as "::", and
/// the end in dotted form if the address embeds an IPv4 address (::ffff:192.0.2.1).
std::string ipv6_text(std::string_view bytes);

}  // namespace balvps
