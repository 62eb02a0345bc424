// Zones, their records and changes as JSON, as the answers of procedures have them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dns/record_changes.h"
#include "dns/zone_record.h"
#include "json/writer.h"

namespace balvps {

/// Identifies a zone at the service.
struct ZoneSummary {
    std::int64_t id = 0;    ///< domain_id in lists, zone_id in calls
    std::string name = {};  ///< canonical
    std::int64_t service_id = 0;
};

/// "add", "update" or "delete".
std::string_view action_name(ChangeAction action) noexcept;

/// The action with a name. None: there is none.
std::optional<ChangeAction> find_action(std::string_view name) noexcept;

/// Writes a member that is a number, or null.
void write_number(JsonWriter &writer, std::string_view name, std::optional<std::int64_t> number);

/// Writes {"domain_id","name","service_id"}.
void write_zone(JsonWriter &writer, const ZoneSummary &zone);

void write_zone_record(JsonWriter &writer, const ZoneRecord &record);

/// Writes the members of an object: action, name, type, before, after.
void write_change_members(JsonWriter &writer, const PlannedChange &change);

// Each writes the member with its name.
void write_serial(JsonWriter &writer, std::string_view serial);
void write_changes(JsonWriter &writer, const std::vector<PlannedChange> &changes);
void write_warnings(JsonWriter &writer, const std::vector<std::string> &warnings);

}  // namespace balvps
