#include "soak_model.h"

#include <balvps/balvps.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <string_view>
#include <utility>

#include "calls.h"

namespace balvps::test {

namespace {

constexpr std::size_t most_records = 30;
constexpr std::size_t most_tickets = 12;
constexpr std::size_t most_contacts = 12;

/// The first label of a name. The service appends the zone's name.
std::string label(const std::string &name) {
    return name.substr(0, name.find('.'));
}

}  // namespace

SoakModel::SoakModel(std::string name, std::int64_t zone_id, std::uint32_t seed)
    : name_(std::move(name)), zone_id_(zone_id), random_(seed) {}

/// Takes a write's result: it was done, it was not done, or its outcome is unknown.
void SoakModel::settle(const std::string &name, Thing &thing, const balvps_result *result,
                       std::optional<std::string> wanted) {
    thing.busy = false;
    const balvps_error *const error = balvps_result_error(result);
    history_[name] += "  to be " + wanted.value_or("absent") + ": " +
                      (error == nullptr ? "worked" : balvps_error_json(error, nullptr)) + ", " +
                      balvps_result_attempts_json(result, nullptr) + "\n";
    if (error == nullptr) {
        thing.possible = {std::move(wanted)};
        return;
    }
    const bool gone = !wanted && std::string_view(balvps_error_name(error)) == "not_found";
    if (gone) {
        thing.possible = {std::nullopt};
    } else {
        thing.possible.push_back(std::move(wanted));
    }
}

void SoakModel::surprise(const std::string &what, const std::string &name) {
    surprises_.push_back(what + ", after\n" + history_[name]);
}

std::vector<Step> SoakModel::next_steps(std::size_t most) {
    std::erase_if(records_, [this](const auto &each) {  // names are not used again
        const bool gone = each.second.known() && !each.second.exists();
        return gone && (record_ids_.erase(each.first), true);
    });
    std::vector<Step> steps;
    while (steps.size() < most) {
        const auto dice = random_() % 100;
        if (dice < 25) {
            const auto there = static_cast<std::size_t>(
                std::ranges::count_if(records_, [](const auto &each) { return each.second.exists(); }));
            if (there < most_records) {
                steps.push_back(add_record());
                continue;
            }
        }
        if (dice < 65) {  // change or delete a record whose id is known
            std::vector<std::pair<const std::string, Thing> *> candidates;
            for (auto &each : records_) {
                if (each.second.exists() && !each.second.busy && record_ids_.contains(each.first)) {
                    candidates.push_back(&each);
                }
            }
            if (!candidates.empty()) {
                auto &[name, thing] = *candidates[random_() % candidates.size()];
                const std::int64_t id = record_ids_.at(name);
                steps.push_back(dice < 45 ? change_record(name, thing, id) : delete_record(name, thing, id));
                continue;
            }
        }
        if (dice < 70 && tickets_.size() < most_tickets) {
            steps.push_back(add_ticket());
        } else if (dice < 75 && contacts_.size() < most_contacts) {
            steps.push_back(add_contact());
        } else if (dice < 85 && steps.empty()) {
            return {read_zone()};  // writes at the same time could make it out of date
        } else {
            steps.push_back(read_something());
        }
    }
    return steps;
}

std::optional<Step> SoakModel::next_question() {
    const auto open = [](const auto &each) { return !each.second.known(); };
    if (std::ranges::any_of(records_, open)) {
        return read_zone();
    }
    if (std::ranges::any_of(tickets_, open)) {
        return read_tickets();
    }
    return std::ranges::any_of(contacts_, open) ? std::optional(read_contacts()) : std::nullopt;
}

Step SoakModel::add_record() {
    const std::string name = "r" + std::to_string(++counter_);
    const std::string content = new_content();
    Thing &thing = records_[name];
    thing = {{std::nullopt}, true};
    return {
        "add_dns_record",
        {{"service_id", 10}, {"zone_id", zone_id_}, {"name", name}, {"type", "A"}, {"content", content}},
        random_() % 2 == 0,
        [this, name, &thing, content](const balvps_result *result) { settle(name, thing, result, content); }};
}

Step SoakModel::change_record(const std::string &name, Thing &thing, std::int64_t id) {
    const std::string content = new_content();
    thing.busy = true;
    return {
        "edit_dns_record",
        {{"service_id", 10},
         {"zone_id", zone_id_},
         {"record_id", id},
         {"name", name},
         {"type", "A"},
         {"content", content}},
        false,
        [this, name, &thing, content](const balvps_result *result) { settle(name, thing, result, content); }};
}

Step SoakModel::delete_record(const std::string &name, Thing &thing, std::int64_t id) {
    thing.busy = true;
    return {"delete_dns_record",
            {{"service_id", 10}, {"zone_id", zone_id_}, {"record_id", id}},
            false,
            [this, name, &thing](const balvps_result *result) { settle(name, thing, result, std::nullopt); }};
}

Step SoakModel::add_ticket() {
    const std::string subject = name_ + " ticket " + std::to_string(++counter_);
    Thing &thing = tickets_[subject];
    thing = {{std::nullopt}, true};
    return {"create_ticket",
            {{"dept_id", 1}, {"subject", subject}, {"body", "b"}},
            random_() % 2 == 0,
            [this, subject, &thing](const balvps_result *result) { settle(subject, thing, result, ""); }};
}

Step SoakModel::add_contact() {
    const std::string email = name_ + "-" + std::to_string(++counter_) + "@example.com";
    Thing &thing = contacts_[email];
    thing = {{std::nullopt}, true};
    return {"add_contact",
            {{"email", email}, {"password", "a secret of its own"}},
            random_() % 2 == 0,
            [this, email, &thing](const balvps_result *result) { settle(email, thing, result, ""); }};
}

/// A list must show one of the possible states of each thing. It settles unknown outcomes.
void SoakModel::read_back(Things &things, const std::map<std::string, std::string> &seen,
                          const std::string &what) {
    for (auto &[name, thing] : things) {
        if (thing.busy) {
            continue;  // a write is running
        }
        const auto found = seen.find(name);
        const std::optional<std::string> there =
            found == seen.end() ? std::nullopt : std::optional(found->second);
        if (std::ranges::find(thing.possible, there) == thing.possible.end()) {
            surprise(what + " " + name + " is " + there.value_or("not there"), name);
        }
        if (!thing.known()) {
            history_[name] += "  read back: " + there.value_or("absent") + "\n";
        }
        thing.possible = {there};
    }
}

Step SoakModel::read_zone() {
    return {"get_dns_zone",
            {{"service_id", 10}, {"zone_id", zone_id_}},
            false,
            [this](const balvps_result *result) {
                if (balvps_result_error(result) != nullptr) {
                    return;
                }
                std::map<std::string, std::string> seen;
                const Json answer = to_json(result);
                for (const Json &record : answer.at("records")) {
                    if (record.at("type") != "A") {
                        continue;
                    }
                    const std::string name = label(record.at("name").get<std::string>());
                    if (!seen.emplace(name, record.at("content").get<std::string>()).second) {
                        surprise("record " + name + " is there twice", name);
                    }
                    record_ids_[name] = record.at("id").get<std::int64_t>();
                }
                for (const auto &[name, content] : seen) {
                    if (!records_.contains(name)) {
                        surprise("record " + name + " is back", name);
                    }
                }
                read_back(records_, seen, "record");
            }};
}

Step SoakModel::read_tickets() {
    return {"list_tickets", Json::object(), false, [this](const balvps_result *result) {
                if (balvps_result_error(result) != nullptr) {
                    return;
                }
                std::map<std::string, std::string> seen;
                const Json answer = to_json(result);
                for (const Json &ticket : answer.at("tickets")) {
                    seen.emplace(ticket.at("subject").get<std::string>(), "");
                }
                read_back(tickets_, seen, "ticket");
            }};
}

Step SoakModel::read_contacts() {
    return {"list_contacts", Json::object(), false, [this](const balvps_result *result) {
                if (balvps_result_error(result) != nullptr) {
                    return;
                }
                std::map<std::string, std::string> seen;
                const Json answer = to_json(result);
                for (const Json &contact : answer.at("contacts")) {
                    seen.emplace(contact.at("email").get<std::string>(), "");
                }
                read_back(contacts_, seen, "contact");
            }};
}

Step SoakModel::read_something() {
    static constexpr const char *reads[] = {"get_balance", "get_details", "list_invoices", "list_dns",
                                            "list_ticket_departments"};
    return {reads[random_() % std::size(reads)], Json::object(), false, [](const balvps_result *) {}};
}

std::string SoakModel::difference(const Json &state) const {
    std::multiset<std::string> there;
    for (const Json &zone : state.at("zones")) {
        if (zone.at("id").get<std::int64_t>() != zone_id_) {
            continue;
        }
        for (const Json &record : zone.at("records")) {
            if (record.at("type") == "A") {
                there.insert("record " + label(record.at("name").get<std::string>()) + " " +
                             record.at("content").get<std::string>());
            }
        }
    }
    for (const Json &ticket : state.at("tickets")) {
        if (const auto subject = ticket.at("subject").get<std::string>(); subject.starts_with(name_ + " ")) {
            there.insert("ticket " + subject + " ");
        }
    }
    for (const Json &contact : state.at("contacts")) {
        if (const auto email = contact.at("email").get<std::string>(); email.starts_with(name_ + "-")) {
            there.insert("contact " + email + " ");
        }
    }
    std::multiset<std::string> right;
    const auto collect = [&](const Things &things, const std::string &what) {
        for (const auto &[name, thing] : things) {
            if (thing.possible.front()) {
                right.insert(what + " " + name + " " + *thing.possible.front());
            }
        }
    };
    collect(records_, "record");
    collect(tickets_, "ticket");
    collect(contacts_, "contact");

    std::string text;
    for (const std::string &surprise : surprises_) {
        text += surprise + "\n";
    }
    std::vector<std::string> differing;
    std::ranges::set_symmetric_difference(there, right, std::back_inserter(differing));
    for (const std::string &each : differing) {
        text += (there.contains(each) ? "too many: " : "missing: ") + each + "\n";
    }
    return text;
}

}  // namespace balvps::test
