#include "procedure/procedures.h"

#include "procedure/dns.h"
#include "procedure/services.h"

namespace balvps {
namespace {

using ProcedureFunction = Task<Result<void>> (*)(ProcedureCall call);

ProcedureFunction function_of(Procedure procedure) noexcept {
    switch (procedure) {
        case Procedure::find_zone:
            return dns_procedures::find_zone;
        case Procedure::list_records:
            return dns_procedures::list_records;
        case Procedure::ensure_record:
            return dns_procedures::ensure_record;
        case Procedure::set_records:
            return dns_procedures::set_records;
        case Procedure::remove_records:
            return dns_procedures::remove_records;
        case Procedure::export_zone:
            return dns_procedures::export_zone;
        case Procedure::plan_zone:
            return dns_procedures::plan_zone;
        case Procedure::apply_plan:
            return dns_procedures::apply_plan;
        case Procedure::wait_for_vm:
            return service_procedures::wait_for_vm;
        case Procedure::order_and_wait:
            return service_procedures::order_and_wait;
        case Procedure::none:
            break;
    }
    return nullptr;
}

}  // namespace

Result<void> check_arguments(const Given &given) {
    Result<void> checked = check_dns_arguments(given);
    return checked ? check_service_arguments(given) : checked;
}

Task<Result<void>> run_procedure(const Operation &procedure, const Arguments &arguments, Sender &sender,
                                 const ProcedureSettings &settings, const CarryOut &carry_out) {
    const Given given(procedure, arguments);
    if (Result<void> checked = check_arguments(given); !checked) {
        co_return checked;
    }
    co_return co_await function_of(procedure.procedure)({given, sender, settings, carry_out});
}

bool sends_at_once(const Operation &procedure) noexcept {
    return procedure.procedure == Procedure::apply_plan;
}

}  // namespace balvps
