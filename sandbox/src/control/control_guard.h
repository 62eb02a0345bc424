// Programs may control the sandbox. Web pages in a browser on this machine may not.
#pragma once

#include <string>

#include "http/http.h"

namespace sandbox {

/// @return why a request to the control path is refused, "" if it is allowed
std::string reason_to_refuse(const Request &request);

}  // namespace sandbox
