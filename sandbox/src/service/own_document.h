// The Swagger document of the sandbox's own operations, with the quirks of such documents.
#pragma once

#include "common/json.h"
#include "settings.h"

namespace sandbox {

/// Describes the operations that the settings leave, with the quirks that they switch on.
Json own_document(const Settings &settings);

}  // namespace sandbox
