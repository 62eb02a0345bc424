// The parameters of SVCB and HTTPS records (RFC 9460).
#pragma once

#include <string>
#include <string_view>

#include "common/error.h"

namespace balvps {

/// Parameters in the order of their numbers, each as RFC 9460 writes it: "alpn=h2,h3 port=443". Known keys
/// have their names. The argument_error continues a sentence that starts with "the parameters".
Result<std::string> normal_parameters(std::string_view text);

}  // namespace balvps
