// Calls get_details CALLS times, one after the other.
#include "balvps_handles.h"
#include "measurement.h"

int main(int count, char **arguments) {
    return bench::run([&] {
        const int calls = bench::number(count, arguments, 1);
        const bench::Client client = bench::new_client(bench::service());
        const auto ask = [&] {
            return bench::email_of(bench::Result(balvps_client_get_details(client.get())));
        };
        ask();  // signs in and connects
        return bench::measure([&] {
            std::string email;
            for (int call = 0; call < calls; ++call) {
                email = ask();
            }
            return email;
        });
    });
}
