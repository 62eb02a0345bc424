#include "dns/zone_plan.h"

#include <algorithm>
#include <set>
#include <span>
#include <utility>

#include "common/glob.h"
#include "common/printable.h"
#include "dns/name.h"

namespace balvps {
namespace {

using Records = std::span<const ZoneRecord>;

/// The records of the zone and of the list, each in canonical order.
struct Sides {
    Records existing;
    Records wanted;

    bool empty() const noexcept { return existing.empty() && wanted.empty(); }
    const ZoneRecord &any() const noexcept { return existing.empty() ? wanted.front() : existing.front(); }
};

/// Takes the leading records that are equal in this order from both sides.
template <typename Compare>
Sides take_first(Sides &rest, Compare compare) {
    const bool wanted_first =
        rest.existing.empty() ||
        (!rest.wanted.empty() && compare(rest.wanted.front(), rest.existing.front()) < 0);
    const ZoneRecord &first = wanted_first ? rest.wanted.front() : rest.existing.front();
    const auto take = [&](Records &records) {
        const auto end = std::find_if(records.begin(), records.end(),
                                      [&](const ZoneRecord &record) { return compare(record, first) != 0; });
        const Records taken(records.begin(), end);
        records = Records(end, records.end());
        return taken;
    };
    return {.existing = take(rest.existing), .wanted = take(rest.wanted)};
}

std::vector<RecordData> data_of(Records records) {
    std::vector<RecordData> data;
    data.reserve(records.size());
    for (const ZoneRecord &record : records) {
        data.push_back(record.data);
    }
    return data;
}

/// The content of a SOA record without its serial, which the service counts.
std::string without_serial(std::string soa) {
    const std::string_view serial = serial_of(soa);
    return serial.empty() ? soa
                          : soa.erase(static_cast<std::size_t>(serial.data() - soa.data()), serial.size());
}

std::set<std::string> contents(Records records) {
    std::set<std::string> contents;
    for (const ZoneRecord &record : records) {
        contents.insert(record.data.type == "SOA" ? without_serial(record.data.content)
                                                  : record.data.content);
    }
    return contents;
}

class Planner {
  public:
    Planner(std::string zone, const PlanOptions &options) : options_(options) {
        plan_.zone = std::move(zone);
    }

    void plan_all(Sides rest) {
        const auto by_name = [](const ZoneRecord &left, const ZoneRecord &right) {
            return compare_names(left.name, right.name);
        };
        while (!rest.empty()) {
            plan_name(take_first(rest, by_name));
        }
    }

    ZonePlan &plan() noexcept { return plan_; }
    const std::vector<std::string> &mistakes() const noexcept { return mistakes_; }

  private:
    void plan_name(const Sides &name) {
        const auto by_type = [](const ZoneRecord &left, const ZoneRecord &right) {
            return compare_types(left.data.type, right.data.type);
        };
        std::vector<PlannedChange> changes;
        for (Sides rest = name; !rest.empty();) {
            plan_set(take_first(rest, by_type), changes);
        }
        if (std::string conflict = conflict_at_name(plan_.zone, name.existing, changes); !conflict.empty()) {
            const bool may_stay = !options_.may_delete && !name.existing.empty();
            mistakes_.push_back(std::move(conflict) +
                                (may_stay ? " (records of the zone stay, unless 'delete' is true)" : ""));
        }
        std::move(changes.begin(), changes.end(), std::back_inserter(plan_.changes));
    }

    void plan_set(const Sides &set, std::vector<PlannedChange> &changes) {
        const ZoneRecord &record = set.any();
        if (is_ignored(record)) {
            return;
        }
        if (is_protected(record)) {
            check_protected(set);
            return;
        }
        if (set.wanted.empty() && !options_.may_delete) {
            return;
        }
        const RecordSetWish wish{
            .name = record.name, .values = data_of(set.wanted), .ttl = wanted_ttl(set.wanted)};
        RecordSetChanges changed = change_record_set(set.existing, wish, options_.may_delete);
        if (changed.staying > 0) {
            plan_.warnings.push_back(name_and_type(record.name, record.data.type) +
                                     ": records of the zone that are not in the list stay (" +
                                     std::to_string(changed.staying) + "), because 'delete' is false");
        }
        std::move(changed.changes.begin(), changed.changes.end(), std::back_inserter(changes));
    }

    bool is_ignored(const ZoneRecord &record) const {
        return std::any_of(options_.ignore.begin(), options_.ignore.end(), [&](const IgnorePattern &pattern) {
            return matches_glob(record.data.type, pattern.type) &&
                   (matches_glob(record.name, pattern.name) ||
                    matches_glob(relative_name(record.name, plan_.zone), pattern.name));
        });
    }

    bool is_protected(const ZoneRecord &record) const noexcept {
        return is_of_zone_itself(record, plan_.zone) && (record.data.type == "SOA" || !options_.include_ns);
    }

    /// Says what the list has and the plan leaves out.
    void check_protected(const Sides &set) {
        if (set.wanted.empty()) {
            return;
        }
        const ZoneRecord &record = set.wanted.front();
        const bool is_soa = record.data.type == "SOA";
        const std::set<std::string> wanted = contents(set.wanted);
        if (is_soa && record.name != plan_.zone) {
            mistakes_.push_back(printable(record.name) +
                                " would have an SOA record, which only the zone itself has");
        } else if (is_soa && wanted.size() > 1) {
            mistakes_.push_back(printable(record.name) + " would have several SOA records; a zone has one");
        } else if (wanted != contents(set.existing)) {
            plan_.warnings.push_back(
                name_and_type(record.name, record.data.type) +
                ": the list differs from the zone and is not applied, " +
                (is_soa ? "because the service writes the SOA record" : "because 'include_ns' is false"));
        }
    }

    /// The TTL of an RRset of the list: the smallest of those given.
    std::optional<std::int64_t> wanted_ttl(Records wanted) {
        const std::optional<std::int64_t> ttl = smallest_ttl(wanted);
        const bool differs = std::any_of(wanted.begin(), wanted.end(), [&](const ZoneRecord &record) {
            return record.ttl && record.ttl != ttl;
        });
        if (differs) {
            plan_.warnings.push_back(name_and_type(wanted.front().name, wanted.front().data.type) +
                                     ": the list has different TTLs; all records get " +
                                     std::to_string(*ttl) +
                                     ", because records of one name and type share one TTL");
        }
        return ttl;
    }

    const PlanOptions &options_;
    ZonePlan plan_;
    std::vector<std::string> mistakes_;
};

std::string first_of(const std::vector<std::string> &mistakes) {
    constexpr std::size_t most = 3;
    std::string text;
    for (std::size_t i = 0; i < std::min(mistakes.size(), most); ++i) {
        text.append(i == 0 ? "" : "; ").append(mistakes[i]);
    }
    return mistakes.size() <= most ? text
                                   : text + "; and " + std::to_string(mistakes.size() - most) + " more";
}

}  // namespace

Result<ZonePlan> plan_zone(std::string zone, std::string serial, std::vector<ZoneRecord> existing,
                           std::vector<ZoneRecord> wanted, const PlanOptions &options) {
    sort_canonically(existing);
    sort_canonically(wanted);
    Planner planner(std::move(zone), options);
    planner.plan_all({.existing = existing, .wanted = wanted});
    if (!planner.mistakes().empty()) {
        return failure(argument_error("argument 'records': " + first_of(planner.mistakes())));
    }
    ZonePlan &plan = planner.plan();
    plan.serial = std::move(serial);
    plan.records_before = existing.size();
    sort_changes(plan.changes);
    return std::move(plan);
}

ChangeCounts count_changes(const ZonePlan &plan) noexcept {
    ChangeCounts counts;
    for (const PlannedChange &change : plan.changes) {
        switch (change.action) {
            case ChangeAction::add:
                ++counts.add;
                break;
            case ChangeAction::update:
                ++counts.update;
                break;
            case ChangeAction::remove:
                ++counts.remove;
                break;
        }
    }
    counts.unchanged = plan.records_before - std::min(plan.records_before, counts.update + counts.remove);
    return counts;
}

bool is_guarded(const ZonePlan &plan) noexcept {
    constexpr std::size_t smallest_guarded = 10;
    const ChangeCounts counts = count_changes(plan);
    return plan.records_before >= smallest_guarded &&
           (counts.update + counts.remove) * 3 > plan.records_before;
}

}  // namespace balvps
