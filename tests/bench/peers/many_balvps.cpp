// Calls get_details CALLS times through a queue, AT_ONCE at the same time.
#include "balvps_handles.h"
#include "measurement.h"

int main(int count, char **arguments) {
    return bench::run([&] {
        const int calls = bench::number(count, arguments, 1);
        const bench::Client client = bench::new_client(bench::service(), bench::number(count, arguments, 2));
        const bench::Queue queue(balvps_queue_new(client.get()));
        const bench::Call call(balvps_call_new("get_details", BALVPS_NTS));
        const auto ask = [&](int times) {
            for (int submitted = 0; submitted < times; ++submitted) {
                balvps_queue_submit(queue.get(), call.get());
            }
            std::string email;
            while (const bench::Result result{balvps_queue_next(queue.get(), -1)}) {
                email = bench::email_of(result);
                --times;
            }
            if (times != 0) {
                throw std::runtime_error("not every call has a result");
            }
            return email;
        };
        ask(1);  // signs in and connects
        return bench::measure([&] { return ask(calls); });
    });
}
