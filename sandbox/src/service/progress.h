// What happens by itself while time passes: machines reach their states, and what was paid for is provided.
#pragma once

#include "service/state.h"
#include "settings.h"

namespace sandbox {

/// Carries out all that is due now.
void progress(State &state, const Settings &settings);

/// Makes a machine's next state due after the time that it takes.
void begin_change(VirtualMachine &vm, VmState during, VmState after, const Settings &settings);

}  // namespace sandbox
