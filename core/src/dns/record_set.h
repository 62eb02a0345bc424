// The changes that make one RRset as wanted: for records that are ensured, set or removed by name.
//
// The records may be all of the zone. They have their IDs. An argument_error says which rule the wish breaks.
// SOA records are never changed.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/error.h"
#include "dns/record_changes.h"
#include "dns/zone_record.h"
#include "json/value.h"

namespace balvps {

struct RecordSetPlan {
    std::vector<PlannedChange> changes = {};  ///< in the order in which they are made; empty: all is right
    std::vector<std::string> warnings = {};
};

/// The value is in its RRset exactly once. The other values stay. A priority or TTL of none is equal to every
/// one that is there. A TTL is set for the whole RRset.
Result<RecordSetPlan> ensure_value(std::string_view zone, std::span<const ZoneRecord> records,
                                   std::string_view name, const RecordData &value,
                                   std::optional<std::int64_t> ttl);

/// The RRset has exactly the values of the wish. No values: it is removed.
Result<RecordSetPlan> set_values(std::string_view zone, std::span<const ZoneRecord> records,
                                 std::string_view type, const RecordSetWish &wish);

/// Which records are looked for.
struct RecordFilter {
    std::string name = {};           ///< canonical; empty: every name
    std::string type = {};           ///< empty: every type
    const Value *content = nullptr;  ///< as the user wrote it; nullptr: every content
    std::optional<std::int64_t> priority = {};
};

/// The records that fit. There may be none, but then the type must allow the content.
Result<std::vector<ZoneRecord>> find_records(std::span<const ZoneRecord> records, const RecordFilter &filter);

/// Removes the records that fit. Without a type, SOA and the NS records of the zone itself stay.
Result<RecordSetPlan> remove_values(std::string_view zone, std::span<const ZoneRecord> records,
                                    const RecordFilter &filter);

}  // namespace balvps
