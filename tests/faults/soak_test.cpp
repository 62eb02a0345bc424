// Everything at once for a while. Threads with single calls and threads with queues share one client.
// Operations and faults are random. A model keeps the expected state.
//
// BALVPS_SOAK_SECONDS is the length of the run. BALVPS_SOAK_SEED repeats a run with the same seed.
#include <balvps/balvps.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <list>
#include <map>
#include <mutex>
#include <optional>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "patience.h"
#include "sandbox.h"
#include "secrets.h"
#include "soak_model.h"
#include "way.h"

namespace balvps::test {
namespace {

constexpr int threads = 16;
constexpr std::size_t connections_of_a_queue = 8;
constexpr std::size_t steps_of_a_queue = 6;
constexpr Milliseconds one_try{under_sanitizer ? 6000 : 3000};

long from_environment(const char *name, long otherwise) {
    const char *const text = std::getenv(name);
    return text == nullptr ? otherwise : std::strtol(text, nullptr, 10);
}

std::size_t resident_kib() {
    std::ifstream file("/proc/self/statm");
    std::size_t size = 0;
    std::size_t resident = 0;
    file >> size >> resident;
    return resident * 4;
}

std::size_t open_descriptors() {
    const std::filesystem::directory_iterator all("/proc/self/fd");
    return static_cast<std::size_t>(std::distance(begin(all), end(all)));
}

/// Faults that happen rarely and independently of each other.
Json faults() {
    const Json applied{{"carried_out", true}};
    Json rules = Json::array();
    const auto add = [&](const char *fault, double probability, const Json &with = Json::object()) {
        rules.push_back({{"fault", fault}, {"probability", probability}, {"with", with}});
    };
    add("reset_before_reading", 0.005);
    add("reset_before_answer", 0.005);
    add("reset_before_answer", 0.005, applied);
    add("reset_within_head", 0.005);
    add("reset_within_body", 0.005);
    add("reset_after_answer", 0.01);
    add("close_before_answer", 0.005);
    add("close_before_answer", 0.005, applied);
    add("close_after_answer", 0.01);
    add("reset_handshake", 0.02);
    add("late_answer", 0.01, {{"ms", 100}});
    add("hang_before_head", 0.001, {{"ms", 20'000}});
    add("hang_before_head", 0.001, {{"ms", 20'000}, {"carried_out", true}});
    add("hang_within_body", 0.001, {{"ms", 20'000}});
    add("dribbled_body", 0.005, {{"bytes", 64}, {"ms", 1}});
    add("truncated_body", 0.005);
    add("truncated_chunks", 0.005);
    add("html_page", 0.005, {{"status", 503}});
    add("html_page", 0.002, {{"status", 200}, {"carried_out", true}});
    add("json_error", 0.005, {{"status", 502}, {"carried_out", true}});
    add("json_error", 0.005, {{"status", 500}});
    add("empty_body", 0.002, applied);
    add("broken_json", 0.002, applied);
    add("deep_nesting", 0.001, applied);
    add("huge_header", 0.001);
    add("many_headers", 0.002);
    add("redirect_to_another_host", 0.001, applied);
    add("redirect_to_http", 0.001);
    add("hang_handshake", 0.001, {{"ms", 20'000}});
    add("too_many_with_date", 0.0005);
    add("too_many_with_reset_seconds", 0.0005);
    add("too_many_with_reset_time", 0.0005);
    add("huge_body", 0.0005, {{"bytes", 50'000'000}});
    add("too_many_without_a_word", 0.005);
    add("too_many_with_seconds", 0.0005);
    add("expired_token", 0.003);
    add("revoked_token", 0.003);
    for (const char *operation : {"POST /login", "POST /token"}) {
        rules.push_back({{"fault", "reset_before_answer"},
                         {"operation", operation},
                         {"probability", 0.1},
                         {"with", applied}});
        rules.push_back({{"fault", "json_error"}, {"operation", operation}, {"probability", 0.1}});
    }
    rules.push_back({{"fault", "spent_refresh_token"}, {"probability", 0.1}});
    return rules;
}

class Counts {
  public:
    void note(const balvps_result *result) {
        const balvps_error *const error = balvps_result_error(result);
        const std::lock_guard lock(mutex_);
        ++by_code_[error == nullptr ? "worked" : balvps_error_name(error)];
        if (error != nullptr) {
            const std::vector<std::string> found = secrets_in(balvps_error_json(error, nullptr));
            secrets_.insert(secrets_.end(), found.begin(), found.end());
        }
    }
    const std::map<std::string, int> &by_code() const { return by_code_; }
    const std::vector<std::string> &secrets() const { return secrets_; }

  private:
    std::mutex mutex_;
    std::map<std::string, int> by_code_;
    std::vector<std::string> secrets_;
};

/// Makes the calls of some independent steps and settles them.
void take(balvps_client *client, balvps_queue *queue, const std::vector<Step> &steps, Counts &counts) {
    const auto call_of = [](const Step &step) {
        return make_call(step.operation.c_str(), step.arguments,
                         step.confirm ? Settings{{"confirm", "true"}} : Settings());
    };
    if (queue == nullptr) {
        for (const Step &step : steps) {
            const Result result(balvps_client_run(client, call_of(step).get()));
            counts.note(result.get());
            step.settle(result.get());
        }
        return;
    }
    std::map<std::uint64_t, const Step *> under_way;
    for (const Step &step : steps) {
        under_way[balvps_queue_submit(queue, call_of(step).get())] = &step;
    }
    while (const Result result{balvps_queue_next(queue, -1)}) {
        counts.note(result.get());
        under_way.at(balvps_result_tag(result.get()))->settle(result.get());
        under_way.erase(balvps_result_tag(result.get()));
    }
    EXPECT_TRUE(under_way.empty());
}

TEST(Soak, TheServiceHoldsWhatTheModelSays) {
    const auto seconds = from_environment("BALVPS_SOAK_SECONDS", under_sanitizer ? 20 : 60);
    const auto seed =
        static_cast<std::uint32_t>(from_environment("BALVPS_SOAK_SEED", std::random_device()() % 1'000'000));
    std::cout << "seed " << seed << ", " << seconds << " s (BALVPS_SOAK_SEED, BALVPS_SOAK_SECONDS)\n";

    Sandbox sandbox({"--login-limit", "0"});
    sandbox.state();  // opens the connection to the sandbox, which is kept
    const std::size_t before = open_descriptors();
    NewClient made = make_client({{"base_url", sandbox.base_url()},
                                  {"ca_file", sandbox.ca_file()},
                                  {"username", "user@example.com"},
                                  {"password", test_password},
                                  {"attempt_timeout_ms", std::to_string(one_try.count())},
                                  {"retry_base_ms", "5"},
                                  {"retry_max_ms", "100"},
                                  {"retry_budget", "1000000"},
                                  {"max_connections", std::to_string(connections_of_a_queue)},
                                  {"max_body_bytes", "1000000"}});
    ASSERT_TRUE(made.client) << to_json(made.error.get());
    std::list<SoakModel> models;
    for (int i = 0; i < threads; ++i) {
        const std::string name = "thread" + std::to_string(i);
        const Json zone{{"service_id", 10}, {"name", name + ".example"}};
        ASSERT_EQ(balvps_result_error(call(made.client.get(), Way::single, "add_dns_zone", zone).get()),
                  nullptr);
        models.emplace_back(name, 63 + i,
                            seed + static_cast<std::uint32_t>(i));  // 63 is the first new zone id
    }
    sandbox.add_faults(faults(), seed);

    Counts counts;
    std::size_t memory = 0;
    std::size_t grown = 0;
    const std::size_t descriptors = open_descriptors();
    const Clock::time_point end = Clock::now() + std::chrono::seconds(seconds);
    const Clock::time_point warm = Clock::now() + std::chrono::seconds(seconds) / 3;
    {
        std::vector<std::jthread> all;
        for (SoakModel &model : models) {
            const bool queues = all.size() % 2 == 1;
            all.emplace_back([&, queues] {
                const Queue queue(queues ? balvps_queue_new(made.client.get()) : nullptr);
                while (Clock::now() < end) {
                    take(made.client.get(), queue.get(), model.next_steps(queues ? steps_of_a_queue : 1),
                         counts);
                    while (const std::optional<Step> question = model.next_question()) {
                        take(made.client.get(), queue.get(), {*question}, counts);
                    }
                }
            });
        }
        std::this_thread::sleep_until(warm);
        memory = resident_kib();
        std::this_thread::sleep_until(end);
        const std::size_t now = resident_kib();
        grown = now - std::min(now, memory);
        if (!under_sanitizer) {  // allocators of sanitizers keep freed memory
            EXPECT_LT(grown, 24 * 1024) << "KiB more than after a third of the time";
        }
        constexpr std::size_t own_of_a_queue = 3;  // for waiting
        EXPECT_LE(open_descriptors(), descriptors + threads * (connections_of_a_queue + own_of_a_queue));
    }
    const Json rules = sandbox.fault_rules();
    int played = 0;
    for (const Json &rule : rules) {
        played += rule.at("played").get<int>();
    }
    for (const auto &[code, times] : counts.by_code()) {
        std::cout << times << " " << code << "\n";
    }
    std::cout << played << " faults, " << memory << " KiB when warm, " << grown << " KiB more when hot, "
              << resident_kib() << " KiB at the end\n";

    const Json state = sandbox.state();
    for (const SoakModel &model : models) {
        EXPECT_EQ(model.difference(state), "") << model.name() << ", seed " << seed;
    }
    EXPECT_EQ(counts.secrets(), std::vector<std::string>());
    EXPECT_GT(played, 0);
    made.client.reset();
    EXPECT_EQ(open_descriptors(), before) << "none of the client's is left";
}

}  // namespace
}  // namespace balvps::test
