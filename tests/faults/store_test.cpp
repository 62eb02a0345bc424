// Many processes share a token store, so they need only one login. The store is a file, or functions over the
// ABI. This also holds if a process is killed while it renews the token.
#include <gtest/gtest.h>

#include <algorithm>
#include <csignal>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "child_process.h"
#include "patience.h"
#include "sandbox.h"
#include "secrets.h"

namespace balvps::test {
namespace {

constexpr int crowd = 20;
constexpr const char *for_ever = "1000000000";

class SharedStore : public testing::TestWithParam<std::string> {
  protected:
    ChildProcess worker(const std::string &calls) const {
        return ChildProcess({BALVPS_STORE_WORKER, sandbox_.base_url(), sandbox_.ca_file(), GetParam(),
                             directory_.store(), calls});
    }

    std::vector<ChildProcess> workers(const std::string &calls) const {
        std::vector<ChildProcess> all;
        for (int i = 0; i < crowd; ++i) {
            all.push_back(worker(calls));
        }
        return all;
    }

    /// Runs several processes. Each makes some calls, and all of them must work.
    void expect_all_work() const {
        for (ChildProcess &each : workers("3")) {
            EXPECT_EQ(each.wait(), 0);
        }
    }

    int requests(const std::string &path) {
        return static_cast<int>(std::ranges::count_if(
            sandbox_.log(), [&](const Json &entry) { return entry.at("path") == path; }));
    }

    Sandbox sandbox_{{"--login-limit", "0"}};
    const StoreDirectory directory_;
};

TEST_P(SharedStore, OneLoginAndOneRefreshForAll) {
    expect_all_work();
    EXPECT_EQ(requests("/api/login"), 1);
    EXPECT_EQ(requests("/api/token"), 0);
    for (int round = 1; round <= 5; ++round) {  // the refresh token rotates each time
        sandbox_.configure({{"revoke_all", true}});
        expect_all_work();
        EXPECT_EQ(requests("/api/login"), 1);
        EXPECT_EQ(requests("/api/token"), round);
    }
    EXPECT_EQ(secrets_in(directory_.neighbours()), std::vector<std::string>());
}

/// The token expires all the time, so some process always renews it. The process is killed at a random
/// moment.
TEST_P(SharedStore, AProcessKilledWhileItRenewsCostsAtMostOneLogin) {
    constexpr int rounds = 40;
    const auto seed = static_cast<std::uint32_t>(std::random_device()());
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    std::uniform_int_distribution<int> microseconds(0, 15'000);
    expect_all_work();
    int killed_renewing = 0;
    for (int round = 0; round < rounds; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        sandbox_.configure({{"revoke_all", true}, {"delay_ms", 5}});
        sandbox_.clear_log();
        ChildProcess victim = worker(for_ever);
        while (requests("/api/balance") == 0 && victim.running()) {  // starting takes time
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        std::this_thread::sleep_for(std::chrono::microseconds(microseconds(random)));
        victim.send(SIGKILL);
        EXPECT_EQ(victim.wait(), -SIGKILL);
        sandbox_.configure({{"delay_ms", 0}});
        killed_renewing += requests("/api/balance") == 1 ? 1 : 0;

        std::vector<ChildProcess> others;
        for (int i = 0; i < 3; ++i) {
            others.push_back(worker("2"));
        }
        for (ChildProcess &each : others) {
            EXPECT_EQ(each.wait(), 0);
        }
        // A process may be killed after it has received a token and before it has stored it. Only then one
        // login is needed.
        EXPECT_LE(requests("/api/login"), 1);
        EXPECT_LE(requests("/api/token"), 2);
    }
    EXPECT_GT(killed_renewing, 0) << "no process was killed at the right time";
}

TEST_P(SharedStore, WorkersKilledAtRandomDoNotStopTheOthers) {
    const auto seed = static_cast<std::uint32_t>(std::random_device()());
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    sandbox_.configure({{"token_lifetime", 2}});
    std::vector<ChildProcess> all = workers(for_ever);
    int killed = 0;
    for (const Clock::time_point end = Clock::now() + Milliseconds(4000); Clock::now() < end; ++killed) {
        std::this_thread::sleep_for(Milliseconds(400));
        const std::size_t victim = std::uniform_int_distribution<std::size_t>(0, all.size() - 1)(random);
        all[victim].send(SIGKILL);
        EXPECT_EQ(all[victim].wait(), -SIGKILL);
        all.erase(all.begin() + static_cast<std::ptrdiff_t>(victim));
    }
    for (ChildProcess &each : all) {
        EXPECT_TRUE(each.running()) << "it ended with status " << each.wait();
    }
    EXPECT_LE(requests("/api/login"), 1 + killed);
    EXPECT_GE(requests("/api/token"), 1);
}

INSTANTIATE_TEST_SUITE_P(, SharedStore, testing::Values("file", "functions"),
                         [](const auto &parameters) { return parameters.param; });

}  // namespace
}  // namespace balvps::test
