// Plans as JSON: how a plan leaves the library, and how it comes back to be applied.
#pragma once

#include <string>

#include "common/error.h"
#include "dns/zone_plan.h"
#include "json/value.h"
#include "json/writer.h"

namespace balvps {

/// A plan with the IDs of its zone, which the requests need.
struct PlanOfZone {
    std::string zone_id = {};
    std::string service_id = {};
    ZonePlan plan = {};
};

/// "add", "update" or "delete".
std::string_view action_name(ChangeAction action) noexcept;

/// Writes a record of a plan or a zone.
void write_zone_record(JsonWriter &writer, const ZoneRecord &record);

/// Writes the members of an object: action, name, type, before, after.
void write_change_members(JsonWriter &writer, const PlannedChange &change);
/// Writes the member `changes`.
void write_changes(JsonWriter &writer, const std::vector<PlannedChange> &changes);

void write_plan(JsonWriter &writer, const PlanOfZone &plan);

/// Reads a plan that somebody gives, and checks all of it. Its changes are put into the order in which they
/// are made. `counts` and `warnings` may be left out.
/// @return an argument_error that names the field: "argument 'plan': changes[3].after.ttl must be ...".
Result<PlanOfZone> read_plan(const Value &plan);

}  // namespace balvps
