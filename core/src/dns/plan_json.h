// Plans as JSON: how a plan leaves the library, and how it comes back to be applied.
#pragma once

#include <cstdint>

#include "common/error.h"
#include "dns/zone_plan.h"
#include "json/value.h"
#include "json/writer.h"

namespace balvps {

/// A plan with the IDs of its zone, which the requests need.
struct PlanOfZone {
    std::int64_t zone_id = 0;
    std::int64_t service_id = 0;
    ZonePlan plan = {};
};

void write_plan(JsonWriter &writer, const PlanOfZone &plan);

/// Reads a plan that somebody gives, and checks all of it. Its changes are put into the order in which they
/// are made. `counts` and `warnings` may be left out.
/// @return an argument_error that names the field: "argument 'plan': changes[3].after.ttl must be ...".
Result<PlanOfZone> read_plan(const Value &plan);

}  // namespace balvps
