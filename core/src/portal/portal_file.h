// A portal's document in a file.
#pragma once

#include <memory>
#include <string>

#include "common/error.h"
#include "portal/portal.h"

namespace balvps {

/// Reads a portal's document from a file.
/// @return the portal, or an error of code `configuration`, whose message continues the file's name: "cannot
/// be opened: ...".
Result<std::shared_ptr<const Portal>> read_portal_file(const std::string &path);

}  // namespace balvps
