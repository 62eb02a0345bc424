// The operations in the document's order. Each one is a function.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "common/json.h"
#include "http/http.h"
#include "service/dialect.h"
#include "service/login_limit.h"
#include "service/one_time_codes.h"
#include "service/state.h"
#include "service/tokens.h"
#include "settings.h"

namespace sandbox {

/// What an operation gets for one call.
struct Call {
    const Json &arguments;                     ///< the decoded body, an object
    const std::vector<std::string> &path_ids;  ///< the values of @id, @number, … in the path
    std::string bearer;                        ///< the bearer token as it was sent, "" if there is none
    Account *caller;  ///< the account that calls; nullptr if the operation needs no sign-in
    const Settings &settings;
    State &state;
    Tokens &tokens;
    LoginLimit &login_limit;
    OneTimeCodes &one_time_codes;
    Shapes shapes;
    Json query;  ///< the arguments after the "?" of the address, an object
    std::vector<Header> answer_headers;
    /// The answer is this file, and not the JSON that the operation returns.
    std::optional<Attachment> file;

    /// The path's id as a number, or -1 if it is not a decimal number. No object has the id -1.
    std::int64_t path_id(std::size_t index) const;
};

/// Returns the body of the answer, or throws Refusal.
using Operation = Json (*)(Call &);

// session.cpp
Json login(Call &call);
Json verify_second_factor(Call &call);
Json logout(Call &call);
Json refresh_token(Call &call);
Json revoke_token(Call &call);

// account.cpp
Json signup(Call &call);
Json reset_password(Call &call);
Json get_details(Call &call);
Json update_details(Call &call);

// contacts.cpp
Json list_contacts(Call &call);
Json add_contact(Call &call);
Json list_contact_privileges(Call &call);
Json get_contact(Call &call);
Json edit_contact(Call &call);

// billing.cpp
Json get_balance(Call &call);
Json list_invoices(Call &call);
Json get_invoice(Call &call);
Json apply_credit(Call &call);

// support.cpp
Json list_tickets(Call &call);
Json get_ticket(Call &call);
Json create_ticket(Call &call);
Json reply_ticket(Call &call);
Json reopen_ticket(Call &call);
Json close_ticket(Call &call);
Json list_ticket_departments(Call &call);

// dns.cpp
Json list_dns(Call &call);
Json add_dns_zone(Call &call);
Json list_service_dns(Call &call);
Json get_dns_zone(Call &call);
Json delete_dns_zone(Call &call);
Json add_dns_record(Call &call);
Json edit_dns_record(Call &call);
Json delete_dns_record(Call &call);

// services.cpp
Json list_services(Call &call);
Json get_service(Call &call);
Json list_service_methods(Call &call);
Json get_service_label(Call &call);
Json set_service_label(Call &call);
Json cancel_service(Call &call);
Json list_service_resources(Call &call);

// upgrades.cpp
Json get_service_upgrades(Call &call);
Json upgrade_service(Call &call);

// vms.cpp
Json list_vms(Call &call);
Json get_vm(Call &call);
Json start_vm(Call &call);
Json stop_vm(Call &call);
Json shutdown_vm(Call &call);
Json reboot_vm(Call &call);
Json reset_vm(Call &call);
Json rebuild_vm(Call &call);
Json list_templates(Call &call);

// addresses.cpp
Json list_service_ips(Call &call);
Json list_service_networks(Call &call);
Json get_rdns(Call &call);
Json set_rdns(Call &call);

// shop.cpp
Json list_categories(Call &call);
Json list_products(Call &call);
Json get_product(Call &call);
Json list_payment_methods(Call &call);
Json list_payment_fees(Call &call);
Json list_top_level_domains(Call &call);

// orders.cpp
Json order_product(Call &call);
Json order_domain(Call &call);
Json order_several(Call &call);
Json quote_order(Call &call);

// domains.cpp
Json list_domains(Call &call);
Json get_domain(Call &call);
Json get_domain_by_name(Call &call);
Json lookup_domain(Call &call);
Json get_nameservers(Call &call);
Json set_nameservers(Call &call);
Json get_epp_code(Call &call);
Json get_registrar_lock(Call &call);
Json set_registrar_lock(Call &call);
Json get_autorenew(Call &call);
Json set_autorenew(Call &call);
Json set_id_protection(Call &call);
Json get_domain_contacts(Call &call);
Json set_domain_contacts(Call &call);
Json renew_domain(Call &call);

// publications.cpp
Json list_notifications(Call &call);
Json list_news(Call &call);
Json get_news_item(Call &call);
Json list_knowledgebase(Call &call);
Json get_knowledgebase_category(Call &call);
Json get_knowledgebase_article(Call &call);
Json list_logs(Call &call);

// attachments.cpp
Json get_ticket_attachment(Call &call);

}  // namespace sandbox
