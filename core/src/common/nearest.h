// "Did you mean …": the known name nearest to a mistyped one.
#pragma once

#include <string_view>
#include <vector>

namespace balvps {

/// The candidate with the smallest edit distance to `name`, if it is near enough to be a likely slip; else
/// empty.
std::string_view nearest(std::string_view name, const std::vector<std::string_view> &candidates);

}  // namespace balvps
