// The location of LOC records (RFC 1876).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace balvps {

/// The location as RFC 1876 prints it: "52 22 23.000 N 4 53 32.000 E -2.00m 0.00m 10000.00m 10.00m". None:
/// the text is no location.
std::optional<std::string> normal_location(std::string_view text);

}  // namespace balvps
