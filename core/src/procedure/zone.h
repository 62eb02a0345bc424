// Finds the zones of an account and reads their records.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "auth/sender.h"
#include "dns/record_data.h"
#include "dns/zone_json.h"
#include "procedure/requests.h"

namespace balvps {

/// A zone as it was read.
struct Zone {
    ZoneSummary summary = {};
    std::string serial = {};  ///< of the SOA, as digits; empty: not known
    std::vector<ZoneRecord> records = {};
};

/// How a caller names a zone.
struct ZoneWish {
    std::string_view zone = {};  ///< name or ID; empty: the zone that the name lies in
    std::optional<std::int64_t> service_id = {};
    std::string_view name = {};  ///< of a record, fully qualified
    bool exact = false;          ///< the name must be the zone's own
};

/// The IDs of requests that read or write a zone. @param record_id empty: not known, or not needed.
RequestIds ids_in_requests(const ZoneSummary &zone, std::string_view record_id = {});

/// Finds a zone in the list of the account's zones. A wish with both IDs needs no list. The zone then has no
/// name until it is read.
Task<Result<ZoneSummary>> look_up_zone(Sender &sender, ZoneWish wish);

/// Finds a zone and reads it.
Task<Result<Zone>> find_and_read_zone(Sender &sender, ZoneWish wish, TxtStyle style);

/// Reads a zone with one request. Records that cannot be compared, because they have no ID, no name or no
/// type, are left out.
Task<Result<Zone>> read_zone(Sender &sender, ZoneSummary summary, TxtStyle style);

}  // namespace balvps
