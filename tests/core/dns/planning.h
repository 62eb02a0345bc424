// For tests of plans: records in short form, changes as lines, and a zone that changes are applied to.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "dns/record_changes.h"
#include "dns/zone_record.h"

namespace balvps::test {

using Number = std::optional<std::int64_t>;

inline ZoneRecord zone_record(std::string id, std::string name, std::string type, std::string content,
                              Number ttl = {}, Number priority = {}) {
    return {.id = std::move(id),
            .name = std::move(name),
            .data = {.type = std::move(type), .content = std::move(content), .priority = priority},
            .ttl = ttl};
}

/// A record that is not in the zone yet.
inline ZoneRecord wished(std::string name, std::string type, std::string content, Number ttl = {},
                         Number priority = {}) {
    return zone_record("", std::move(name), std::move(type), std::move(content), ttl, priority);
}

/// "#17 10 mail.example.com 300": ID, priority, content, TTL.
inline std::string line_of(const ZoneRecord &record) {
    const auto optional = [](Number number) { return number ? std::to_string(*number) + " " : ""; };
    const std::string line = (record.id.empty() ? "" : "#" + record.id + " ") +
                             optional(record.data.priority) + record.data.content + " " +
                             optional(record.ttl);
    return line.substr(0, line.size() - 1);
}

/// "update www.example.com A: #1 192.0.2.1 300 -> 192.0.2.2 300"
inline std::string line_of(const PlannedChange &change) {
    const std::string key = change.record().name + " " + change.record().data.type + ": ";
    switch (change.action) {
        case ChangeAction::add:
            return "add " + key + line_of(*change.after);
        case ChangeAction::remove:
            return "delete " + key + line_of(*change.before);
        case ChangeAction::update:
            break;
    }
    ZoneRecord after = *change.after;
    EXPECT_EQ(std::exchange(after.id, ""), change.before->id);
    return "update " + key + line_of(*change.before) + " -> " + line_of(after);
}

inline std::vector<std::string> lines_of(const std::vector<PlannedChange> &changes) {
    std::vector<std::string> lines;
    for (const PlannedChange &change : changes) {
        lines.push_back(line_of(change));
    }
    return lines;
}

using Lines = std::vector<std::string>;

/// The name and type of an RRset.
using SetKey = std::pair<std::string, std::string>;

/// A zone as the service keeps it. It refuses what the service refuses.
class ZoneModel {
  public:
    explicit ZoneModel(std::vector<ZoneRecord> the_records) : records(std::move(the_records)) {}

    /// Makes the changes one after the other.
    void apply(const std::vector<PlannedChange> &changes) {
        const std::set<SetKey> before = keys();
        for (const PlannedChange &change : changes) {
            apply(change);
            ASSERT_NO_FATAL_FAILURE(check_cname(change.record().name)) << line_of(change);
            for (const SetKey &key : before) {
                if (!keys().contains(key)) {
                    emptied_.insert(key);
                }
            }
        }
        for (const SetKey &key : keys()) {
            EXPECT_FALSE(emptied_.contains(key)) << key.first << " " << key.second << " was empty in between";
        }
    }

    std::vector<ZoneRecord> records;

  private:
    void apply(const PlannedChange &change) {
        if (change.action == ChangeAction::add) {
            EXPECT_EQ(change.after->id, "");
            records.push_back(*change.after);
            records.back().id = std::to_string(next_id_++);
            return;
        }
        const auto record = std::find_if(records.begin(), records.end(), [&](const ZoneRecord &each) {
            return each.id == change.before->id;
        });
        ASSERT_NE(record, records.end()) << line_of(change);
        ASSERT_EQ(*record, *change.before) << line_of(change);
        if (change.action == ChangeAction::update) {
            ASSERT_NE(change.before, change.after);
            *record = *change.after;
        } else {
            records.erase(record);
        }
    }

    void check_cname(const std::string &name) const {
        std::size_t aliases = 0;
        std::size_t others = 0;
        for (const ZoneRecord &record : records) {
            if (record.name == name) {
                ++(record.data.type == "CNAME" ? aliases : others);
            }
        }
        ASSERT_TRUE(aliases == 0 || aliases + others == 1) << name << " has a CNAME beside other records";
    }

    std::set<SetKey> keys() const {
        std::set<SetKey> keys;
        for (const ZoneRecord &record : records) {
            keys.emplace(record.name, record.data.type);
        }
        return keys;
    }

    std::set<SetKey> emptied_;
    int next_id_ = 1000;
};

/// Makes zones and wishes by chance. The same seed makes the same ones. Values are few, so that zones and
/// wishes have much in common.
class ByChance {
  public:
    explicit ByChance(unsigned seed) : random_(seed) {}

    /// The random numbers are the same with every standard library.
    unsigned below(unsigned limit) { return static_cast<unsigned>(random_() % limit); }

    template <typename Item>
    const Item &one_of(const std::vector<Item> &items) {
        return items[below(static_cast<unsigned>(items.size()))];
    }

    Number maybe_one_of(const std::vector<std::int64_t> &numbers) {
        return below(3) == 0 ? std::nullopt : Number(one_of(numbers));
    }

    /// Records of an RRset, perhaps none.
    std::vector<ZoneRecord> record_set(const std::string &name, const std::string &type) {
        static const std::map<std::string, std::vector<std::string>> contents = {
            {"A", {"192.0.2.1", "192.0.2.2", "192.0.2.3", "192.0.2.4"}},
            {"CNAME", {"a.example.net", "b.example.net"}},
            {"MX", {"mail.example.com", "mx.example.net"}},
            {"NS", {"ns1.example.net", "ns2.example.net", "ns3.example.net"}},
            {"TXT", {"one", "two", "three"}},
        };
        std::vector<ZoneRecord> records;
        const unsigned size = type == "CNAME" ? 1 : below(5);
        for (unsigned i = 0; i < size; ++i) {
            const Number priority = type == "MX" ? Number(10 * below(3)) : std::nullopt;
            records.push_back(
                wished(name, type, one_of(contents.at(type)), maybe_one_of({300, 600}), priority));
        }
        return records;
    }

    /// Records of a zone that break no rule.
    std::vector<ZoneRecord> zone_records() {
        std::vector<ZoneRecord> records;
        const auto add_set = [&](const std::string &name, const std::string &type) {
            for (ZoneRecord &record : record_set(name, type)) {
                records.push_back(std::move(record));
            }
        };
        for (const char *name : {"example.com", "www.example.com", "a.example.com", "b.a.example.com"}) {
            const bool is_apex = std::string(name) == "example.com";
            if (!is_apex && below(3) == 0) {
                add_set(name, "CNAME");
                continue;
            }
            for (const char *type : {"A", "MX", "NS", "TXT"}) {
                if (below(2) == 0) {
                    add_set(name, type);
                }
            }
        }
        for (std::size_t i = records.size(); i > 1; --i) {
            std::swap(records[i - 1], records[below(static_cast<unsigned>(i))]);
        }
        return records;
    }

    /// Gives records their IDs, and a TTL each, as the service does.
    static std::vector<ZoneRecord> in_zone(std::vector<ZoneRecord> records) {
        int id = 1;
        for (ZoneRecord &record : records) {
            record.id = std::to_string(id++);
            record.ttl = record.ttl.value_or(3600);
        }
        return records;
    }

  private:
    std::mt19937 random_;
};

/// Runs a check with many seeds, until one fails.
template <typename Check>
void for_many_seeds(Check check) {
    constexpr unsigned last = 200;
    for (unsigned seed = 1; seed <= last && !testing::Test::HasFailure(); ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        check(seed);
    }
}

}  // namespace balvps::test
