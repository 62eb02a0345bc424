// The seed: the document's example data, and values for fields that the examples omit.
#include <initializer_list>
#include <utility>

#include "common/clock.h"
#include "service/state.h"

namespace sandbox {

namespace {

Json address_of(const char *address2) {
    return {{"companyname", ""},    {"address1", "Pretty View Lane"}, {"address2", address2},
            {"city", "Santa Rosa"}, {"state", "California"},          {"postcode", "95401"},
            {"country", "US"},      {"phonenumber", "+1.24123123"}};
}

Json client_profile() {
    Json profile{{"email", "api@example.com"}, {"lastlogin", "2016-12-30 12:24:28"},
                 {"ip", "172.100.2.1"},        {"host", "hostname"},
                 {"firstname", "Joe"},         {"lastname", "Doe"}};
    profile.update(address_of("3194"));
    profile.update({{"type", "Private"}, {"vatnumber", ""}, {"mobilephone", ""}});
    return profile;
}

Contact mary() {
    Json profile{{"email", "mary@example.com"}, {"firstname", "Mary"}, {"lastname", "Sue"}};
    profile.update(address_of("3194"));
    profile.update({{"type", "Private"}, {"company", "0"}, {"lastlogin", never}});
    return {49, "", std::move(profile), {{"support", {"tickets", "newticket"}}}};
}

Json contact_privileges() {
    return {
        {"billing", {"emails", "payinvoice", "orders", "balance", "addfunds", "creditcard"}},
        {"support", {"newticket", "tickets", "closeticket", "emails"}},
        {"misc", {"editmain", "emails", "editipaccess", "manageprofiles", "affiliates"}},
        {"services",
         {{"full", 1}, {"332", {"basic", "billing", "cancelation", "upgrade", "notify", "logindetails"}}}},
        {"domains", {{"full", 1}, {"523", {"basic", "renew", "notify", "contactinfo", "nameservers"}}}}};
}

std::vector<Invoice> invoices() {
    Invoice paid;
    paid.id = 308976;
    paid.number = "2016/12/1";
    paid.status = "Paid";
    paid.date = "2016-12-30";
    paid.duedate = "2017-01-06";
    paid.datepaid = "2016-12-30 12:40:47";
    paid.subtotal = Money::from_cents(1624);
    paid.tax = Money::from_cents(341);
    paid.taxrate = 21;
    paid.total = Money::from_cents(1965);
    paid.items = {{12305, "Other", "0", "Example Service", Money::from_cents(1500), true},
                  {12309, "Other", "-2", "PayPal Payment Fee", Money::from_cents(124), true}};

    Invoice small;  // The document's apply_credit example pays 2.1.
    small.id = 308977;
    small.number = "2017/1/1";
    small.status = "Unpaid";
    small.date = "2017-01-30";
    small.duedate = "2017-02-06";
    small.datepaid = never;
    small.subtotal = small.total = Money::from_cents(210);
    small.items = {{12310, "Other", "0", "Backup storage", Money::from_cents(210), false}};

    Invoice large = small;  // Together they make the document's balance of 123456.55.
    large.id = 308978;
    large.number = "2017/1/2";
    large.subtotal = large.total = Money::from_cents(12345445);
    large.items = {{12311, "Hosting", "10", "Dedicated servers", Money::from_cents(12345445), false}};

    return {paid, small, large};
}

Ticket lore_ipsum() {
    Ticket ticket;
    ticket.number = 736633;
    ticket.date = "2016-12-30 12:48:13";
    ticket.lastreply = "2020-09-12 11:10:03";
    ticket.name = "Joe Doe";
    ticket.email = "api@example.com";
    ticket.subject = "Lore Ipsum";
    ticket.body =
        "Donec sollicitudin molestie malesuada. \r\nSed porttitor lectus nibh. Vivamus magna justo, "
        "\r\nlacinia eget consectetur sed, convallis at tellus.";
    ticket.status = "Answered";
    ticket.department = "Billing";
    ticket.replies = {{929, "Suppport Staff", "2016-12-30 12:51:04",
                       "Vestibulum ac diam sit amet quam \r\nvehicula elementum sed sit amet dui. "
                       "\r\nPraesent sapien massa\r\n\r\n-- Maecenas efficitur elit est --",
                       "Sent", "Admin"}};
    using std::string_literals::operator""s;
    ticket.attachments = {{"a1b2c3", "application/pdf", "%PDF-1.4\n%\xe2\xe3\xcf\xd3\n%%EOF\n"},
                          {"d4e5f6", "image/png", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR"s}};
    return ticket;
}

constexpr const char *seed_change_date = "1672531200";

/// One record of each type. Their positions have gaps, as in recorded traffic.
Zone zone_of_every_type() {
    Zone zone;
    zone.id = 62;
    zone.service = 10;
    zone.name = "example.com";
    zone.serial = 2023010101;
    const auto add = [&zone](std::int64_t position, const std::string &label, const char *type, Json content,
                             std::int64_t priority = 0) {
        const std::string name = label.empty() ? zone.name : label + "." + zone.name;
        zone.records.push_back(
            {406400 + position, position, name, type, std::move(content), 3600, priority, seed_change_date});
    };
    add(0, "", "SOA",
        {"ns1.example.com", "hostmaster.example.com", "2023010101", "10800", "3600", "604800", "3600"});
    add(1, "", "NS", "ns1.example.com");
    add(15, "", "A", "192.0.2.1");
    add(17, "", "AAAA", "2001:db8::1");
    add(18, "www", "CNAME", "example.com");
    add(20, "", "MX", "mail.example.com", 10);
    add(21, "", "TXT", "v=spf1 mx -all");
    add(24, "_sip._tcp", "SRV", {10, 5060, "vc01.example.com"}, 10);
    add(25, "", "CAA", "0 issue \"letsencrypt.org\"");
    add(27, "1", "PTR", "host.example.com");
    add(30, "", "SPF", "v=spf1 mx -all");
    add(31, "sip", "NAPTR", "100 10 \"U\" \"E2U+sip\" \"!^.*$!sip:info@example.com!\" .");
    add(33, "", "SSHFP", "1 1 123456789abcdef67890123456789abcdef67890");
    add(34, "_443._tcp", "TLSA", "3 1 1 0c72ac70b745ac19998811b131d662c9ac69dbdbe7cb23e5b514b56664c5d3d6");
    add(38, "sub", "DS", "60485 5 1 2BB183AF5F22588179A53B0A98631FAD1A292118");
    return zone;
}

/// The document's zone. Its positions have no gaps until a record is deleted, so it is an array on the wire.
Zone document_zone() {
    return {60,
            10,
            "qwerty.com",
            2016123001,
            {{10, 0, "qwerty.com", "A", "127.0.0.1", 1800, 0, seed_change_date},
             {11, 1, "qwerty.com", "NS", "ns1.qwerty.com", 1800, 0, seed_change_date}}};
}

/// Another account with such invoices, services and zones.
Account account_like(const Account &first, const std::string &number, NextIds &next) {
    Account account = first;
    account.id = next.account++;
    account.login = "user" + number + "@example.com";
    account.profile["email"] = account.login;
    account.contacts.clear();
    account.tickets.clear();
    account.domains.clear();
    for (Invoice &invoice : account.invoices) {
        invoice.id = next.invoice++;
        for (InvoiceItem &item : invoice.items) {
            item.id = next.invoice_item++;
        }
    }
    for (Zone &zone : account.zones) {
        const std::size_t length = zone.name.size();
        zone.id = next.zone++;
        zone.name = "account" + number + "-" + zone.name;
        for (Record &record : zone.records) {
            record.id = next.record++;
            record.name.replace(record.name.size() - length, length, zone.name);
        }
    }
    return account;
}

}  // namespace

State seed(std::int64_t accounts) {
    Account account;
    account.id = 26;
    account.login = "user@example.com";
    account.password = "secret";
    account.currency = "USD";
    account.profile = client_profile();
    account.privileges = contact_privileges();
    account.credit = Money::from_cents(5000);
    account.contacts.push_back(mary());
    account.invoices = invoices();
    account.tickets.push_back(lore_ipsum());
    account.services = seeded_services();
    account.domains = seeded_domains();
    account.zones = {document_zone(), {61, 20, "bgg12ooble.com", 2016123001, {}}, zone_of_every_type()};

    State state;
    state.accounts.push_back(std::move(account));
    state.departments = {{1, "Billing"}, {2, "Technical Support"}, {3, "Sales"}};
    state.next = {.account = 27,
                  .contact = 50,
                  .ticket = 865650,
                  .reply = 930,
                  .zone = 63,
                  .record = 406467,
                  .invoice = 308979,
                  .invoice_item = 12312,
                  .service = 356472,
                  .vm = 1004,
                  .address = 75,
                  .domain = 49,
                  .order = 1132559230};
    for (std::int64_t number = 2; number <= accounts; ++number) {
        state.accounts.push_back(account_like(state.accounts.front(), std::to_string(number), state.next));
    }
    return state;
}

}  // namespace sandbox
