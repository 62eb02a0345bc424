#include "service/state.h"

#include <algorithm>

namespace sandbox {

namespace {

Json to_json(const Contact &contact) {
    Json json{{"id", contact.id}};
    json.update(contact.profile);
    json["privileges"] = contact.privileges;
    return json;
}

Json to_json(const Invoice &invoice) {
    return {{"id", invoice.id},
            {"number", invoice.number},
            {"status", invoice.status},
            {"datepaid", invoice.datepaid},
            {"total", invoice.total.text()},
            {"credit", invoice.credit.text()}};
}

Json to_json(const Ticket &ticket) {
    Json replies = Json::array();
    for (const Reply &reply : ticket.replies) {
        replies.push_back({{"id", reply.id}, {"type", reply.type}, {"body", reply.body}});
    }
    return {{"number", ticket.number},         {"subject", ticket.subject}, {"body", ticket.body},
            {"department", ticket.department}, {"status", ticket.status},   {"replies", std::move(replies)}};
}

Json to_json(const Zone &zone) {
    Json records = Json::array();
    for (const Record &record : zone.records) {
        records.push_back({{"id", record.id},
                           {"position", record.position},
                           {"name", record.name},
                           {"type", record.type},
                           {"ttl", record.ttl},
                           {"priority", record.priority},
                           {"content", record.content}});
    }
    return {{"id", zone.id},
            {"service_id", zone.service},
            {"name", zone.name},
            {"serial", zone.serial},
            {"records", std::move(records)}};
}

Json to_json(const VirtualMachine &vm) {
    Json addresses = Json::object();
    for (const IpAddress &address : vm.addresses) {
        addresses[address.address] = address.reverse_name;
    }
    return {{"id", vm.id},
            {"label", vm.label},
            {"state", state_name(vm.state)},
            {"template", vm.template_id},
            {"addresses", std::move(addresses)}};
}

Json to_json(const Domain &domain) {
    return {{"id", domain.id},
            {"name", domain.name},
            {"status", domain.status},
            {"expires", domain.expires},
            {"nameservers", domain.nameservers},
            {"autorenew", domain.autorenew},
            {"locked", domain.locked},
            {"id_protection", domain.id_protection},
            {"contacts", domain.contacts}};
}

template <typename Object>
Json list_to_json(const std::vector<Object> &objects);

Json to_json(const Service &service) {
    return {{"id", service.id},
            {"product", service.product},
            {"status", service.status},
            {"label", service.label},
            {"cancellation_requested", service.cancellation_requested},
            {"vms", list_to_json(service.vms)}};
}

template <typename Object>
Json list_to_json(const std::vector<Object> &objects) {
    Json list = Json::array();
    for (const Object &object : objects) {
        list.push_back(to_json(object));
    }
    return list;
}

Json client_to_json(const Account &account) {
    Json json{{"id", account.id}};
    json.update(account.profile);
    return json;
}

}  // namespace

Money Account::balance() const {
    Money sum;
    for (const Invoice &invoice : invoices) {
        sum = sum + invoice.due();
    }
    return sum;
}

bool Account::has_paid(std::int64_t invoice) const {
    const auto found = std::ranges::find(invoices, invoice, &Invoice::id);
    return found != invoices.end() && found->status == "Paid";
}

Account *State::account_with_id(std::int64_t id) {
    const auto found = std::ranges::find(accounts, id, &Account::id);
    return found == accounts.end() ? nullptr : &*found;
}

Account *State::account_signing_in(std::string_view username, std::string_view password) {
    if (username.empty() || password.empty()) {
        return nullptr;
    }
    for (Account &account : accounts) {
        if ((username == account.login || username == account.email()) && password == account.password) {
            return &account;
        }
        for (const Contact &contact : account.contacts) {
            if (username == contact.profile.value("email", "") && password == contact.password) {
                return &account;
            }
        }
    }
    return nullptr;
}

bool State::knows_email(std::string_view email, const Json *except) const {
    return std::ranges::any_of(accounts, [&](const Account &account) {
        const bool of_client = email == account.login || email == account.email();
        return (of_client && &account.profile != except) ||
               std::ranges::any_of(account.contacts, [&](const Contact &contact) {
                   return email == contact.profile.value("email", "") && &contact.profile != except;
               });
    });
}

bool State::has_registered(std::string_view domain) const {
    return std::ranges::any_of(accounts, [domain](const Account &account) {
        return std::ranges::any_of(account.domains, [domain](const Domain &each) {
            return each.name == domain && each.status == "Active";
        });
    });
}

Json State::to_json() const {
    const Account &account = accounts.front();
    Json signups = Json::array();
    for (auto other = accounts.begin() + 1; other != accounts.end(); ++other) {
        signups.push_back(client_to_json(*other));
    }
    return {{"client", client_to_json(account)},
            {"contacts", list_to_json(account.contacts)},
            {"invoices", list_to_json(account.invoices)},
            {"credit", account.credit.text()},
            {"tickets", list_to_json(account.tickets)},
            {"services", list_to_json(account.services)},
            {"domains", list_to_json(account.domains)},
            {"zones", list_to_json(account.zones)},
            {"signups", std::move(signups)}};
}

}  // namespace sandbox
