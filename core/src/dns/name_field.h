// Domain names in the content of records.
#pragma once

#include <string>
#include <string_view>

#include "common/error.h"

namespace balvps {

/// The canonical name that a content names, or "." for the root. An IP address is refused.
Result<std::string> normal_target(std::string_view written);

/// The same for a mail address whose "@" is a dot. Dots in its local part are escaped: john\.doe.example.com.
Result<std::string> normal_mailbox(std::string_view written);

}  // namespace balvps
