// What a procedure works with.
#pragma once

#include "procedure/given.h"
#include "procedure/procedures.h"

namespace balvps {

struct ProcedureCall {
    Given given;
    Sender &sender;
    const ProcedureSettings &settings;
    const CarryOut &carry_out;
};

/// Checks the arguments of a procedure as far as that is possible without the service.
Result<void> check_arguments(const Given &given);

}  // namespace balvps
