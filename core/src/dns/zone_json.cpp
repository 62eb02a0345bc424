#include "dns/zone_json.h"

#include <array>
#include <utility>

#include "common/number.h"

namespace balvps {
namespace {

constexpr std::array<std::pair<std::string_view, ChangeAction>, 3> actions = {{
    {"add", ChangeAction::add},
    {"update", ChangeAction::update},
    {"delete", ChangeAction::remove},
}};

}  // namespace

std::string_view action_name(ChangeAction action) noexcept {
    for (const auto &[name, each] : actions) {
        if (each == action) {
            return name;
        }
    }
    return {};
}

std::optional<ChangeAction> find_action(std::string_view name) noexcept {
    for (const auto &[each, action] : actions) {
        if (each == name) {
            return action;
        }
    }
    return std::nullopt;
}

void write_number(JsonWriter &writer, std::string_view name, std::optional<std::int64_t> number) {
    writer.name(name);
    if (number) {
        writer.integer(*number);
    } else {
        writer.null();
    }
}

void write_zone(JsonWriter &writer, const ZoneSummary &zone) {
    writer.start_object();
    write_number(writer, "domain_id", zone.id);
    writer.member("name", zone.name);
    write_number(writer, "service_id", zone.service_id);
    writer.end_object();
}

void write_zone_record(JsonWriter &writer, const ZoneRecord &record) {
    writer.start_object();
    write_number(writer, "id", whole_number(record.id));
    writer.member("name", record.name);
    writer.member("type", record.data.type);
    writer.member("content", record.data.content);
    write_number(writer, "priority", record.data.priority);
    write_number(writer, "ttl", record.ttl);
    writer.end_object();
}

void write_change_members(JsonWriter &writer, const PlannedChange &change) {
    writer.member("action", action_name(change.action));
    writer.member("name", change.record().name);
    writer.member("type", change.record().data.type);
    for (const auto &[name, record] :
         {std::pair("before", &change.before), std::pair("after", &change.after)}) {
        writer.name(name);
        if (*record) {
            write_zone_record(writer, **record);
        } else {
            writer.null();
        }
    }
}

void write_changes(JsonWriter &writer, const std::vector<PlannedChange> &changes) {
    writer.name("changes");
    writer.start_array();
    for (const PlannedChange &change : changes) {
        writer.start_object();
        write_change_members(writer, change);
        writer.end_object();
    }
    writer.end_array();
}

void write_serial(JsonWriter &writer, std::string_view serial) {
    writer.name("serial");
    if (serial.empty()) {
        writer.null();
    } else {
        writer.string(serial);
    }
}

void write_warnings(JsonWriter &writer, const std::vector<std::string> &warnings) {
    writer.name("warnings");
    writer.start_array();
    for (const std::string &warning : warnings) {
        writer.string(warning);
    }
    writer.end_array();
}

}  // namespace balvps
