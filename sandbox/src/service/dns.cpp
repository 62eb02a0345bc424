// DNS zones and their records.
#include <algorithm>
#include <cctype>
#include <limits>

#include "common/clock.h"
#include "common/lower_case.h"
#include "service/arguments.h"
#include "service/operations.h"
#include "service/path_objects.h"
#include "service/record_types.h"

namespace sandbox {

namespace {

constexpr std::int64_t default_ttl = 3600;

std::string without_trailing_dot(std::string name) {
    if (name.ends_with('.')) {
        name.pop_back();
    }
    return name;
}

/// Whether a name has at least `minimum_labels` labels, of letters, digits, hyphens, underscores, "*", and
/// "/" as in delegated reverse zones (RFC 2317).
bool is_domain_name(const std::string &name, std::size_t minimum_labels) {
    std::size_t labels = 0;
    for (std::size_t start = 0; start <= name.size(); ++labels) {
        const std::size_t end = std::min(name.find('.', start), name.size());
        const std::string label = name.substr(start, end - start);
        const bool valid =
            !label.empty() && label.size() <= 63 && std::ranges::all_of(label, [](unsigned char c) {
                return std::isalnum(c) != 0 || c == '-' || c == '_' || c == '*' || c == '/';
            });
        if (!valid) {
            return false;
        }
        start = end + 1;
    }
    return labels >= minimum_labels && name.size() <= 253;
}

/// The fully qualified name without the trailing dot. `name` is relative to the zone or already fully
/// qualified. "@" and "" are the zone itself.
std::string qualified(const std::string &name, const std::string &zone) {
    const std::string dotless = without_trailing_dot(name);
    if (dotless.empty() || dotless == "@") {
        return zone;
    }
    const std::string lowered = lower(dotless);
    return lowered == zone || lowered.ends_with("." + zone) ? dotless : dotless + "." + zone;
}

/// The service of the path, which must be one with DNS.
std::int64_t dns_service_of_path(Call &call) {
    const Service &service = service_of_path(call);
    if (!service.dns) {
        throw Refusal(Refusal::Kind::invalid_method, "invalid method");
    }
    return service.id;
}

std::vector<std::int64_t> dns_services_of(const Account &account) {
    std::vector<std::int64_t> ids;
    for (const Service &service : account.services) {
        if (service.dns) {
            ids.push_back(service.id);
        }
    }
    return ids;
}

std::vector<Zone>::iterator zone_of_path(Call &call) {
    const std::int64_t service = dns_service_of_path(call);
    const std::int64_t id = call.path_id(1);
    const auto found = std::ranges::find_if(
        call.caller->zones, [&](const Zone &zone) { return zone.id == id && zone.service == service; });
    if (found == call.caller->zones.end()) {
        throw Refusal("DNS zone not found");
    }
    return found;
}

std::vector<Record>::iterator record_of_path(const Call &call, Zone &zone) {
    const auto found = std::ranges::find(zone.records, call.path_id(2), &Record::id);
    if (found == zone.records.end()) {
        throw Refusal("DNS record not found");
    }
    return found;
}

Json zone_list(const Call &call, const std::vector<std::int64_t> &services) {
    Json service_ids = Json::array();
    for (const std::int64_t service : services) {
        service_ids.push_back(std::to_string(service));
    }
    std::vector<Json> zones;
    for (const Zone &zone : call.caller->zones) {
        if (std::ranges::find(services, zone.service) != services.end()) {
            zones.push_back({{"domain_id", std::to_string(zone.id)},
                             {"name", zone.name},
                             {"service_id", std::to_string(zone.service)}});
        }
    }
    return {{"service_ids", std::move(service_ids)}, {"zones", call.shapes.list(std::move(zones), 1)}};
}

bool has_soa(const Zone &zone) {
    return std::ranges::any_of(zone.records, [](const Record &record) { return record.type == "SOA"; });
}

/// Whether a name cannot have a record of each type. A name with a CNAME has no other records (RFC
/// 1034, 3.6.2), and a name has at most one DNAME (RFC 6672, 2.4).
bool exclude_each_other(const std::string &one, const std::string &other) {
    return one == "CNAME" || other == "CNAME" || (one == "DNAME" && other == "DNAME");
}

/// Whether another record of the same name excludes the record.
bool is_excluded(const Record &record, const Zone &zone) {
    const std::string name = lower(record.name);
    return std::ranges::any_of(zone.records, [&](const Record &other) {
        return other.id != record.id && exclude_each_other(record.type, other.type) &&
               lower(other.name) == name;
    });
}

/// A copy of the record with the arguments applied. Throws Refusal if they are invalid.
Record rewritten(Record record, const Zone &zone, const Call &call, const char *failure) {
    const Json &arguments = call.arguments;
    const auto refuse = [failure](const std::string &reason) {
        throw Refusal(std::vector<std::string>{failure, reason});
    };
    if (const std::optional<std::string> name = text_argument(arguments, "name")) {
        record.name = qualified(*name, zone.name);
    }
    if (record.name.empty()) {
        refuse("Record name is missing");
    }
    if (!is_domain_name(record.name, 1)) {
        refuse("Invalid record name");
    }
    const std::string type_before = record.type;
    const bool was_soa = type_before == "SOA";
    record.type = text_argument(arguments, "type").value_or(record.type);
    if (!is_record_type(record.type)) {
        refuse("Unknown record type");
    }
    if (was_soa ? record.type != "SOA" : record.type == "SOA" && has_soa(zone)) {
        refuse("A zone has exactly one SOA record");
    }
    if (is_excluded(record, zone)) {
        refuse("dnserrcname_exists");
    }
    const Json *const content = find_argument(arguments, "content");
    if (content != nullptr || record.type != type_before) {
        const std::optional<Json> stored = stored_content(
            record.type, content != nullptr ? *content : record.content, call.settings.txt_style);
        if (!stored) {
            refuse("Invalid record content");
        }
        record.content = *stored;
    }
    record.ttl = integer_argument(arguments, "ttl", record.ttl, 0, std::numeric_limits<std::int32_t>::max());
    record.ttl = std::max(record.ttl, call.settings.minimum_ttl);
    record.priority = integer_argument(arguments, "priority", record.priority, 0, 65535);
    record.change_date = std::to_string(unix_time());
    return record;
}

/// The argument as it was sent, or the stored value if it is absent.
Json echoed(const Json &arguments, const char *name, const Json &stored) {
    const Json *const argument = find_argument(arguments, name);
    return argument != nullptr ? *argument : stored;
}

}  // namespace

Json list_dns(Call &call) {
    return zone_list(call, dns_services_of(*call.caller));
}

Json list_service_dns(Call &call) {
    if (!call.settings.service_dns) {
        throw Refusal(Refusal::Kind::invalid_method, "invalid method");
    }
    return zone_list(call, {dns_service_of_path(call)});
}

Json add_dns_zone(Call &call) {
    const std::int64_t service = dns_service_of_path(call);
    const std::string name = lower(without_trailing_dot(text_or_empty(call.arguments, "name")));
    if (!is_domain_name(name, 2)) {
        throw Refusal("Invalid domain name");
    }
    for (const Account &account : call.state.accounts) {
        if (std::ranges::find(account.zones, name, &Zone::name) != account.zones.end()) {
            throw Refusal("Domain zone " + name + " already exists");
        }
    }
    Zone zone{call.state.next.zone++, service, name, 1, {}};
    const auto add = [&](const char *type, Json content) {
        zone.records.push_back({call.state.next.record++, static_cast<std::int64_t>(zone.records.size()),
                                name, type, std::move(content), default_ttl, 0, std::to_string(unix_time())});
    };
    add("SOA", {"ns1." + name, "hostmaster." + name, "1", "10800", "3600", "604800", "3600"});
    add("NS", "ns1." + name);
    add("NS", "ns2." + name);
    call.caller->zones.push_back(std::move(zone));
    return {{"info", Json::array({"Domain zone " + name + " was created successfully."})}};
}

Json get_dns_zone(Call &call) {
    return call.shapes.zone_details(*zone_of_path(call));
}

Json delete_dns_zone(Call &call) {
    const auto zone = zone_of_path(call);
    const std::string name = zone->name;
    call.caller->zones.erase(zone);
    return {{"info", Json::array({"Domain zone " + name + " was deleted successfully."})}};
}

Json add_dns_record(Call &call) {
    Zone &zone = *zone_of_path(call);
    Record blank;
    blank.ttl = default_ttl;
    blank.position = zone.records.empty() ? 0 : zone.records.back().position + 1;
    Record record = rewritten(std::move(blank), zone, call, "An error occurred while adding the DNS record");
    record.id = call.state.next.record++;
    zone.records.push_back(record);
    ++zone.serial;
    return call.shapes.record_added(record, echoed(call.arguments, "name", record.name),
                                    echoed(call.arguments, "content", record.content));
}

Json edit_dns_record(Call &call) {
    Zone &zone = *zone_of_path(call);
    Record &record = *record_of_path(call, zone);
    record = rewritten(record, zone, call, "An error occurred while editing the DNS record");
    ++zone.serial;
    return call.shapes.record_updated(record, echoed(call.arguments, "name", record.name),
                                      echoed(call.arguments, "content", record.content));
}

Json delete_dns_record(Call &call) {
    Zone &zone = *zone_of_path(call);
    const auto record = record_of_path(call, zone);
    if (record->type == "SOA") {
        throw Refusal("An error occurred while deleting the DNS record");
    }
    zone.records.erase(record);
    ++zone.serial;
    return {{"success", true}};
}

}  // namespace sandbox
