// Who may steer: programs, but no web page that a browser on this machine shows.
#pragma once

#include <string>

#include "http/http.h"

namespace sandbox {

/// Why a request of the control path is refused; empty: it is not.
std::string why_refused(const Request &request);

}  // namespace sandbox
