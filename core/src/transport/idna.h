// International labels of domain names.
#pragma once

#include <string>
#include <string_view>

#include "common/error.h"

namespace balvps {

/// The ASCII form of a label that has characters beyond ASCII: IDNA 2008, non-transitional, with the mapping
/// of UTS 46. "Straße" becomes "xn--strae-oqa". The label must be UTF-8 without dots. The argument_error
/// continues a sentence.
Result<std::string> ascii_label(std::string_view label);

}  // namespace balvps
