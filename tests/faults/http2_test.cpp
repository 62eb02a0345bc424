// With HTTP/2, one connection carries many calls. If the server ends it (GOAWAY) while a queue uses it, every
// call is answered exactly once, and no write is done twice.
#include <balvps/balvps.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "nginx.h"
#include "patience.h"
#include "sandbox.h"
#include "secrets.h"
#include "way.h"

namespace balvps::test {
namespace {

TEST(Http2, OneConnectionCarriesManyCallsAtOnce) {
    constexpr int many = 32;
    Sandbox sandbox;
    Nginx nginx(sandbox.http_base_url(), 1000);
    NewClient made = make_client({{"base_url", nginx.base_url()},
                                  {"ca_file", nginx.ca_file()},
                                  {"username", "user@example.com"},
                                  {"password", test_password}});
    ASSERT_TRUE(made.client) << to_json(made.error.get());
    const Queue queue(balvps_queue_new(made.client.get()));
    balvps_queue_submit(queue.get(), make_call("login").get());
    ASSERT_EQ(balvps_result_error(Result{balvps_queue_next(queue.get(), -1)}.get()), nullptr);
    sandbox.configure({{"delay_ms", 200}});
    const Clock::time_point start = Clock::now();
    for (int i = 0; i < many; ++i) {
        balvps_queue_submit(queue.get(), make_call("get_balance").get());
    }
    while (const Result result{balvps_queue_next(queue.get(), -1)}) {
        EXPECT_EQ(balvps_result_error(result.get()), nullptr) << to_json(balvps_result_error(result.get()));
    }
    EXPECT_LT(Clock::now() - start, many * Milliseconds(200) / 2) << "they were not under way at once";
    const std::vector<std::string> requests = nginx.end();
    EXPECT_EQ(requests.size(), many + 1U);
    EXPECT_EQ(std::set<std::string>(requests.begin(), requests.end()).size(), 1U);
    EXPECT_TRUE(requests.front().starts_with("HTTP/2.0 ")) << requests.front();
}

class GoAway : public testing::TestWithParam<int> {
  protected:
    /// The number of records with each name in the zone.
    std::map<std::string, int> records() {
        std::map<std::string, int> names;
        const Json zones = sandbox_.state().at("zones");
        for (const Json &record : zones.at(0).at("records")) {
            ++names[record.at("name").get<std::string>()];
        }
        return names;
    }

    Sandbox sandbox_;
    Nginx nginx_{sandbox_.http_base_url(), GetParam()};
};

TEST_P(GoAway, EveryCallIsAnsweredOnceAndNoWriteIsDoubled) {
    constexpr int pairs = 100;
    NewClient made = make_client({{"base_url", nginx_.base_url()},
                                  {"ca_file", nginx_.ca_file()},
                                  {"username", "user@example.com"},
                                  {"password", test_password},
                                  {"max_connections", "2"},
                                  {"retry_base_ms", "1"},
                                  {"retries", "20"},
                                  {"retry_budget", "100000"}});
    ASSERT_TRUE(made.client) << to_json(made.error.get());
    const Queue queue(balvps_queue_new(made.client.get()));
    std::map<std::uint64_t, std::string> names;  // the added record by tag; "" for a read
    for (int i = 0; i < pairs; ++i) {
        const std::string name = "n" + std::to_string(i);
        const Json record{
            {"service_id", 10}, {"zone_id", 60}, {"name", name}, {"type", "A"}, {"content", "192.0.2.1"}};
        names[balvps_queue_submit(queue.get(), make_call("add_dns_record", record).get())] = name;
        names[balvps_queue_submit(queue.get(), make_call("get_balance").get())] = "";
    }
    ASSERT_EQ(names.size(), std::size_t{2} * pairs);

    int ambiguous = 0;
    std::map<std::string, int> least;
    while (const Result result{balvps_queue_next(queue.get(), -1)}) {
        const auto call = names.find(balvps_result_tag(result.get()));
        ASSERT_NE(call, names.end()) << "answered twice";
        const balvps_error *const error = balvps_result_error(result.get());
        const std::string name = call->second;
        names.erase(call);
        if (name.empty()) {
            EXPECT_EQ(error, nullptr) << to_json(error);
            continue;
        }
        least[name] = error == nullptr ? 1 : 0;
        if (error != nullptr) {
            EXPECT_STREQ(balvps_error_name(error), "ambiguous_write") << balvps_error_message(error);
            ++ambiguous;
        }
    }
    EXPECT_TRUE(names.empty()) << names.size() << " were not answered";
    std::map<std::string, int> there = records();
    for (const auto &[name, times] : least) {
        EXPECT_GE(there[name + ".qwerty.com"], times) << name;
        EXPECT_LE(there[name + ".qwerty.com"], 1) << name;
    }
    RecordProperty("ambiguous", ambiguous);
    const std::vector<std::string> requests = nginx_.end();
    EXPECT_TRUE(
        std::ranges::all_of(requests, [](const std::string &line) { return line.starts_with("HTTP/2.0 "); }));
    const std::set<std::string> connections(requests.begin(), requests.end());
    EXPECT_GE(connections.size(), requests.size() / static_cast<std::size_t>(GetParam() + 1));
    const Json log = sandbox_.log();
    EXPECT_EQ(std::ranges::count_if(log, [](const Json &entry) { return entry.at("path") == "/api/login"; }),
              1);
}

INSTANTIATE_TEST_SUITE_P(, GoAway, testing::Values(1, 2, 3, 7, 20, 1000),
                         [](const auto &parameters) { return "after_" + std::to_string(parameters.param); });

}  // namespace
}  // namespace balvps::test
