// The procedures of DNS. Each stands in api/procedures.yaml with its arguments and its answer.
#pragma once

#include "procedure/procedure_call.h"
#include "procedure/zone.h"

namespace balvps {

/// How the caller names the zone.
inline ZoneWish wish_of(const Given &given) noexcept {
    return {given.text("zone"), given.integer("service_id"), given.text("name"),
            given.boolean("exact", false)};
}

namespace dns_procedures {

Task<Result<void>> find_zone(ProcedureCall call);
Task<Result<void>> list_records(ProcedureCall call);
Task<Result<void>> ensure_record(ProcedureCall call);
Task<Result<void>> set_records(ProcedureCall call);
Task<Result<void>> remove_records(ProcedureCall call);
Task<Result<void>> export_zone(ProcedureCall call);
Task<Result<void>> plan_zone(ProcedureCall call);
Task<Result<void>> apply_plan(ProcedureCall call);

}  // namespace dns_procedures

/// Whether a text is the ID of a zone rather than its name.
bool is_zone_id(std::string_view zone) noexcept;

/// The canonical name of the records of a call, which has a name and whose zone has been checked. If the
/// caller names the zone's ID, the zone's name is not known yet: the name stays as it is written.
Result<std::string> known_full_name(const Given &given);

/// Checks zones, names, types and contents as far as that is possible without the service. It does not check
/// plans and lists of records: they are checked when they are read, which is done once.
Result<void> check_dns_arguments(const Given &given);

}  // namespace balvps
