// International domain names.
#pragma once

#include <string>
#include <string_view>

#include "common/error.h"

namespace balvps {

/// The ASCII form of a label that has characters beyond ASCII: IDNA 2008, non-transitional, with the mapping
/// of UTS 46. "Straße" becomes "xn--strae-oqa". The label must be UTF-8 without dots. The argument_error
/// continues a sentence.
Result<std::string> ascii_label(std::string_view label);

/// Replaces the full stops of East Asian scripts, which separate labels too (UTS 46).
std::string with_ascii_dots(std::string_view name);

/// The ASCII form of a name. Labels in ASCII, such as "*" or "_dmarc", and a final dot stay as they are.
Result<std::string> ascii_name(std::string_view name);

}  // namespace balvps
