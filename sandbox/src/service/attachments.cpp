// The files of tickets. The answer is the file itself, and no JSON.
#include <algorithm>

#include "service/arguments.h"
#include "service/operations.h"

namespace sandbox {

Json get_ticket_attachment(Call &call) {
    const std::optional<std::int64_t> number = parse_integer(text_or_empty(call.query, "number"));
    const auto ticket = std::ranges::find(call.caller->tickets, number, &Ticket::number);
    if (ticket == call.caller->tickets.end()) {
        throw Refusal("Ticket not found");
    }
    const auto found = std::ranges::find(ticket->attachments, call.path_ids.at(0), &Attachment::id);
    if (found == ticket->attachments.end()) {
        throw Refusal("Attachment not found");
    }
    call.file = *found;
    return {};
}

}  // namespace sandbox
