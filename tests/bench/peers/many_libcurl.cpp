// Sends GET /details CALLS times through curl_multi, AT_ONCE at the same time.
#include <algorithm>
#include <deque>

#include "libcurl.h"
#include "measurement.h"
#include "rapidjson.h"

int main(int count, char **arguments) {
    return bench::run([&] {
        const int calls = bench::number(count, arguments, 1);
        const int at_once = bench::number(count, arguments, 2);
        const bench::Service service = bench::service();
        const std::unique_ptr<CURLM, decltype(&curl_multi_cleanup)> multi(curl_multi_init(),
                                                                          &curl_multi_cleanup);
        std::deque<bench::Request> requests;

        const auto ask = [&](int times) {
            std::string email;
            int to_begin = times;
            int to_finish = times;
            const auto begin = [&](bench::Request &request) {
                request.body.clear();
                curl_multi_add_handle(multi.get(), request.easy());
                --to_begin;
            };
            while (to_begin > 0 && times - to_begin < at_once) {
                const auto next = static_cast<std::size_t>(times - to_begin);
                begin(next < requests.size() ? requests[next] : requests.emplace_back(service, "/details"));
            }
            while (to_finish > 0) {
                int running = 0;
                curl_multi_perform(multi.get(), &running);
                int left = 0;
                while (const CURLMsg *message = curl_multi_info_read(multi.get(), &left)) {
                    bench::Request &request = bench::Request::of(message->easy_handle);
                    request.check(message->data.result);
                    curl_multi_remove_handle(multi.get(), request.easy());
                    email = bench::email_of(request.body);
                    --to_finish;
                    if (to_begin > 0) {
                        begin(request);
                    }
                }
                if (to_finish > 0) {
                    curl_multi_poll(multi.get(), nullptr, 0, 1000, nullptr);
                }
            }
            return email;
        };
        ask(1);  // connects
        return bench::measure([&] { return ask(calls); });
    });
}
