// Procedures: calls of several requests, which know how a job of the customer is done.
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

#include "auth/sender.h"
#include "dns/record_data.h"
#include "request/arguments.h"

namespace balvps {

struct ProcedureSettings {
    TxtStyle txt_style = TxtStyle::bare;
    std::size_t max_in_flight = 1;  ///< of the writes of apply_plan
};

/// Carries out an operation as a call of it would, with the service's own route. The sender then has its
/// answer. The arguments must stay alive until its end.
using CarryOut = std::function<Task<Result<void>>(std::string_view operation, const ArgumentList &arguments)>;

/// Runs a procedure. The sender then has its answer.
/// @param arguments checked for the procedure.
Task<Result<void>> run_procedure(const Operation &procedure, const Arguments &arguments, Sender &sender,
                                 const ProcedureSettings &settings, const CarryOut &carry_out);

/// What a procedure would send, as far as that is known without asking the service. IDs that it would find
/// out stand in braces.
/// @return {"requests":[{"method","url","body","safe","when"}]}. `when` is "always" or "if needed". An error
/// if an argument is not allowed.
Result<Document> describe_procedure(const Operation &procedure, const Arguments &arguments,
                                    std::string_view base_url, const ProcedureSettings &settings);

/// Whether a procedure sends several requests at the same time.
bool sends_at_once(const Operation &procedure) noexcept;

}  // namespace balvps
