#include "procedure/zone.h"

#include <algorithm>
#include <utility>

#include "common/number.h"
#include "common/printable.h"
#include "dns/name.h"
#include "procedure/given.h"
#include "procedure/requests.h"

namespace balvps {
namespace {

std::optional<std::int64_t> integer_in(const Value &object, std::string_view name) noexcept {
    const Value *value = object.find(name);
    return value != nullptr ? value->as_integer() : std::nullopt;
}

/// An ID of the service. None: there is none, or it is negative.
std::optional<std::int64_t> id_in(const Value &object, std::string_view name) noexcept {
    const std::optional<std::int64_t> id = integer_in(object, name);
    return id && *id >= 0 ? id : std::nullopt;
}

std::string_view text_in(const Value &object, std::string_view name) noexcept {
    const Value *value = object.find(name);
    return value != nullptr && value->is_string() ? value->text() : std::string_view();
}

/// The zones of a list that have a name and both IDs.
std::vector<ZoneSummary> zones_of(const Document &answer) {
    std::vector<ZoneSummary> zones;
    const Value *listed = answer.root().find("zones");
    if (listed == nullptr) {
        return zones;
    }
    for (const Value &zone : *listed) {
        const auto id = id_in(zone, "domain_id");
        const auto service_id = id_in(zone, "service_id");
        if (std::string name = known_name(text_in(zone, "name")); id && service_id && !name.empty()) {
            zones.push_back({*id, std::move(name), *service_id});
        }
    }
    return zones;
}

tl::unexpected<Error> not_found(std::string message) {
    return failure(make_error(ErrorCode::not_found, std::move(message)));
}

std::string shown(std::string_view text) {
    return "'" + printable(text, 60) + "'";
}

Result<ZoneSummary> zone_with_id(const std::vector<ZoneSummary> &zones, std::int64_t id) {
    const auto found =
        std::find_if(zones.begin(), zones.end(), [id](const ZoneSummary &zone) { return zone.id == id; });
    if (found == zones.end()) {
        return not_found("this account has no zone " + std::to_string(id));
    }
    return *found;
}

std::string ids_of(const ZoneSummary &zone) {
    return std::to_string(zone.id) + " of service " + std::to_string(zone.service_id);
}

/// The zone with a name. If two zones have the name, the caller must choose one, because a guess could write
/// into the wrong one.
Result<ZoneSummary> zone_with_name(const std::vector<ZoneSummary> &zones, std::string_view name) {
    const auto has_name = [name](const ZoneSummary &zone) { return zone.name == name; };
    const auto found = std::find_if(zones.begin(), zones.end(), has_name);
    if (found == zones.end()) {
        return not_found("this account has no zone " + shown(name));
    }
    const auto other = std::find_if(found + 1, zones.end(), has_name);
    if (other != zones.end()) {
        return failure(argument_error("this account has several zones " + shown(name) + ", " +
                                      ids_of(*found) + " and " + ids_of(*other) +
                                      ": choose one by 'zone' and 'service_id'"));
    }
    return *found;
}

/// The longest zone that a name lies in.
Result<ZoneSummary> zone_of_name(const std::vector<ZoneSummary> &zones, std::string_view name) {
    const ZoneSummary *longest = nullptr;
    for (const ZoneSummary &zone : zones) {
        if (lies_in(name, zone.name) && (longest == nullptr || zone.name.size() > longest->name.size())) {
            longest = &zone;
        }
    }
    if (longest == nullptr) {
        return not_found(shown(name) + " lies in no zone of this account");
    }
    return zone_with_name(zones, longest->name);
}

ZoneRecord record_of(const Value &record, std::int64_t id, TxtStyle style) {
    auto priority = integer_in(record, "priority");
    priority = priority ? priority : integer_in(record, "prio");
    const Value *content = record.find("content");
    const Value nothing;
    return {
        std::to_string(id), known_name(text_in(record, "name")),
        known_record_data(text_in(record, "type"), content != nullptr ? *content : nothing, priority, style),
        integer_in(record, "ttl")};
}

}  // namespace

RequestIds ids_in_requests(const ZoneSummary &zone, std::string_view record_id) {
    return {std::to_string(zone.service_id), std::to_string(zone.id), std::string(record_id)};
}

Task<Result<ZoneSummary>> look_up_zone(Sender &sender, ZoneWish wish) {
    const auto id = read_number<std::int64_t>(wish.zone);
    if (id && wish.service_id) {
        co_return ZoneSummary{*id, {}, *wish.service_id};
    }
    std::string name;
    if (!id) {
        const bool by_zone = !wish.zone.empty();
        Result<std::string> canonical = canonical_name(by_zone ? wish.zone : wish.name);
        if (!canonical) {
            co_return failure(about_argument(by_zone ? "zone" : "name", std::move(canonical.error())));
        }
        name = std::move(*canonical);
    }
    HttpRequest list = zone_request(*find_operation("list_dns"), {});
    if (Result<void> listed = co_await send_operation(sender, "list_dns", std::move(list)); !listed) {
        co_return failure(std::move(listed.error()));
    }
    std::vector<ZoneSummary> zones = zones_of(sender.answer().document);
    if (wish.service_id) {
        std::erase_if(zones, [&](const ZoneSummary &zone) { return zone.service_id != *wish.service_id; });
    }
    if (id) {
        co_return zone_with_id(zones, *id);
    }
    const bool by_record = wish.zone.empty() && !wish.exact;
    co_return by_record ? zone_of_name(zones, name) : zone_with_name(zones, name);
}

Task<Result<Zone>> find_and_read_zone(Sender &sender, ZoneWish wish, TxtStyle style) {
    Result<ZoneSummary> found = co_await look_up_zone(sender, wish);
    if (!found) {
        co_return failure(std::move(found.error()));
    }
    co_return co_await read_zone(sender, std::move(*found), style);
}

Task<Result<Zone>> read_zone(Sender &sender, ZoneSummary summary, TxtStyle style) {
    const RequestIds ids = ids_in_requests(summary);
    HttpRequest request = zone_request(*find_operation("get_dns_zone"), ids);
    if (Result<void> read = co_await send_operation(sender, "get_dns_zone", std::move(request)); !read) {
        co_return failure(std::move(read.error()));
    }
    const Value &root = sender.answer().document.root();
    Zone zone{.summary = std::move(summary)};
    if (zone.summary.name.empty()) {
        zone.summary.name = known_name(text_in(root, "name"));
    }
    if (zone.summary.name.empty()) {
        co_return failure(malformed_answer_error("the answer does not name the zone", reason::wrong_type));
    }
    const Value *records = root.find("records");
    zone.records.reserve(records != nullptr ? records->size() : 0);
    for (std::size_t i = 0; records != nullptr && i < records->size(); ++i) {
        const Value &record = *records->item(i);
        const auto id = id_in(record, "id");
        if (!id || text_in(record, "name").empty() || text_in(record, "type").empty()) {
            continue;
        }
        zone.records.push_back(record_of(record, *id, style));
        if (zone.records.back().data.type == "SOA") {
            zone.serial = serial_of(zone.records.back().data.content);
        }
    }
    co_return zone;
}

}  // namespace balvps
