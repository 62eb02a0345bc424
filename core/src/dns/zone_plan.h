// Plans: the changes that turn a zone into the wanted one. Nothing here sends a request.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/error.h"
#include "dns/record_changes.h"
#include "dns/zone_record.h"

namespace balvps {

/// Records that a plan does not touch. Each text is compared with the whole name or type in any case. "*"
/// stands for any text and "?" for one character.
struct IgnorePattern {
    std::string name = "*";  ///< fully qualified or relative to the zone; "@" is the zone itself
    std::string type = "*";
};

struct PlanOptions {
    bool may_delete = false;  ///< otherwise what is not in the list stays
    bool include_ns = false;  ///< the NS records of the zone itself are planned too
    std::vector<IgnorePattern> ignore = {};
};

struct ZonePlan {
    std::string zone = {};    ///< canonical
    std::string serial = {};  ///< of the zone when the plan was made; empty: not known
    std::vector<PlannedChange> changes = {};
    std::vector<std::string> warnings = {};
    std::size_t records_before = 0;  ///< of the whole zone

    friend bool operator==(const ZonePlan &, const ZonePlan &) = default;
};

struct ChangeCounts {
    std::size_t add = 0;
    std::size_t update = 0;
    std::size_t remove = 0;
    std::size_t unchanged = 0;
};

/// Plans the changes from the records of a zone to a list of records. SOA records are never touched. The
/// changes are in the order in which they are made.
/// @param existing all records of the zone, with their IDs.
/// @return an argument_error if the records cannot stand beside each other, or beside those that stay.
Result<ZonePlan> plan_zone(std::string zone, std::string serial, std::vector<ZoneRecord> existing,
                           std::vector<ZoneRecord> wanted, const PlanOptions &options);

ChangeCounts count_changes(const ZonePlan &plan) noexcept;

/// Whether a plan deletes or changes more than a third of a zone of ten records or more.
bool is_guarded(const ZonePlan &plan) noexcept;

}  // namespace balvps
