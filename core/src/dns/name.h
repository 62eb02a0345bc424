// Names of DNS: checks them, compares them, and places them in a zone.
//
// A *canonical name* is a fully qualified domain name as the library compares and sends it: ASCII in lower
// case, without a final dot, with international labels in their xn-- form. The root is "".
#pragma once

#include <string>
#include <string_view>

#include "common/error.h"

namespace balvps {

/// The canonical name of what a user wrote. Labels have letters, digits, "-", "_" and "/" (RFC 2317), or are
/// international (IDNA 2008). The first label may be "*". The argument_error continues a sentence that starts
/// with the argument's name. The root and an empty text are refused.
Result<std::string> canonical_name(std::string_view text);

/// The canonical name of what the service sent. A text that is no name is only put in lower case and loses
/// its final dot.
std::string known_name(std::string_view text);

/// Whether a canonical name is the zone or lies in it. Whole labels count: notexample.com is not in
/// example.com.
bool lies_in(std::string_view name, std::string_view zone) noexcept;

/// The canonical name of what a user wrote for a record of a canonical zone. "" and "@" are the zone itself.
/// A name with a final dot is absolute and must lie in the zone. A name that lies in the zone is absolute
/// too. Every other name is relative to the zone, also one whose last label is "@", such as "_sip._tcp.@".
Result<std::string> name_in_zone(std::string_view written, std::string_view zone);

/// A canonical name as zone files have it: "@" for the zone itself, otherwise without the zone. A name
/// outside the zone stays whole.
std::string_view relative_name(std::string_view name, std::string_view zone) noexcept;

}  // namespace balvps
