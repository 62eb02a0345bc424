// The objects that the ids of a path name. Each function throws Refusal if there is no such object.
#pragma once

#include "service/operations.h"

namespace sandbox {

/// The first id of the path is a service of the caller.
Service &service_of_path(Call &call);
/// As service_of_path. A service whose product has no machines does not have the operation.
Service &machine_service_of_path(Call &call);
/// The second id of the path is a machine of the service.
VirtualMachine &vm_of_path(Call &call);

}  // namespace sandbox
