#include "procedure/plan_arguments.h"

#include <optional>
#include <string>
#include <utility>

#include "dns/field_reader.h"
#include "dns/name.h"
#include "procedure/dns.h"

namespace balvps {
namespace {

std::string item(std::size_t index) {
    return "item " + std::to_string(index);
}

ZoneRecord wanted_record(FieldReader &reader, const std::string &place, const Value &value,
                         std::string_view zone) {
    // An answer's record has an ID, which means nothing here.
    const Value *found = reader.object(place, value, {"id", "name", "type", "content", "priority", "ttl"});
    if (found == nullptr) {
        return {};
    }
    const std::string start = place + ": ";
    ZoneRecord record;
    record.ttl = reader.number(start + "ttl", found->find("ttl"), longest_ttl);
    const auto priority = reader.number(start + "priority", found->find("priority"), highest_priority);
    const std::string type = reader.text(start + "type", found->find("type"));
    Result<std::string> name = name_in_zone(reader.text(start + "name", found->find("name")), zone);
    if (!name) {
        reader.refuse(start + "name " + name.error().message);
    }
    const Value *content = found->find("content");
    if (content == nullptr || !(content->is_string() || content->is_array())) {
        reader.must_be(start + "content", "a text or a list", content);
    }
    if (reader.has_mistake()) {
        return {};
    }
    Result<RecordData> data = record_data(type, *content, priority);
    if (!data) {
        reader.refuse_data(start, data.error());
        return {};
    }
    record.name = std::move(*name);
    record.data = std::move(*data);
    return record;
}

IgnorePattern ignore_pattern(FieldReader &reader, const std::string &place, const Value &value) {
    IgnorePattern pattern;
    if (const Value *found = reader.object(place, value, {"name", "type"})) {
        for (auto [name, text] : {std::pair("name", &pattern.name), std::pair("type", &pattern.type)}) {
            if (const Value *given = found->find(name); !FieldReader::is_missing(given)) {
                *text = reader.text(place + ": " + name, given);
            }
        }
    }
    return pattern;
}

}  // namespace

Result<std::vector<ZoneRecord>> wanted_records(const Given &given, std::string_view zone) {
    FieldReader reader;
    std::vector<ZoneRecord> records;
    const Value &items = *given.value("records");
    records.reserve(items.size());
    for (std::size_t i = 0; i < items.size() && !reader.has_mistake(); ++i) {
        records.push_back(wanted_record(reader, item(i), *items.item(i), zone));
    }
    if (reader.has_mistake()) {
        return failure(reader.error("records"));
    }
    return records;
}

Result<PlanOptions> plan_options(const Given &given) {
    FieldReader reader;
    PlanOptions options;
    options.may_delete = given.boolean("delete", false);
    options.include_ns = given.boolean("include_ns", false);
    const Value *ignored = given.value("ignore");
    for (std::size_t i = 0; ignored != nullptr && i < ignored->size(); ++i) {
        options.ignore.push_back(ignore_pattern(reader, item(i), *ignored->item(i)));
    }
    if (reader.has_mistake()) {
        return failure(reader.error("ignore"));
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
