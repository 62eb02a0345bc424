/*
 * Lists the account's invoices and the sum that is due.
 *
 * usage: list_invoices        (the account comes from the environment, see from_env.h)
 */
#include <inttypes.h>

#include "from_env.h"

/* Money is decimal text. It is added up in integers, not in binary floating point. */
enum { UNITS_PER_ONE = 10000, FRACTION_DIGITS = 4 };

static int64_t units(const char *decimal) {
    const int negative = decimal[0] == '-';
    int64_t amount = 0;
    int fraction_digits_left = FRACTION_DIGITS;
    int in_fraction = 0;
    for (const char *digit = decimal + negative; *digit != '\0'; ++digit) {
        if (*digit == '.') {
            in_fraction = 1;
        } else if (!in_fraction || fraction_digits_left-- > 0) {
            amount = amount * 10 + (*digit - '0');
        }
    }
    for (; fraction_digits_left > 0; --fraction_digits_left) {
        amount *= 10;
    }
    return negative ? -amount : amount;
}

static void print_units(int64_t amount) {
    const int64_t size = amount < 0 ? -amount : amount;
    const int64_t whole = size / UNITS_PER_ONE;
    const int64_t fraction = size % UNITS_PER_ONE;
    const int digits = fraction % 100 == 0 ? 2 : FRACTION_DIGITS;
    printf("%s%" PRId64 ".%0*" PRId64, amount < 0 ? "-" : "", whole, digits,
           digits == 2 ? fraction / 100 : fraction);
}

static int is_open(const balvps_value *invoice) {
    return strcmp(text(invoice, "status"), "Unpaid") == 0;
}

static void print_invoices(const balvps_value *invoices) {
    int64_t open_amount = 0;
    size_t open_count = 0;
    const char *currency = "";
    printf("%-10s  %-14s  %-10s  %-10s  %12s  %-3s  %s\n", "id", "number", "date", "due", "total", "",
           "status");
    for (size_t i = 0; i < balvps_value_size(invoices); ++i) {
        const balvps_value *invoice = balvps_value_index(invoices, i);
        printf("%-10" PRId64 "  %-14s  %-10s  %-10s  %12s  %-3s  %s\n", integer(invoice, "id"),
               text(invoice, "number"), text(invoice, "date"), text(invoice, "duedate"),
               text(invoice, "total"), text(invoice, "currency"), text(invoice, "status"));
        if (is_open(invoice)) {
            open_amount += units(text(invoice, "total"));
            open_count += 1;
            currency = text(invoice, "currency");
        }
    }
    printf("\n%zu invoices, %zu open: ", balvps_value_size(invoices), open_count);
    print_units(open_amount);
    printf(" %s\n", currency);
}

int main(void) {
    balvps_client *client = client_from_env();
    if (client == NULL) {
        return EXIT_FAILURE;
    }
    balvps_result *result = balvps_client_list_invoices(client);
    const int worked = succeeded(result);
    if (worked) {
        print_invoices(value_at(result, "/invoices"));
    }
    balvps_result_free(result);
    balvps_client_free(client);
    return worked ? EXIT_SUCCESS : EXIT_FAILURE;
}
