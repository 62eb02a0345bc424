// The balance, the invoices, and their payment with account credit.
#include <algorithm>

#include "common/clock.h"
#include "service/arguments.h"
#include "service/operations.h"

namespace sandbox {

namespace {

constexpr const char *client_on_invoice[] = {"email",    "firstname", "lastname",   "companyname",
                                             "address1", "address2",  "city",       "state",
                                             "postcode", "country",   "phonenumber"};

Invoice &invoice_of_path(Call &call) {
    const auto found = std::ranges::find(call.caller->invoices, call.path_id(0), &Invoice::id);
    if (found == call.caller->invoices.end()) {
        throw Refusal("Invoice not found");
    }
    return *found;
}

Json items_of(const Invoice &invoice, const Shapes &shapes) {
    std::vector<Json> items;
    for (const InvoiceItem &item : invoice.items) {
        items.push_back({{"id", std::to_string(item.id)},
                         {"invoice_id", std::to_string(invoice.id)},
                         {"type", item.type},
                         {"item_id", item.item_id},
                         {"description", item.description},
                         {"amount", item.amount.text()},
                         {"taxed", item.taxed ? "1" : "0"},
                         {"qty", "1.00"},
                         {"linetotal", item.amount.text()}});
    }
    return shapes.list(std::move(items), 1);
}

Json client_of(const Call &call) {
    Json client{{"id", std::to_string(call.caller->id)}};
    for (const char *field : client_on_invoice) {
        client[field] = call.caller->profile.value(field, "");
    }
    return client;
}

/// The amount of credit to apply: the argument, or the amount that pays the whole invoice.
Money amount_to_apply(const Call &call, const Invoice &invoice) {
    const Json *const argument = find_argument(call.arguments, "amount");
    const bool all = argument == nullptr || *argument == "";
    const std::optional<Money> amount =
        all ? invoice.due() : Money::parse(text_or_empty(call.arguments, "amount"));
    if (!amount || *amount == Money()) {
        throw Refusal("Invalid amount");
    }
    if (*amount > call.caller->credit) {
        throw Refusal("insufficient_credit");
    }
    if (*amount > invoice.due()) {
        throw Refusal("Amount is larger than the amount due");
    }
    return *amount;
}

}  // namespace

Json get_balance(Call &call) {
    return {{"success", true},
            {"details",
             {{"currency", call.caller->currency},
              {"acc_balance", call.caller->balance().text()},
              {"acc_credit", call.caller->credit.text()}}}};
}

Json list_invoices(Call &call) {
    std::vector<Json> invoices;
    for (const Invoice &invoice : call.caller->invoices) {
        invoices.push_back({{"id", std::to_string(invoice.id)},
                            {"date", invoice.date},
                            {"dateorig", invoice.date},
                            {"duedate", invoice.duedate},
                            {"paybefore", invoice.duedate},
                            {"total", invoice.total.text()},
                            {"datepaid", invoice.datepaid},
                            {"status", invoice.status},
                            {"merge_id", nullptr},
                            {"number", invoice.number},
                            {"currency", call.caller->currency}});
    }
    return {{"invoices", call.shapes.list(std::move(invoices), 1)}};
}

Json get_invoice(Call &call) {
    const Invoice &invoice = invoice_of_path(call);
    const Shapes &shapes = call.shapes;
    return {{"invoice",
             {{"id", std::to_string(invoice.id)},
              {"status", invoice.status},
              {"date", invoice.date},
              {"duedate", invoice.duedate},
              {"paybefore", invoice.duedate},
              {"datepaid", invoice.datepaid},
              {"subtotal", Shapes::money(invoice.subtotal)},
              {"credit", Shapes::money(invoice.credit)},
              {"tax", Shapes::money(invoice.tax)},
              {"taxrate", shapes.number(invoice.taxrate)},
              {"tax2", Shapes::money(Money())},
              {"taxrate2", shapes.number(0)},
              {"taxexempt", "0"},
              {"total", Shapes::money(invoice.total)},
              {"rate", shapes.number(1)},
              {"rate2", shapes.number(0)},
              {"rate3", shapes.number(1)},
              {"notes", ""},
              {"items", items_of(invoice, shapes)},
              {"client", client_of(call)},
              {"number", invoice.number},
              {"currency", call.caller->currency}}}};
}

Json apply_credit(Call &call) {
    Invoice &invoice = invoice_of_path(call);
    if (invoice.status != "Unpaid") {
        throw Refusal("Invoice is not unpaid");
    }
    const Money amount = amount_to_apply(call, invoice);
    call.caller->credit = call.caller->credit - amount;
    invoice.credit = invoice.credit + amount;
    if (invoice.due() == Money()) {
        invoice.status = "Paid";
        invoice.datepaid = date_time(unix_time());
    }
    return {{"success", true}, {"invoice_status", invoice.status}, {"applied", Shapes::money(amount)}};
}

}  // namespace sandbox
