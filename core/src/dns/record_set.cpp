#include "dns/record_set.h"

#include <algorithm>
#include <map>
#include <utility>

#include "common/printable.h"

namespace balvps {
namespace {

Result<void> check_type(std::string_view type) {
    if (type == "SOA") {
        return failure(argument_error(
            "argument 'type': the SOA record is the service's own and cannot be changed; other types can"));
    }
    return {};
}

/// The plan in order, or an error if it would break a rule.
Result<RecordSetPlan> checked(std::string_view zone, const std::vector<ZoneRecord> &at_name,
                              RecordSetPlan plan) {
    if (const std::string conflict = conflict_at_name(zone, at_name, plan.changes); !conflict.empty()) {
        return failure(argument_error("argument 'type': " + conflict));
    }
    sort_changes(plan.changes);
    return plan;
}

/// How much a record differs from a value: 0 not at all, 1 by its TTL, 2 or 3 by its priority.
int difference(const ZoneRecord &record, const RecordData &value, std::optional<std::int64_t> ttl) noexcept {
    return (value.priority && record.data.priority != value.priority ? 2 : 0) +
           (ttl && record.ttl != ttl ? 1 : 0);
}

/// The record that is, or becomes, the value. nullptr: none has its content.
const ZoneRecord *nearest_record(const std::vector<ZoneRecord> &set, const RecordData &value,
                                 std::optional<std::int64_t> ttl) noexcept {
    const ZoneRecord *nearest = nullptr;
    for (const ZoneRecord &record : set) {
        if (record.data.content == value.content &&
            (nearest == nullptr || difference(record, value, ttl) < difference(*nearest, value, ttl))) {
            nearest = &record;
        }
    }
    return nearest;
}

/// Whether a record has the content that a user wrote, which each type reads in its own way.
class ContentFilter {
  public:
    explicit ContentFilter(const RecordFilter &wish) noexcept : wish_(wish) {}

    bool admits(const RecordData &data) {
        if (wish_.content == nullptr) {
            return true;
        }
        const Result<RecordData> &wanted = as_type(data.type);
        if (!wanted) {
            return data.content == wish_.content->text();  // the zone may have content that nobody can read
        }
        return is_wanted(data, *wanted);
    }

    const Result<RecordData> &as_type(const std::string &type) {
        const auto known = by_type_.find(type);
        return known != by_type_.end()
                   ? known->second
                   : by_type_.emplace(type, record_data(type, *wish_.content, wish_.priority)).first->second;
    }

  private:
    const RecordFilter &wish_;
    std::map<std::string, Result<RecordData>> by_type_;
};

}  // namespace

Result<RecordSetPlan> ensure_value(std::string_view zone, std::span<const ZoneRecord> records,
                                   std::string_view name, const RecordData &value,
                                   std::optional<std::int64_t> ttl) {
    if (auto allowed = check_type(value.type); !allowed) {
        return failure(std::move(allowed.error()));
    }
    const std::vector<ZoneRecord> at_name = records_of(records, name, "");
    const std::vector<ZoneRecord> set = records_of(at_name, "", value.type);
    const ZoneRecord *nearest = nearest_record(set, value, ttl);
    RecordSetPlan plan;
    if (nearest != nullptr) {
        update_if_different(plan.changes, *nearest, value, ttl);
    } else {
        plan.changes.push_back(addition(
            {.id = {}, .name = std::string(name), .data = value, .ttl = ttl ? ttl : smallest_ttl(set)}));
    }
    bool others_change = false;
    for (const ZoneRecord &record : set) {
        if (&record == nearest) {
            continue;
        }
        if (nearest != nullptr && record.data == nearest->data) {
            plan.changes.push_back(removal(record));
        } else if (ttl && record.ttl != ttl) {
            update_if_different(plan.changes, record, record.data, ttl);
            others_change = true;
        }
    }
    if (others_change) {
        plan.warnings.push_back(
            name_and_type(name, value.type) + ": the TTL " + std::to_string(*ttl) +
            " is set for the other values too, because records of one name and type share "
            "one TTL");
    }
    return checked(zone, at_name, std::move(plan));
}

Result<RecordSetPlan> set_values(std::string_view zone, std::span<const ZoneRecord> records,
                                 std::string_view type, const RecordSetWish &wish) {
    if (auto allowed = check_type(type); !allowed) {
        return failure(std::move(allowed.error()));
    }
    const std::vector<ZoneRecord> at_name = records_of(records, wish.name, "");
    RecordSetPlan plan;
    plan.changes = change_record_set(records_of(at_name, "", type), wish, true).changes;
    return checked(zone, at_name, std::move(plan));
}

Result<std::vector<ZoneRecord>> find_records(std::span<const ZoneRecord> records,
                                             const RecordFilter &filter) {
    ContentFilter contents(filter);
    std::vector<ZoneRecord> found = records_of(records, filter.name, filter.type);
    std::erase_if(found, [&](const ZoneRecord &record) { return !contents.admits(record.data); });
    if (found.empty() && !filter.type.empty() && filter.content != nullptr &&
        !contents.as_type(filter.type)) {
        return failure(contents.as_type(filter.type).error());
    }
    return found;
}

Result<RecordSetPlan> remove_values(std::string_view zone, std::span<const ZoneRecord> records,
                                    const RecordFilter &filter) {
    if (auto allowed = check_type(filter.type); !allowed) {
        return failure(std::move(allowed.error()));
    }
    Result<std::vector<ZoneRecord>> found = find_records(records, filter);
    if (!found) {
        return failure(std::move(found.error()));
    }
    RecordSetPlan plan;
    for (const ZoneRecord &record : *found) {
        if (!filter.type.empty() || !is_of_zone_itself(record, zone)) {
            plan.changes.push_back(removal(record));
        }
    }
    sort_changes(plan.changes);
    return plan;
}

}  // namespace balvps
