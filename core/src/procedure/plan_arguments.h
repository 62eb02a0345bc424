// The arguments of plan_zone and apply_plan.
#pragma once

#include <string_view>
#include <vector>

#include "dns/plan_json.h"
#include "dns/zone_plan.h"
#include "operation/operation.h"
#include "procedure/given.h"

namespace balvps {

/// The records that a zone should have. @param zone canonical.
Result<std::vector<ZoneRecord>> wanted_records(const Given &given, std::string_view zone);

Result<PlanOptions> plan_options(const Given &given);

/// Checks the arguments of a plan as far as that is possible without the zone.
Result<void> check_plan_arguments(Procedure procedure, const Given &given);

}  // namespace balvps
