// The procedures that read and write the records of one name.
#include <algorithm>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "common/printable.h"
#include "dns/name.h"
#include "dns/record_set.h"
#include "dns/record_types.h"
#include "procedure/answer.h"
#include "procedure/zone.h"
#include "procedure/zone_writer.h"

namespace balvps {
namespace {

/// A zone that was read, and the canonical name of the records in question; empty: any name.
struct Place {
    Zone zone = {};
    std::string name = {};
};

/// Finds and reads the zone of a call.
Task<Result<Place>> find_place(ProcedureCall call) {
    const Given &given = call.given;
    Result<Zone> zone = co_await find_and_read_zone(call.sender, wish_of(given), call.settings.txt_style);
    if (!zone) {
        co_return failure(std::move(zone.error()));
    }
    Place place{std::move(*zone), {}};
    if (given.value("name") != nullptr) {
        const bool is_full = given.value("zone") == nullptr;
        Result<std::string> name = is_full ? canonical_name(given.text("name"))
                                           : name_in_zone(given.text("name"), place.zone.summary.name);
        if (!name) {
            co_return failure(about_argument("name", std::move(name.error())));
        }
        place.name = std::move(*name);
    }
    co_return place;
}

/// The error if a zone was read again and does not show what was written.
Error not_shown(ChangeAction action, const ZoneRecord &record) {
    const bool removed = action == ChangeAction::remove;
    return make_error(ErrorCode::ambiguous_write, "the zone, read again, " +
                                                      std::string(removed ? "still has " : "does not have ") +
                                                      name_and_type(record.name, record.data.type) + " " +
                                                      printable(record.data.content, 60));
}

/// The zone after changes, as far as it is known without reading it: added records have no ID.
Zone changed(Zone zone, const std::vector<PlannedChange> &changes) {
    for (const PlannedChange &change : changes) {
        if (change.before) {
            std::erase_if(zone.records, [&](const ZoneRecord &each) { return each.id == change.before->id; });
        }
        if (change.after) {
            zone.records.push_back(*change.after);
        }
    }
    return zone;
}

/// Carries out changes. If there are any and the caller did not decline, the zone is read once more.
/// @return the zone after them.
Task<Result<Zone>> write_and_read(ProcedureCall call, Zone before, std::vector<PlannedChange> changes) {
    const ZoneWriter writer(before, call.settings.txt_style);
    if (Result<void> written = co_await writer.carry_out_all(call.sender, changes); !written) {
        co_return failure(std::move(written.error()));
    }
    if (changes.empty() || !call.given.boolean("readback", true)) {
        co_return changed(std::move(before), changes);
    }
    Result<Zone> after = co_await read_zone(call.sender, before.summary, call.settings.txt_style);
    if (!after) {
        co_return failure(unseen_write(std::move(after.error())));
    }
    const auto missing = std::find_if(changes.begin(), changes.end(), [&](const PlannedChange &change) {
        return !ZoneWriter::shows(*after, change);
    });
    if (missing != changes.end()) {
        co_return failure(unseen_write(not_shown(missing->action, missing->record())));
    }
    co_return after;
}

/// The record of a zone that has a name and a value. nullptr: there is none.
const ZoneRecord *record_in(const Zone &zone, std::string_view name, const RecordData &value) {
    const auto found = std::find_if(zone.records.begin(), zone.records.end(), [&](const ZoneRecord &record) {
        return record.name == name && is_wanted(record.data, value);
    });
    return found == zone.records.end() ? nullptr : &*found;
}

/// The warnings of a plan. One more is added if the service has raised a TTL, because every further call with
/// the lower TTL would write again.
std::vector<std::string> warnings_of(const RecordSetPlan &plan, const Zone &after) {
    std::vector<std::string> warnings = plan.warnings;
    for (const PlannedChange &change : plan.changes) {
        if (!change.after || !change.after->ttl) {
            continue;
        }
        const ZoneRecord &written = *change.after;
        const ZoneRecord *record = record_in(after, written.name, written.data);
        if (record != nullptr && record->ttl > written.ttl) {
            warnings.push_back(name_and_type(written.name, written.data.type) +
                               ": the service has raised the TTL " + std::to_string(*written.ttl) + " to " +
                               std::to_string(*record->ttl) +
                               "; a call with the lower TTL writes it again each time");
            break;  // records of one name and type share one TTL
        }
    }
    return warnings;
}

/// What was done for one value.
std::string_view change_of(const std::vector<PlannedChange> &changes) noexcept {
    const auto made = [&](ChangeAction action) {
        return std::any_of(changes.begin(), changes.end(),
                           [action](const PlannedChange &change) { return change.action == action; });
    };
    return made(ChangeAction::add) ? "created" : changes.empty() ? "unchanged" : "updated";
}

// The arguments have been checked.

std::string type_of(const Given &given) {
    return given.value("type") != nullptr ? *record_type(given.text("type")) : std::string();
}

RecordFilter filter_of(const Given &given, std::string name) {
    return {std::move(name), type_of(given), given.value("content")};
}

RecordData value_of(const Given &given, const Value &content) {
    return *record_data(given.text("type"), content, given.integer("priority"));
}

}  // namespace

namespace dns_procedures {

Task<Result<void>> find_zone(ProcedureCall call) {
    const Result<ZoneSummary> found = co_await look_up_zone(call.sender, wish_of(call.given));
    if (!found) {
        co_return failure(found.error());
    }
    co_return answer(call, [&](JsonWriter &writer) {
        writer.name("zone");
        write_zone(writer, *found);
    });
}

Task<Result<void>> list_records(ProcedureCall call) {
    const Result<Place> place = co_await find_place(call);
    if (!place) {
        co_return failure(place.error());
    }
    const RecordFilter filter = filter_of(call.given, place->name);
    const Result<std::vector<ZoneRecord>> found = find_records(place->zone.records, filter);
    if (!found) {
        co_return failure(found.error());
    }
    co_return answer(call, [&](JsonWriter &writer) {
        writer.name("zone");
        write_zone(writer, place->zone.summary);
        write_records(writer, "records", *found);
    });
}

Task<Result<void>> ensure_record(ProcedureCall call) {
    const Result<Place> place = co_await find_place(call);
    if (!place) {
        co_return failure(place.error());
    }
    const Zone &zone = place->zone;
    const RecordData value = value_of(call.given, *call.given.value("content"));
    const Result<RecordSetPlan> plan =
        ensure_value(zone.summary.name, zone.records, place->name, value, call.given.integer("ttl"));
    if (!plan) {
        co_return failure(plan.error());
    }
    const Result<Zone> after = co_await write_and_read(call, zone, plan->changes);
    if (!after) {
        co_return failure(after.error());
    }
    const ZoneRecord *record = record_in(*after, place->name, value);
    if (record == nullptr) {  // another writer has removed it meanwhile
        ZoneRecord wanted{{}, place->name, value, {}};
        co_return failure(unseen_write(not_shown(ChangeAction::add, wanted)));
    }
    co_return answer(call, [&](JsonWriter &writer) {
        writer.name("record");
        write_zone_record(writer, *record);
        writer.member("change", change_of(plan->changes));
        write_warnings(writer, warnings_of(*plan, *after));
    });
}

Task<Result<void>> set_records(ProcedureCall call) {
    const Result<Place> place = co_await find_place(call);
    if (!place) {
        co_return failure(place.error());
    }
    RecordSetWish wish{place->name, {}, call.given.integer("ttl")};
    for (const Value &content : *call.given.value("contents")) {
        wish.values.push_back(value_of(call.given, content));
    }
    const Zone &zone = place->zone;
    const std::string type = type_of(call.given);
    const Result<RecordSetPlan> plan = set_values(zone.summary.name, zone.records, type, wish);
    if (!plan) {
        co_return failure(plan.error());
    }
    const Result<Zone> after = co_await write_and_read(call, zone, plan->changes);
    if (!after) {
        co_return failure(after.error());
    }
    co_return answer(call, [&](JsonWriter &writer) {
        write_records(writer, "records", records_of(after->records, place->name, type));
        write_changes(writer, plan->changes);
        write_warnings(writer, warnings_of(*plan, *after));
    });
}

Task<Result<void>> remove_records(ProcedureCall call) {
    const Result<Place> place = co_await find_place(call);
    if (!place) {
        co_return failure(place.error());
    }
    const Zone &zone = place->zone;
    const RecordFilter filter = filter_of(call.given, place->name);
    const Result<RecordSetPlan> plan = remove_values(zone.summary.name, zone.records, filter);
    if (!plan) {
        co_return failure(plan.error());
    }
    const ZoneWriter zone_writer(zone, call.settings.txt_style);
    if (Result<void> written = co_await zone_writer.carry_out_all(call.sender, plan->changes); !written) {
        co_return written;
    }
    std::vector<ZoneRecord> removed;
    for (const PlannedChange &change : plan->changes) {
        removed.push_back(*change.before);
    }
    co_return answer(call, [&](JsonWriter &writer) { write_records(writer, "removed", removed); });
}

}  // namespace dns_procedures
}  // namespace balvps
