// Sends GET /details CALLS times, one after the other over one connection.
#include "libcurl.h"
#include "measurement.h"
#include "rapidjson.h"

int main(int count, char **arguments) {
    return bench::run([&] {
        const int calls = bench::number(count, arguments, 1);
        bench::Request request(bench::service(), "/details");
        const auto ask = [&] { return bench::email_of(request.perform()); };
        ask();  // connects
        return bench::measure([&] {
            std::string email;
            for (int call = 0; call < calls; ++call) {
                email = ask();
            }
            return email;
        });
    });
}
