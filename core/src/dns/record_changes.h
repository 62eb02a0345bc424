// Changes of records: what turns one RRset into another, in which order changes are made, and which
// records cannot stand beside each other.
//
// An *RRset* is the records of one name and type. They share one TTL (RFC 2181, 5.2).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dns/zone_record.h"

namespace balvps {

enum class ChangeAction : std::uint8_t { add, update, remove };

/// One write. An update keeps the record's name and type.
struct PlannedChange {
    ChangeAction action = ChangeAction::add;
    std::optional<ZoneRecord> before = {};  ///< none if the record is added
    std::optional<ZoneRecord> after = {};   ///< none if the record is removed

    /// The record after the change, or the one that is removed.
    const ZoneRecord &record() const noexcept { return after ? *after : *before; }

    friend bool operator==(const PlannedChange &, const PlannedChange &) = default;
};

PlannedChange addition(ZoneRecord after);
PlannedChange update(const ZoneRecord &before, ZoneRecord after);
PlannedChange removal(const ZoneRecord &before);

/// Adds an update if a record is not as wanted. A priority or TTL of none stays as it is.
void update_if_different(std::vector<PlannedChange> &changes, const ZoneRecord &before,
                         const RecordData &data, std::optional<std::int64_t> ttl);

/// What an RRset is to be. A priority or TTL of none is equal to every one that is there.
struct RecordSetWish {
    std::string name = {};  ///< canonical
    std::vector<RecordData> values = {};
    std::optional<std::int64_t> ttl = {};
};

struct RecordSetChanges {
    std::vector<PlannedChange> changes = {};
    std::size_t staying = 0;  ///< how many records stay that are not wanted
};

/// The changes that turn an RRset into the wanted one. Records that are right stay as they are. Changed
/// values become updates, so that the RRset is never empty in between.
/// @param may_remove otherwise nothing is removed, and old values are replaced only if each of them has a
/// new value: else nobody knows which of them is meant.
RecordSetChanges change_record_set(std::span<const ZoneRecord> existing, const RecordSetWish &wish,
                                   bool may_remove);

/// The smallest TTL of an RRset, which new records take. None if no TTL is known.
std::optional<std::int64_t> smallest_ttl(std::span<const ZoneRecord> records) noexcept;

/// Puts changes into the order in which they are made: by name, and within a name such that no step
/// conflicts with a CNAME, and an RRset that remains is never empty.
void sort_changes(std::vector<PlannedChange> &changes);

/// Says which rule the records of one name would break after the changes. Empty: none. Only additions and
/// updates are refused: a zone that breaks a rule already may be read, and repaired step by step.
std::string conflict_at_name(std::string_view zone, std::span<const ZoneRecord> existing,
                             std::span<const PlannedChange> changes);

}  // namespace balvps
