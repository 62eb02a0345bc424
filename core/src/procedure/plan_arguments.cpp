#include "procedure/plan_arguments.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "common/number.h"
#include "common/printable.h"
#include "dns/name.h"
#include "procedure/dns.h"
#include "request/arguments.h"

namespace balvps {
namespace {

std::string place_of_item(std::string_view argument, std::size_t index) {
    return "argument '" + std::string(argument) + "': item " + std::to_string(index);
}

/// A member of a wanted record; nullptr: missing or null.
const Value *member(const Value &object, std::string_view name) noexcept {
    const Value *value = object.find(name);
    return value == nullptr || value->is_null() ? nullptr : value;
}

/// Refuses members that are not known: a misspelt one would be lost. An answer's record has an ID too.
Result<void> check_members(const Value &object, std::string_view place,
                           std::span<const std::string_view> known) {
    for (std::size_t i = 0; i < object.size(); ++i) {
        if (std::find(known.begin(), known.end(), object.name(i)) == known.end()) {
            return failure(argument_error(std::string(place) + " has the unknown member '" +
                                          printable(object.name(i), 60) + "'"));
        }
    }
    return {};
}

Result<std::string_view> text_of(const Value &object, std::string_view name, std::string_view place) {
    const Value *value = member(object, name);
    if (value == nullptr || !value->is_string()) {
        return failure(argument_error(std::string(place) + " needs '" + std::string(name) + "', a text"));
    }
    return value->text();
}

Result<std::optional<std::int64_t>> number_of(const Value &object, std::string_view name,
                                              std::string_view place, std::int64_t most) {
    const Value *value = member(object, name);
    if (value == nullptr) {
        return std::nullopt;
    }
    const auto number = read_number<std::int64_t>(integer_digits(*value));
    const std::string what = std::string(place) + ": '" + std::string(name) + "'";
    if (!number) {
        return failure(argument_error(what + " must be from 0 to " + std::to_string(most)));
    }
    if (Result<void> checked = check_up_to(what, *number, most); !checked) {
        return failure(std::move(checked.error()));
    }
    return number;
}

/// "argument 'content': ..." becomes "argument 'records': item 3: 'content': ...".
Error about_item(std::string_view place, Error error) {
    constexpr std::string_view start = "argument ";
    if (error.message.starts_with(start)) {
        error.message.erase(0, start.size());
    }
    error.message.insert(0, std::string(place) + ": ");
    return error;
}

Result<ZoneRecord> wanted_record(const Value &item, std::string_view place, std::string_view zone) {
    constexpr std::array<std::string_view, 6> known = {"id", "name", "type", "content", "priority", "ttl"};
    if (Result<void> checked = check_members(item, place, known); !checked) {
        return failure(std::move(checked.error()));
    }
    const Result<std::string_view> written = text_of(item, "name", place);
    const Result<std::string_view> type = text_of(item, "type", place);
    const auto ttl = number_of(item, "ttl", place, longest_ttl);
    const auto priority = number_of(item, "priority", place, highest_priority);
    for (const Error *error : {written ? nullptr : &written.error(), type ? nullptr : &type.error(),
                               ttl ? nullptr : &ttl.error(), priority ? nullptr : &priority.error()}) {
        if (error != nullptr) {
            return failure(*error);
        }
    }
    Result<std::string> name = name_in_zone(*written, zone);
    if (!name) {
        return failure(about(std::string(place) + ": 'name'", std::move(name.error())));
    }
    const Value *content = member(item, "content");
    if (content == nullptr || !(content->is_string() || content->is_array())) {
        return failure(argument_error(std::string(place) + " needs 'content', a text or a list"));
    }
    Result<RecordData> data = record_data(*type, *content, *priority);
    if (!data) {
        return failure(about_item(place, std::move(data.error())));
    }
    return ZoneRecord{{}, std::move(*name), std::move(*data), *ttl};
}

}  // namespace

Result<std::vector<ZoneRecord>> wanted_records(const Given &given, std::string_view zone) {
    std::vector<ZoneRecord> records;
    const Value &items = *given.value("records");
    records.reserve(items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
        Result<ZoneRecord> record = wanted_record(*items.item(i), place_of_item("records", i), zone);
        if (!record) {
            return failure(std::move(record.error()));
        }
        records.push_back(std::move(*record));
    }
    return records;
}

Result<PlanOptions> plan_options(const Given &given) {
    PlanOptions options;
    options.may_delete = given.boolean("delete", false);
    options.include_ns = given.boolean("include_ns", false);
    const Value *ignored = given.value("ignore");
    for (std::size_t i = 0; ignored != nullptr && i < ignored->size(); ++i) {
        constexpr std::array<std::string_view, 2> known = {"name", "type"};
        const std::string place = place_of_item("ignore", i);
        const Value &item = *ignored->item(i);
        if (Result<void> checked = check_members(item, place, known); !checked) {
            return failure(std::move(checked.error()));
        }
        IgnorePattern pattern;
        for (auto [name, text] : {std::pair(known[0], &pattern.name), std::pair(known[1], &pattern.type)}) {
            if (member(item, name) == nullptr) {
                continue;
            }
            const Result<std::string_view> given_text = text_of(item, name, place);
            if (!given_text) {
                return failure(given_text.error());
            }
            *text = std::string(*given_text);
        }
        options.ignore.push_back(std::move(pattern));
    }
    return options;
}

Result<std::optional<std::vector<ZoneRecord>>> wanted_records_by_name(const Given &given) {
    if (is_zone_id(given.text("zone"))) {
        return std::nullopt;
    }
    return wanted_records(given, *canonical_name(given.text("zone")));
}

}  // namespace balvps
