// Support tickets.
#include <algorithm>

#include "common/clock.h"
#include "service/arguments.h"
#include "service/operations.h"

namespace sandbox {

namespace {

Ticket &ticket_of_path(Call &call) {
    const auto found = std::ranges::find(call.caller->tickets, call.path_id(0), &Ticket::number);
    if (found == call.caller->tickets.end()) {
        throw Refusal("Ticket not found");
    }
    return *found;
}

std::string required_text(const Call &call, const char *field) {
    std::string text = text_or_empty(call.arguments, field);
    if (text.empty()) {
        throw Refusal("Field " + std::string(field) + " is required");
    }
    return text;
}

std::string full_name(const Account &account) {
    return account.profile.value("firstname", "") + " " + account.profile.value("lastname", "");
}

}  // namespace

Json list_tickets(Call &call) {
    std::vector<Json> tickets;
    for (const Ticket &ticket : call.caller->tickets) {
        tickets.push_back({{"client_read", ticket.client_read ? "1" : "0"},
                           {"ticket_number", std::to_string(ticket.number)},
                           {"date", ticket.date},
                           {"deptname", ticket.department},
                           {"subject", ticket.subject},
                           {"status", ticket.status},
                           {"lastreply", ticket.lastreply}});
    }
    return {{"tickets", call.shapes.list(std::move(tickets), 0)}};
}

Json get_ticket(Call &call) {
    const Ticket &ticket = ticket_of_path(call);
    std::vector<Json> replies;
    for (const Reply &reply : ticket.replies) {
        replies.push_back({{"id", std::to_string(reply.id)},
                           {"name", reply.name},
                           {"date", reply.date},
                           {"body", reply.body},
                           {"status", reply.status},
                           {"type", reply.type}});
    }
    return {{"ticket",
             {{"date", ticket.date},
              {"ticket_number", std::to_string(ticket.number)},
              {"name", ticket.name},
              {"email", ticket.email},
              {"subject", ticket.subject},
              {"body", ticket.body},
              {"status", ticket.status},
              {"client_read", ticket.client_read ? "1" : "0"},
              {"deptname", ticket.department}}},
            {"replies", call.shapes.list(std::move(replies), 1)}};
}

Json create_ticket(Call &call) {
    const std::optional<std::int64_t> department_id = parse_integer(text_or_empty(call.arguments, "dept_id"));
    const auto department = std::ranges::find(call.state.departments, department_id, &Department::id);
    if (department == call.state.departments.end()) {
        throw Refusal("Department not found");
    }
    Ticket ticket;
    ticket.subject = required_text(call, "subject");
    ticket.body = required_text(call, "body");
    ticket.date = ticket.lastreply = date_time(unix_time());
    ticket.name = full_name(*call.caller);
    ticket.email = call.caller->email();
    ticket.status = "Open";
    ticket.department = department->name;
    ticket.number = call.state.next.ticket++;
    const std::int64_t number = ticket.number;
    call.caller->tickets.push_back(std::move(ticket));
    return {{"ticket", number}};
}

Json reply_ticket(Call &call) {
    Ticket &ticket = ticket_of_path(call);
    if (ticket.status == "Closed") {
        throw Refusal("Ticket is closed");
    }
    Reply reply;
    reply.body = required_text(call, "body");
    reply.id = call.state.next.reply++;
    reply.name = full_name(*call.caller);
    reply.date = date_time(unix_time());
    reply.status = "Sent";
    reply.type = "Client";
    ticket.lastreply = reply.date;
    ticket.status = "Client-Reply";
    ticket.replies.push_back(std::move(reply));
    return {{"info", Json::array({"reply_added"})}};
}

Json reopen_ticket(Call &call) {
    Ticket &ticket = ticket_of_path(call);
    if (ticket.status != "Closed") {
        throw Refusal("Ticket is not closed");
    }
    ticket.status = "Open";
    return {{"status", true}};
}

Json close_ticket(Call &call) {
    Ticket &ticket = ticket_of_path(call);
    if (ticket.status == "Closed") {
        throw Refusal("Ticket is already closed");
    }
    ticket.status = "Closed";
    return {{"status", true}};
}

Json list_ticket_departments(Call &call) {
    Json departments = Json::array();
    for (const Department &department : call.state.departments) {
        departments.push_back({{"id", std::to_string(department.id)}, {"name", department.name}});
    }
    return {{"departments", std::move(departments)}};
}

}  // namespace sandbox
