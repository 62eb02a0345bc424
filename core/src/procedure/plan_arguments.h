// The arguments of plan_zone and apply_plan.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "dns/plan_json.h"
#include "dns/zone_plan.h"
#include "procedure/given.h"

namespace balvps {

/// The records that a zone should have. @param zone canonical.
Result<std::vector<ZoneRecord>> wanted_records(const Given &given, std::string_view zone);

/// The same, if the name of the zone is known before the zone is read. None: the caller named its ID.
Result<std::optional<std::vector<ZoneRecord>>> wanted_records_by_name(const Given &given);

Result<PlanOptions> plan_options(const Given &given);

}  // namespace balvps
