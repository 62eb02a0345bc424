// Lists the account's invoices and the sum that is due.
//
// usage: list_invoices        (the account comes from the environment, see from_env.h)
#include <iomanip>
#include <string_view>

#include "from_env.h"

namespace {

// Money is decimal text. It is added up in integers, not in binary floating point.
constexpr std::size_t fraction_digits = 2;

std::int64_t cents(std::string_view decimal) {
    const bool negative = decimal.substr(0, 1) == "-";
    std::int64_t amount = 0;
    std::size_t in_fraction = 0;  // the point and the digits after it
    for (const char character : decimal.substr(negative ? 1 : 0)) {
        in_fraction += in_fraction > 0 || character == '.' ? 1 : 0;
        if (character != '.' && in_fraction <= fraction_digits + 1) {
            amount = amount * 10 + (character - '0');
        }
    }
    for (std::size_t i = in_fraction == 0 ? 1 : in_fraction; i <= fraction_digits; ++i) {
        amount *= 10;
    }
    return negative ? -amount : amount;
}

void list_invoices(balvps::Client &client) {
    const auto answer = client.list_invoices();
    std::int64_t open_amount = 0;
    std::size_t open_count = 0;
    std::string_view currency;
    for (const balvps::InvoiceSummary invoice : answer->invoices()) {
        std::cout << std::left << std::setw(12) << invoice.id() << std::setw(16) << invoice.number()
                  << std::setw(12) << invoice.date().value_or("") << std::setw(12)
                  << invoice.duedate().value_or("") << std::right << std::setw(12) << invoice.total() << "  "
                  << invoice.currency() << "  " << invoice.status() << '\n';
        if (invoice.status() == "Unpaid") {
            open_amount += cents(invoice.total());
            open_count += 1;
            currency = invoice.currency();
        }
    }
    std::cout << '\n'
              << answer->invoices().size() << " invoices, " << open_count << " open: " << open_amount / 100
              << '.' << std::setw(2) << std::setfill('0') << open_amount % 100 << ' ' << currency << '\n';
}

}  // namespace

int main() {
    return run(list_invoices);
}
