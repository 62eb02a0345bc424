// Sends GET /invoice CALLS times and reads the sum of totals and the newest date with RapidJSON's tree.
// If IN_PLACE is not 0, the tree's strings stay in the body.
#include "invoice_totals.h"
#include "libcurl.h"
#include "measurement.h"
#include "rapidjson.h"

int main(int count, char **arguments) {
    return bench::run([&] {
        const int calls = bench::number(count, arguments, 1);
        const bool in_place = bench::number(count, arguments, 2) != 0;
        const bench::Service service = bench::service();
        bench::Request details(service, "/details");
        bench::email_of(details.perform());  // connects
        const std::string url = service.base_url + "/invoice";
        curl_easy_setopt(details.easy(), CURLOPT_URL, url.c_str());
        return bench::measure([&] {
            std::string answer;
            for (int call = 0; call < calls; ++call) {
                details.perform();
                rapidjson::Document document;
                if (in_place) {
                    document.ParseInsitu(details.body.data());
                } else {
                    document.Parse(details.body.data(), details.body.size());
                }
                if (document.HasParseError()) {
                    throw std::runtime_error("not JSON");
                }
                bench::InvoiceTotals totals;
                for (const rapidjson::Value &invoice : document["invoices"].GetArray()) {
                    totals.add(bench::text(invoice["total"]), bench::text(invoice["date"]));
                }
                answer = totals.text();
            }
            return answer;
        });
    });
}
