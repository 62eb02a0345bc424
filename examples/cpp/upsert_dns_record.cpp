// Makes sure that a DNS record exists: adds it, changes it, or leaves it as it is. A second run changes
// nothing, so the program can run as a cron job (dynamic DNS) or as a certificate hook.
//
// usage: upsert_dns_record NAME TYPE CONTENT [TTL]     (the account is the environment's, see from_env.h)
//        upsert_dns_record home.example.com A 192.0.2.1 300
//
// NAME is fully qualified. Its zone is searched for in the account. TYPE is a type whose content is a
// single text, such as A, AAAA, CNAME, MX, NS, TXT or CAA.
#include <strings.h>

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "from_env.h"

namespace {

struct Wanted {
    std::string_view name;
    std::string_view type;
    std::string_view content;
    std::optional<std::int64_t> ttl;
};

// ---- names ----

bool same(std::string_view left, std::string_view right) {
    return left.size() == right.size() && strncasecmp(left.data(), right.data(), left.size()) == 0;
}

/// A name without a trailing dot.
std::string_view plain(std::string_view name) {
    return name.substr(0, name.size() - (!name.empty() && name.back() == '.' ? 1 : 0));
}

/// Whether a name is the zone or below it. notexample.com is not below example.com.
bool lies_in(std::string_view name, std::string_view zone) {
    name = plain(name);
    zone = plain(zone);
    if (zone.empty() || name.size() < zone.size()) {
        return false;
    }
    const std::size_t start = name.size() - zone.size();
    return same(name.substr(start), zone) && (start == 0 || name[start - 1] == '.');
}

/// Whether a record's name, fully qualified or relative to the zone, is this fully qualified name.
bool is_named(const balvps::Record &record, std::string_view name, std::string_view zone) {
    const std::string full(plain(record.name()));
    return same(lies_in(full, zone) ? full : full + '.' + std::string(plain(zone)), plain(name));
}

/// The zone that contains a name. If there are several, the longest.
balvps::ZoneSummary find_zone(balvps::List<balvps::ZoneSummary> zones, std::string_view name) {
    balvps::ZoneSummary best;
    for (const balvps::ZoneSummary zone : zones) {
        if (lies_in(name, zone.name()) && (!best || plain(zone.name()).size() > plain(best.name()).size())) {
            best = zone;
        }
    }
    return best;
}

// ---- records ----

/// Content without the double quotes that the service adds to TXT.
std::string_view content(const balvps::Record &record) {
    const std::string_view stored = record.content().text().value_or("");
    const bool quoted = record.type() == "TXT" && stored.size() >= 2 && stored.front() == '"';
    return quoted ? stored.substr(1, stored.size() - 2) : stored;
}

/// The record to change: the one with the wanted content, else the only one. False if there is none.
balvps::Record find_record(balvps::List<balvps::Record> records, std::string_view zone,
                           const Wanted &wanted) {
    balvps::Record found;
    std::size_t count = 0;
    for (const balvps::Record record : records) {
        if (!same(record.type(), wanted.type) || !is_named(record, wanted.name, zone)) {
            continue;
        }
        if (content(record) == wanted.content) {
            return record;
        }
        found = record;
        count += 1;
    }
    if (count > 1) {
        throw std::runtime_error(std::string(wanted.name) + " has " + std::to_string(count) +
                                 " records of type " + std::string(wanted.type) +
                                 "; it is not clear which to change");
    }
    return found;
}

/// Adds the record, or changes the existing one. Returns what was done.
std::string_view upsert(balvps::Client &client, const Wanted &wanted) {
    const auto list = client.list_dns();
    const balvps::ZoneSummary zone = find_zone(list->zones(), wanted.name);
    if (!zone) {
        throw std::runtime_error(std::string(wanted.name) + " lies in no zone of this account");
    }
    const auto answer = client.get_dns_zone({zone.service_id(), zone.domain_id()});
    const balvps::Record existing = find_record(answer->records(), zone.name(), wanted);
    if (!existing) {
        balvps::AddDnsRecord added(zone.service_id(), zone.domain_id());
        added.name(plain(wanted.name)).type(wanted.type).content(wanted.content);
        if (wanted.ttl) {
            added.ttl(*wanted.ttl);
        }
        client.add_dns_record(added);
        return "added";
    }
    const std::int64_t ttl = wanted.ttl.value_or(existing.ttl());
    if (content(existing) == wanted.content && ttl == existing.ttl()) {
        return "unchanged";
    }
    balvps::EditDnsRecord changed(zone.service_id(), zone.domain_id(), existing.id());
    changed.name(plain(wanted.name)).type(wanted.type).content(wanted.content).ttl(ttl);
    changed.priority(existing["priority"].integer().value_or(0));  // MX uses it
    client.edit_dns_record(changed);
    return "updated";
}

}  // namespace

int main(int argc, char **argv) {
    std::optional<std::int64_t> ttl;
    if (argc == 5) {
        ttl = std::strtoll(argv[4], nullptr, 10);
    }
    if (argc < 4 || argc > 5 || ttl.value_or(1) <= 0) {
        std::cerr << "usage: " << argv[0] << " NAME TYPE CONTENT [TTL]\n";
        return 2;
    }
    const Wanted wanted{argv[1], argv[2], argv[3], ttl};
    return run([&](balvps::Client &client) {
        std::cout << upsert(client, wanted) << ": " << plain(wanted.name) << ' ' << wanted.type << ' '
                  << wanted.content << '\n';
    });
}
