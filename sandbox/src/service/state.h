// The service's state: accounts and everything that belongs to them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/json.h"
#include "service/domain.h"
#include "service/hosting.h"
#include "service/money.h"

namespace sandbox {

struct Contact {
    std::int64_t id = 0;
    std::string password;  ///< empty if the contact cannot log in
    Json profile = Json::object();
    Json privileges = Json::object();
};

struct InvoiceItem {
    std::int64_t id = 0;
    std::string type;
    std::string item_id;
    std::string description;
    Money amount;
    bool taxed = false;
};

struct Invoice {
    std::int64_t id = 0;
    std::string number;
    std::string status;
    std::string date;
    std::string duedate;
    std::string datepaid;
    Money subtotal;
    Money tax;
    std::int64_t taxrate = 0;
    Money total;   ///< subtotal plus tax; credit does not lower it
    Money credit;  ///< account credit that was applied
    std::vector<InvoiceItem> items;

    Money due() const { return status == "Unpaid" ? total - credit : Money(); }
};

struct Reply {
    std::int64_t id = 0;
    std::string name;
    std::string date;
    std::string body;
    std::string status;
    std::string type;
};

/// A file that belongs to a ticket.
struct Attachment {
    std::string id;
    std::string content_type;
    std::string bytes;
};

struct Ticket {
    std::int64_t number = 0;
    std::string date;
    std::string lastreply;
    std::string name;
    std::string email;
    std::string subject;
    std::string body;
    std::string status;
    std::string department;
    bool client_read = true;
    std::vector<Reply> replies;
    std::vector<Attachment> attachments;
};

struct Record {
    std::int64_t id = 0;
    std::int64_t position = 0;  ///< the position in the zone's list; deletions leave gaps
    std::string name;           ///< fully qualified, no trailing dot
    std::string type;
    Json content;  ///< text, or an array for SOA and SRV
    std::int64_t ttl = 0;
    std::int64_t priority = 0;
    std::string change_date;  ///< Unix time
};

struct Zone {
    std::int64_t id = 0;
    std::int64_t service = 0;
    std::string name;
    std::int64_t serial = 0;
    std::vector<Record> records;  ///< in order of position
};

struct Account {
    std::int64_t id = 0;
    std::string login;  ///< a user name, in addition to the profile's email address
    std::string password;
    std::string currency;
    Json profile = Json::object();
    Json privileges = Json::object();  ///< all privileges that a contact can have
    Money credit;
    std::vector<Contact> contacts;
    std::vector<Invoice> invoices;
    std::vector<Ticket> tickets;
    std::vector<Service> services;
    std::vector<Domain> domains;
    std::vector<Zone> zones;

    std::string email() const { return profile.value("email", ""); }
    Money balance() const;  ///< the sum due for all unpaid invoices
    /// Whether the invoice is paid. An unknown invoice is not.
    bool has_paid(std::int64_t invoice) const;
};

struct Department {
    std::int64_t id = 0;
    std::string name;
};

/// The ids of the objects that are created next.
struct NextIds {
    std::int64_t account = 0;
    std::int64_t contact = 0;
    std::int64_t ticket = 0;
    std::int64_t reply = 0;
    std::int64_t zone = 0;
    std::int64_t record = 0;
    std::int64_t invoice = 0;
    std::int64_t invoice_item = 0;
    std::int64_t service = 0;
    std::int64_t vm = 0;
    std::int64_t address = 0;
    std::int64_t domain = 0;
    std::int64_t order = 0;
};

struct State {
    std::vector<Account> accounts;  ///< the seeded one first, then those that signed up
    std::vector<Department> departments;
    NextIds next;

    Account *account_with_id(std::int64_t id);
    /// The account of these credentials, which are its client's or one of its contacts'.
    Account *account_signing_in(std::string_view username, std::string_view password);
    /// Whether a client or contact has this address. The one with the profile `except` is not considered.
    bool knows_email(std::string_view email, const Json *except = nullptr) const;

    /// Whether an account has an active domain with this name.
    bool has_registered(std::string_view domain) const;

    /// The state without passwords, for the control path.
    Json to_json() const;
};

/// The state after a start or a reset.
/// @param accounts the first is user@example.com; user2@example.com and so on have invoices and zones like
/// it.
State seed(std::int64_t accounts);
// Parts of it.
std::vector<Service> seeded_services();
std::vector<Domain> seeded_domains();

}  // namespace sandbox
