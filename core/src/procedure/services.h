// The procedures of servers and orders. Each stands in api/procedures.yaml with its arguments and its answer.
#pragma once

#include <string_view>

#include "procedure/procedure_call.h"

namespace balvps {
namespace service_procedures {

Task<Result<void>> wait_for_vm(ProcedureCall call);
Task<Result<void>> order_and_wait(ProcedureCall call);

}  // namespace service_procedures

/// The operation that a procedure begins with, whose arguments it takes too. nullptr: none.
const Operation *first_operation_of(Procedure procedure) noexcept;

/// Checks states, intervals and the arguments of the first operation.
Result<void> check_service_arguments(const Given &given);

/// Waits until the next round of requests, but not past the deadline of the call.
/// @return an error if the call is cancelled.
Task<Result<void>> wait_for_next_round(const ProcedureCall &call, Milliseconds usual_interval);

}  // namespace balvps
