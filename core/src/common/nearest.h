// "Did you mean …": finds the known name that is nearest to a mistyped one.
#pragma once

#include <string_view>
#include <vector>

namespace balvps {

/// The candidate with the smallest edit distance to `name`. Empty if no candidate is near enough to be a
/// likely typing error.
std::string_view nearest(std::string_view name, const std::vector<std::string_view> &candidates);

}  // namespace balvps
