// A record of a zone, and the order of records.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dns/record_data.h"

namespace balvps {

/// The largest TTL in seconds (RFC 2181, 8).
inline constexpr std::int64_t longest_ttl = 2'147'483'647;

/// A record of a zone in normal form.
struct ZoneRecord {
    std::string id = {};    ///< the service's ID; empty: the record is not in the zone yet
    std::string name = {};  ///< canonical
    RecordData data = {};
    std::optional<std::int64_t> ttl = {};  ///< in seconds; none: not given

    friend bool operator==(const ZoneRecord &, const ZoneRecord &) = default;
};

/// The records that have a name and a type. An empty name or type is any.
std::vector<ZoneRecord> records_of(std::span<const ZoneRecord> records, std::string_view name,
                                   std::string_view type);

/// Whether a record makes the zone a zone: SOA, or NS of the zone itself. Such records are not changed unless
/// somebody asks for that.
bool is_of_zone_itself(const ZoneRecord &record, std::string_view zone) noexcept;

/// The serial in the content of an SOA record; empty: the content is not readable.
std::string_view serial_of(std::string_view soa);

/// A record for a message: "www.example.com A".
std::string name_and_type(std::string_view name, std::string_view type);

/// The canonical order of names (RFC 4034, 6.1): the last labels are compared first.
std::strong_ordering compare_names(std::string_view left, std::string_view right) noexcept;

/// The order of the types of one name: SOA, NS, then the alphabet.
std::strong_ordering compare_types(std::string_view left, std::string_view right) noexcept;

/// The order of records: name, type, content, priority, ID.
std::strong_ordering compare_records(const ZoneRecord &left, const ZoneRecord &right) noexcept;

void sort_canonically(std::vector<ZoneRecord> &records);

}  // namespace balvps
