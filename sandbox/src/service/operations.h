// The operations in the document's order. Each one is a function.
#pragma once

#include <cstddef>
#include <cstdint>
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
    std::vector<Header> answer_headers;

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

}  // namespace sandbox
