#include "dns/plan_json.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "common/number.h"
#include "common/printable.h"
#include "dns/field_reader.h"
#include "dns/name.h"
#include "dns/record_types.h"
#include "dns/zone_json.h"

namespace balvps {
namespace {

constexpr std::int64_t id_limit = INT64_MAX;
constexpr std::int64_t serial_limit = UINT32_MAX;

void write_counts(JsonWriter &writer, const ChangeCounts &counts) {
    writer.name("counts");
    writer.start_object();
    write_number(writer, "add", static_cast<std::int64_t>(counts.add));
    write_number(writer, "update", static_cast<std::int64_t>(counts.update));
    write_number(writer, "delete", static_cast<std::int64_t>(counts.remove));
    write_number(writer, "unchanged", static_cast<std::int64_t>(counts.unchanged));
    writer.end_object();
}

std::string item_of(std::string_view list, std::size_t index) {
    return std::string(list) + "[" + std::to_string(index) + "]";
}

/// Reads the parts of a plan.
class PlanReader : private FieldReader {
  public:
    Result<PlanOfZone> read(const Value &value) {
        PlanOfZone read;
        if (const Value *plan =
                object("it", value, {"zone", "serial", "changes", "counts", "records", "warnings"})) {
            read_zone(*plan, read);
            read.plan.serial = digits("serial", plan->find("serial"), serial_limit).value_or("");
            read_changes(plan->find("changes"), read.plan);
            read_records_before(plan->find("records"), read.plan);
            read_counts(plan->find("counts"), read.plan);
            read_warnings(plan->find("warnings"), read.plan);
        }
        if (has_mistake()) {
            return failure(error("plan"));
        }
        return read;
    }

  private:
    std::int64_t id(const std::string &place, const Value *value) {
        const std::optional<std::int64_t> id = number(place, value, id_limit);
        if (!id) {
            must_be(place, "a whole number", value);
        }
        return id.value_or(0);
    }

    void read_zone(const Value &plan, PlanOfZone &read) {
        const Value *value = plan.find("zone");
        if (value == nullptr) {
            return must_be("zone", "an object", value);
        }
        if (const Value *zone = object("zone", *value, {"domain_id", "name", "service_id"})) {
            read.zone_id = id("zone.domain_id", zone->find("domain_id"));
            read.service_id = id("zone.service_id", zone->find("service_id"));
            Result<std::string> name = canonical_name(text("zone.name", zone->find("name")));
            if (!name) {
                return refuse("zone.name " + name.error().message);
            }
            read.plan.zone = *std::move(name);
        }
    }

    void read_changes(const Value *changes, ZonePlan &plan) {
        if (!is_list(changes)) {
            return must_be("changes", "a list", changes);
        }
        plan.changes.reserve(changes->size());
        for (std::size_t i = 0; i < changes->size() && !has_mistake(); ++i) {
            plan.changes.push_back(read_change(item_of("changes", i), changes->begin()[i], plan.zone));
        }
        if (!has_mistake()) {
            check_each_record_once(plan.changes);
            sort_changes(plan.changes);
            check_conflicts(plan);
        }
    }

    PlannedChange read_change(const std::string &place, const Value &value, std::string_view zone) {
        PlannedChange change;
        const Value *found = object(place, value, {"action", "name", "type", "before", "after"});
        if (found == nullptr) {
            return change;
        }
        change.action = read_action(place + ".action", found->find("action"));
        ZoneRecord key;
        key.name = read_name(place + ".name", found->find("name"), zone, change.action);
        key.data.type = read_type(place + ".type", found->find("type"));
        change.before =
            read_side(place + ".before", found->find("before"), key, change.action != ChangeAction::add);
        change.after =
            read_side(place + ".after", found->find("after"), key, change.action != ChangeAction::remove);
        check_record_ids(place, change);
        if (change.after && !has_mistake()) {
            check_content(place + ".after.", *found->find("after")->find("content"), change);
        }
        return change;
    }

    ChangeAction read_action(const std::string &place, const Value *value) {
        const std::optional<ChangeAction> action = find_action(text(place, value));
        if (!action) {
            must_be(place, "'add', 'update' or 'delete'", value);
        }
        return action.value_or(ChangeAction::add);
    }

    /// A zone may have records whose names are no names. Such records can be changed or removed.
    std::string read_name(const std::string &place, const Value *value, std::string_view zone,
                          ChangeAction action) {
        const std::string written = text(place, value);
        if (action == ChangeAction::add) {
            if (const Result<std::string> name = canonical_name(written); !name) {
                refuse(place + " " + name.error().message);
            }
        }
        std::string name = known_name(written);
        if (!lies_in(name, zone)) {
            refuse(place + " must lie in the zone '" + printable(zone, 60) + "', which " +
                   shown_value(value) + " does not");
        }
        return name;
    }

    std::string read_type(const std::string &place, const Value *value) {
        Result<std::string> type = record_type(text(place, value));
        if (!type) {
            refuse(place + " must be a record type such as A or TXT, not " + shown_value(value));
            return {};
        }
        if (*type == "SOA") {
            refuse(place + " must not be SOA, because the service writes the SOA record");
        }
        return *std::move(type);
    }

    std::optional<ZoneRecord> read_side(const std::string &place, const Value *value, const ZoneRecord &key,
                                        bool is_needed) {
        if (is_missing(value) != is_needed) {
            return is_needed ? std::optional(read_record(place, *value, key)) : std::nullopt;
        }
        must_be(place, is_needed ? "a record" : "null for this action", value);
        return std::nullopt;
    }

    ZoneRecord read_record(const std::string &place, const Value &value, const ZoneRecord &key) {
        ZoneRecord record = key;
        const Value *found = object(place, value, {"id", "name", "type", "content", "priority", "ttl"});
        if (found == nullptr) {
            return record;
        }
        record.id = digits(place + ".id", found->find("id"), id_limit).value_or("");
        if (known_name(text(place + ".name", found->find("name"))) != key.name) {
            refuse(place + ".name must be the change's name, not " + shown_value(found->find("name")));
        }
        if (text(place + ".type", found->find("type")) != key.data.type) {
            refuse(place + ".type must be the change's type, not " + shown_value(found->find("type")));
        }
        record.data.content = text(place + ".content", found->find("content"));
        record.data.priority = number(place + ".priority", found->find("priority"), highest_priority);
        record.ttl = number(place + ".ttl", found->find("ttl"), longest_ttl);
        return record;
    }

    void check_record_ids(const std::string &place, PlannedChange &change) {
        if (change.before && change.before->id.empty()) {
            refuse(place + ".before.id must be the record's ID, not null");
        }
        if (!change.after) {
            return;
        }
        const std::string before = change.before ? change.before->id : "";
        if (!change.after->id.empty() && change.after->id != before) {
            refuse(place + ".after.id must be null or the ID before, not " + change.after->id);
        }
        change.after->id = before;
    }

    /// Content that an update leaves alone is not checked: the zone has it already.
    void check_content(const std::string &place, const Value &content, PlannedChange &change) {
        RecordData &after = change.after->data;
        if (change.before && change.before->data == after) {
            return;
        }
        Result<RecordData> data = record_data(after.type, content, after.priority);
        if (data) {
            after = *std::move(data);
            return;
        }
        refuse_data(place, data.error());
    }

    void check_each_record_once(const std::vector<PlannedChange> &changes) {
        std::vector<std::string_view> ids;
        for (const PlannedChange &change : changes) {
            if (change.before) {
                ids.push_back(change.before->id);
            }
        }
        std::sort(ids.begin(), ids.end());
        if (const auto twice = std::adjacent_find(ids.begin(), ids.end()); twice != ids.end()) {
            refuse("changes must change each record once, and the record " + std::string(*twice) +
                   " stands in several");
        }
    }

    /// The changes are sorted, so those of one name stand together.
    void check_conflicts(const ZonePlan &plan) {
        for (auto first = plan.changes.begin(); first != plan.changes.end() && !has_mistake();) {
            const auto end = std::find_if(first, plan.changes.end(), [&](const PlannedChange &change) {
                return change.record().name != first->record().name;
            });
            if (const std::string conflict = conflict_at_name(plan.zone, {}, {first, end});
                !conflict.empty()) {
                refuse("changes: " + conflict);
            }
            first = end;
        }
    }

    void read_records_before(const Value *value, ZonePlan &plan) {
        const std::optional<std::int64_t> records = number("records", value, id_limit);
        const ChangeCounts counts = count_changes(plan);
        const std::size_t needed = counts.update + counts.remove;
        if (!records || static_cast<std::size_t>(*records) < needed) {
            return must_be("records", "the number of records before, at least " + std::to_string(needed),
                           value);
        }
        plan.records_before = static_cast<std::size_t>(*records);
    }

    void read_counts(const Value *value, const ZonePlan &plan) {
        if (is_missing(value) ||
            object("counts", *value, {"add", "update", "delete", "unchanged"}) == nullptr) {
            return;
        }
        const ChangeCounts counts = count_changes(plan);
        for (const auto &[name, counted] :
             {std::pair("add", counts.add), std::pair("update", counts.update),
              std::pair("delete", counts.remove), std::pair("unchanged", counts.unchanged)}) {
            const std::string place = std::string("counts.") + name;
            const std::optional<std::int64_t> given = number(place, value->find(name), id_limit);
            if (!given || static_cast<std::size_t>(*given) != counted) {
                must_be(place, std::to_string(counted) + ", as 'changes' and 'records' say",
                        value->find(name));
            }
        }
    }

    void read_warnings(const Value *value, ZonePlan &plan) {
        if (is_missing(value)) {
            return;
        }
        if (!is_list(value)) {
            return must_be("warnings", "a list of texts", value);
        }
        for (std::size_t i = 0; i < value->size() && !has_mistake(); ++i) {
            plan.warnings.push_back(text(item_of("warnings", i), value->item(i)));
        }
    }
};

}  // namespace

void write_plan(JsonWriter &writer, const PlanOfZone &plan) {
    writer.start_object();
    writer.name("zone");
    write_zone(writer, {plan.zone_id, plan.plan.zone, plan.service_id});
    write_serial(writer, plan.plan.serial);
    write_changes(writer, plan.plan.changes);
    write_counts(writer, count_changes(plan.plan));
    write_number(writer, "records", static_cast<std::int64_t>(plan.plan.records_before));
    write_warnings(writer, plan.plan.warnings);
    writer.end_object();
}

Result<PlanOfZone> read_plan(const Value &plan) {
    return PlanReader().read(plan);
}

}  // namespace balvps
