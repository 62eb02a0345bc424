// Calls list_invoices CALLS times, each time to the sum of totals and the newest date.
#include "balvps_handles.h"
#include "invoice_totals.h"
#include "measurement.h"

int main(int count, char **arguments) {
    return bench::run([&] {
        const int calls = bench::number(count, arguments, 1);
        const bench::Client client = bench::new_client(bench::service());
        bench::email_of(bench::Result(balvps_client_get_details(client.get())));  // signs in and connects
        return bench::measure([&] {
            std::string answer;
            for (int call = 0; call < calls; ++call) {
                const bench::Result result(balvps_client_list_invoices(client.get()));
                const balvps_value *invoices = bench::member(bench::value_of(result), "invoices");
                bench::InvoiceTotals totals;
                const std::size_t size = balvps_value_size(invoices);
                for (std::size_t index = 0; index < size; ++index) {
                    const balvps_value *invoice = balvps_value_index(invoices, index);
                    totals.add(bench::text(bench::member(invoice, "total")),
                               bench::text(bench::member(invoice, "date")));
                }
                answer = totals.text();
            }
            return answer;
        });
    });
}
