#include "dns/zone_record.h"

#include <algorithm>
#include <iterator>

#include "common/printable.h"
#include "dns/character_string.h"

namespace balvps {
namespace {

/// Takes the last label from the end of a name.
std::string_view take_last_label(std::string_view &name) noexcept {
    const std::size_t dot = name.rfind('.');
    const std::size_t start = dot == std::string_view::npos ? 0 : dot + 1;
    const std::string_view label = name.substr(start);
    name.remove_suffix(name.size() - (start == 0 ? 0 : dot));
    return label;
}

int type_rank(std::string_view type) noexcept {
    return type == "SOA" ? 0 : type == "NS" ? 1 : 2;
}

/// IDs are numbers in texts.
std::strong_ordering compare_ids(std::string_view left, std::string_view right) noexcept {
    const auto by_size = left.size() <=> right.size();
    return by_size != 0 ? by_size : left <=> right;
}

}  // namespace

std::vector<ZoneRecord> records_of(std::span<const ZoneRecord> records, std::string_view name,
                                   std::string_view type) {
    std::vector<ZoneRecord> found;
    std::copy_if(records.begin(), records.end(), std::back_inserter(found), [&](const ZoneRecord &record) {
        return (name.empty() || record.name == name) && (type.empty() || record.data.type == type);
    });
    return found;
}

bool is_of_zone_itself(const ZoneRecord &record, std::string_view zone) noexcept {
    return record.data.type == "SOA" || (record.data.type == "NS" && record.name == zone);
}

std::string_view serial_of(std::string_view soa) {
    constexpr std::size_t place = 2;
    const std::vector<std::string_view> words = split_words(soa, std::string_view::npos);
    return words.size() > place ? words[place] : std::string_view();
}

std::string name_and_type(std::string_view name, std::string_view type) {
    return printable(name) + " " + printable(type);
}

std::strong_ordering compare_names(std::string_view left, std::string_view right) noexcept {
    while (!left.empty() && !right.empty()) {
        const auto order = take_last_label(left) <=> take_last_label(right);
        if (order != 0) {
            return order;
        }
    }
    return left.size() <=> right.size();
}

std::strong_ordering compare_types(std::string_view left, std::string_view right) noexcept {
    const auto by_rank = type_rank(left) <=> type_rank(right);
    return by_rank != 0 ? by_rank : left <=> right;
}

std::strong_ordering compare_records(const ZoneRecord &left, const ZoneRecord &right) noexcept {
    if (const auto order = compare_names(left.name, right.name); order != 0) {
        return order;
    }
    if (const auto order = compare_types(left.data.type, right.data.type); order != 0) {
        return order;
    }
    if (const auto order = left.data.content <=> right.data.content; order != 0) {
        return order;
    }
    if (const auto order = left.data.priority <=> right.data.priority; order != 0) {
        return order;
    }
    return compare_ids(left.id, right.id);
}

void sort_canonically(std::vector<ZoneRecord> &records) {
    std::sort(records.begin(), records.end(), [](const ZoneRecord &left, const ZoneRecord &right) {
        return compare_records(left, right) < 0;
    });
}

}  // namespace balvps
