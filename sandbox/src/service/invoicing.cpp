#include "service/invoicing.h"

#include "common/clock.h"

namespace sandbox {

namespace {

constexpr std::int64_t days_to_pay = 7;
constexpr std::int64_t seconds_of_day = 86400;

/// "2026/11/308979": unlike the seeded numbers, it is made of the id, so that it is unique.
std::string invoice_number(const std::string &date, std::int64_t id) {
    return date.substr(0, 4) + "/" + date.substr(5, 2) + "/" + std::to_string(id);
}

}  // namespace

std::int64_t issue_invoice(State &state, Account &account, const std::vector<Charge> &charges) {
    Invoice invoice;
    invoice.id = state.next.invoice++;
    invoice.date = date_of(unix_time());
    invoice.duedate = date_of(unix_time() + days_to_pay * seconds_of_day);
    invoice.number = invoice_number(invoice.date, invoice.id);
    for (const Charge &charge : charges) {
        invoice.items.push_back({state.next.invoice_item++, charge.type, charge.item_id, charge.description,
                                 charge.amount, false});
        invoice.total = invoice.total + charge.amount;
    }
    invoice.subtotal = invoice.total;
    const bool free = invoice.total == Money();
    invoice.status = free ? "Paid" : "Unpaid";
    invoice.datepaid = free ? date_time(unix_time()) : never;
    account.invoices.push_back(invoice);
    return invoice.id;
}

}  // namespace sandbox
