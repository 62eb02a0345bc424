#include "dns/record_changes.h"

#include <algorithm>
#include <array>
#include <compare>
#include <utility>

#include "common/printable.h"
#include "dns/record_types.h"

namespace balvps {
namespace {

using Wanted = std::vector<const RecordData *>;
using Existing = std::vector<const ZoneRecord *>;

std::strong_ordering compare_content(const RecordData &left, const RecordData &right) noexcept {
    return left.content <=> right.content;
}

std::strong_ordering compare_data(const RecordData &left, const RecordData &right) noexcept {
    const auto by_content = compare_content(left, right);
    return by_content != 0 ? by_content : left.priority <=> right.priority;
}

/// The values in order, each of them once. A value without a priority is the same as one that has it.
Wanted different_values(const std::vector<RecordData> &values) {
    Wanted sorted;
    sorted.reserve(values.size());
    for (const RecordData &value : values) {
        sorted.push_back(&value);
    }
    std::sort(sorted.begin(), sorted.end(), [](const RecordData *left, const RecordData *right) {
        return compare_data(*left, *right) < 0;
    });
    const auto end = std::unique(sorted.rbegin(), sorted.rend(), [](const auto *kept, const auto *other) {
        return compare_content(*kept, *other) == 0 && (!other->priority || kept->priority == other->priority);
    });
    sorted.erase(sorted.begin(), end.base());
    return sorted;
}

/// The records in order. Of identical records, those with the wanted TTL come first.
Existing in_order(std::span<const ZoneRecord> records, std::optional<std::int64_t> ttl) {
    Existing sorted;
    sorted.reserve(records.size());
    for (const ZoneRecord &record : records) {
        sorted.push_back(&record);
    }
    std::sort(sorted.begin(), sorted.end(), [&](const ZoneRecord *left, const ZoneRecord *right) {
        if (const auto order = compare_data(left->data, right->data); order != 0) {
            return order < 0;
        }
        const bool left_fits = left->ttl == ttl;
        const bool right_fits = right->ttl == ttl;
        return left_fits != right_fits ? left_fits : compare_records(*left, *right) < 0;
    });
    return sorted;
}

/// Finds a record for each wanted value.
class Matching {
  public:
    Matching(std::span<const ZoneRecord> existing, const RecordSetWish &wish)
        : existing_(in_order(existing, wish.ttl)), wanted_(different_values(wish.values)) {}

    template <typename Compare>
    void pair_equal(Compare compare) {
        Existing existing;
        Wanted wanted;
        auto record = existing_.begin();
        auto value = wanted_.begin();
        while (record != existing_.end() && value != wanted_.end()) {
            const auto order = compare((*record)->data, **value);
            if (order == 0) {
                pairs.emplace_back(*record++, *value++);
            } else if (order < 0) {
                existing.push_back(*record++);
            } else {
                wanted.push_back(*value++);
            }
        }
        existing.insert(existing.end(), record, existing_.end());
        wanted.insert(wanted.end(), value, wanted_.end());
        existing_ = std::move(existing);
        wanted_ = std::move(wanted);
    }

    void pair_rest() {
        const std::size_t size = std::min(existing_.size(), wanted_.size());
        for (std::size_t i = 0; i < size; ++i) {
            pairs.emplace_back(existing_[i], wanted_[i]);
        }
        existing_.erase(existing_.begin(), existing_.begin() + static_cast<std::ptrdiff_t>(size));
        wanted_.erase(wanted_.begin(), wanted_.begin() + static_cast<std::ptrdiff_t>(size));
    }

    const Existing &existing() const noexcept { return existing_; }
    const Wanted &wanted() const noexcept { return wanted_; }

    std::vector<std::pair<const ZoneRecord *, const RecordData *>> pairs;

  private:
    Existing existing_;  // without the pairs
    Wanted wanted_;
};

bool is_add_or_update(const PlannedChange &change) noexcept {
    return change.action != ChangeAction::remove;
}

bool is_single(std::string_view type) noexcept {
    const RecordType *known = find_record_type(type);
    return known != nullptr && known->is_single;
}

bool stands_alone(std::string_view type) noexcept {
    const RecordType *known = find_record_type(type);
    return known != nullptr && known->stands_alone;
}

/// DNSSEC's own records may stand beside every other (RFC 4035, 2.5).
bool belongs_to_dnssec(std::string_view type) noexcept {
    constexpr std::array<std::string_view, 3> types = {"KEY", "NSEC", "RRSIG"};
    return std::find(types.begin(), types.end(), type) != types.end();
}

/// The data that the records of a name have after the changes.
std::vector<const RecordData *> resulting(std::span<const ZoneRecord> existing,
                                          std::span<const PlannedChange> changes) {
    std::vector<std::string_view> changed;
    std::vector<const RecordData *> result;
    for (const PlannedChange &change : changes) {
        if (change.before) {
            changed.push_back(change.before->id);
        }
        if (change.after) {
            result.push_back(&change.after->data);
        }
    }
    std::sort(changed.begin(), changed.end());
    for (const ZoneRecord &record : existing) {
        if (!std::binary_search(changed.begin(), changed.end(), record.id)) {
            result.push_back(&record.data);
        }
    }
    return result;
}

/// "A, MX and TXT"
std::string enumerated(const std::vector<std::string_view> &words) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        text.append(i == 0 ? "" : i + 1 == words.size() ? " and " : ", ").append(words[i]);
    }
    return text;
}

std::vector<std::string_view> different(std::vector<std::string_view> words) {
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

std::vector<std::string_view> types_of(const std::vector<const RecordData *> &records) {
    std::vector<std::string_view> types;
    for (const RecordData *record : records) {
        if (!belongs_to_dnssec(record->type)) {
            types.push_back(record->type);
        }
    }
    return different(std::move(types));
}

bool has_several_contents(const std::vector<const RecordData *> &records, std::string_view type) {
    const RecordData *first = nullptr;
    return std::any_of(records.begin(), records.end(), [&](const RecordData *record) {
        if (record->type != type) {
            return false;
        }
        first = first == nullptr ? record : first;
        return record->content != first->content;
    });
}

}  // namespace

PlannedChange addition(ZoneRecord after) {
    return {.action = ChangeAction::add, .before = {}, .after = std::move(after)};
}

PlannedChange update(const ZoneRecord &before, ZoneRecord after) {
    return {.action = ChangeAction::update, .before = before, .after = std::move(after)};
}

PlannedChange removal(const ZoneRecord &before) {
    return {.action = ChangeAction::remove, .before = before, .after = {}};
}

void update_if_different(std::vector<PlannedChange> &changes, const ZoneRecord &before,
                         const RecordData &data, std::optional<std::int64_t> ttl) {
    ZoneRecord after{before.id, before.name, data, ttl ? ttl : before.ttl};
    if (!after.data.priority) {
        after.data.priority = before.data.priority;
    }
    if (after != before) {
        changes.push_back(update(before, std::move(after)));
    }
}

std::optional<std::int64_t> smallest_ttl(std::span<const ZoneRecord> records) noexcept {
    std::optional<std::int64_t> smallest;
    for (const ZoneRecord &record : records) {
        if (record.ttl && (!smallest || *record.ttl < *smallest)) {
            smallest = record.ttl;
        }
    }
    return smallest;
}

RecordSetChanges change_record_set(std::span<const ZoneRecord> existing, const RecordSetWish &wish,
                                   bool may_remove) {
    Matching matching(existing, wish);
    matching.pair_equal(compare_data);
    matching.pair_equal(compare_content);
    if (may_remove || matching.existing().size() <= matching.wanted().size()) {
        matching.pair_rest();
    }
    RecordSetChanges result;
    for (const auto &[record, value] : matching.pairs) {
        update_if_different(result.changes, *record, *value, wish.ttl);
    }
    const std::optional<std::int64_t> ttl = wish.ttl ? wish.ttl : smallest_ttl(existing);
    for (const RecordData *value : matching.wanted()) {
        result.changes.push_back(addition({.id = {}, .name = wish.name, .data = *value, .ttl = ttl}));
    }
    for (const ZoneRecord *record : matching.existing()) {
        if (may_remove) {
            result.changes.push_back(removal(*record));
        } else {
            update_if_different(result.changes, *record, record->data, wish.ttl);
        }
    }
    result.staying = may_remove ? 0 : matching.existing().size();
    return result;
}

void sort_changes(std::vector<PlannedChange> &changes) {
    std::vector<std::string> names_of_one_type;
    for (const PlannedChange &change : changes) {
        if (is_add_or_update(change) && stands_alone(change.record().data.type)) {
            names_of_one_type.push_back(change.record().name);
        }
    }
    std::sort(names_of_one_type.begin(), names_of_one_type.end());
    // A record that another one would conflict with is removed first. Every other removal is last.
    const auto step_of = [&](const PlannedChange &change) {
        if (is_add_or_update(change)) {
            return 1;
        }
        const ZoneRecord &record = change.record();
        const bool is_in_the_way =
            is_single(record.data.type) ||
            std::binary_search(names_of_one_type.begin(), names_of_one_type.end(), record.name);
        return is_in_the_way ? 0 : 2;
    };
    std::vector<std::pair<int, PlannedChange>> steps;
    steps.reserve(changes.size());
    for (PlannedChange &change : changes) {
        const int step = step_of(change);
        steps.emplace_back(step, std::move(change));
    }
    std::sort(steps.begin(), steps.end(), [](const auto &left, const auto &right) {
        const ZoneRecord &one = left.second.record();
        const ZoneRecord &other = right.second.record();
        if (const auto order = compare_names(one.name, other.name); order != 0) {
            return order < 0;
        }
        return left.first != right.first ? left.first < right.first : compare_records(one, other) < 0;
    });
    std::transform(steps.begin(), steps.end(), changes.begin(),
                   [](auto &step) { return std::move(step.second); });
}

std::string conflict_at_name(std::string_view zone, std::span<const ZoneRecord> existing,
                             std::span<const PlannedChange> changes) {
    const auto written = std::find_if(changes.begin(), changes.end(), is_add_or_update);
    if (written == changes.end()) {
        return {};
    }
    const std::string name = printable(written->record().name);
    const std::vector<const RecordData *> records = resulting(existing, changes);
    std::vector<std::string_view> types = types_of(records);
    for (const std::string_view type : types) {
        if (is_single(type) && has_several_contents(records, type)) {
            return name + " would have several different " + std::string(type) + " records; a name has one";
        }
    }
    const auto alone = std::find_if(types.begin(), types.end(), stands_alone);
    if (alone == types.end()) {
        return {};
    }
    const std::string type(*alone);
    if (written->record().name == zone) {
        return name + " is the zone itself, which cannot have a " + type + " record";
    }
    types.erase(alone);
    return types.empty() ? ""
                         : name + " would have a " + type + " record beside " + enumerated(types) +
                               " records; a name with a " + type + " record has no others";
}

}  // namespace balvps
