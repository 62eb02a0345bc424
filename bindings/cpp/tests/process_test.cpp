// Threads, forks and interrupts.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

#include "helper.h"

namespace balvps_cpp_test {
namespace {

constexpr std::array<std::int64_t, 3> invoices{308976, 308977, 308978};

bool works_hard(balvps::Client &client) {
    for (std::size_t i = 0; i < 50; ++i) {
        const auto answer = client.try_get_invoice(invoices[i % invoices.size()]);
        if (!answer || answer->invoice().id() != invoices[i % invoices.size()]) {
            return false;
        }
    }
    return true;
}

TEST(CppProcess, ThreadsShareAClientAndItsSignIn) {
    Sandbox sandbox;
    balvps::Client client = client_of(sandbox);
    std::atomic<int> done = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 8; ++i) {
            threads.emplace_back([&] { done += works_hard(client) ? 1 : 0; });
        }
    }
    EXPECT_EQ(done, 8);
    EXPECT_EQ(count(sandbox, "/api/login"), 1);
}

TEST(CppProcess, ForkedChildrenMayUseTheClient) {
    Sandbox sandbox;
    balvps::Client client = client_of(sandbox);
    client.get_balance();
    std::vector<pid_t> children;
    for (int i = 0; i < 4; ++i) {
        children.push_back(fork());
        if (children.back() == 0) {
            _exit(works_hard(client) ? 0 : 1);
        }
    }
    EXPECT_TRUE(works_hard(client));
    for (const pid_t child : children) {
        int status = -1;
        EXPECT_EQ(waitpid(child, &status, 0), child);
        EXPECT_EQ(status, 0);
    }
    EXPECT_TRUE(works_hard(client));
    EXPECT_EQ(count(sandbox, "/api/login"), 1);
}

TEST(CppProcess, AChildThatEndsLeavesTheParentsConnectionAlone) {
    Sandbox sandbox;
    std::optional<balvps::Client> client = client_of(sandbox);
    client->get_balance();
    const Json connection = sandbox.log().back().at("connection");
    const pid_t child = fork();
    if (child == 0) {
        client.reset();
        _exit(0);
    }
    EXPECT_EQ(waitpid(child, nullptr, 0), child);
    client->get_balance();
    EXPECT_EQ(sandbox.log().back().at("connection"), connection);
}

TEST(CppProcess, TheConfigsFunctionInterruptsACallAndLivesAsLongAsTheClient) {
    Sandbox sandbox;
    const auto wanted = std::make_shared<std::atomic<bool>>(false);
    std::optional<balvps::Client> client;
    {
        balvps::Config config = config_of(sandbox);
        config.interrupt([wanted] { return wanted->load(); });
        client.emplace(config);
    }
    client->login();
    sandbox.configure({{"delay_ms", 4000}});
    const auto start = std::chrono::steady_clock::now();
    const std::jthread interrupting([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
        *wanted = true;
    });
    EXPECT_THROW(client->get_balance(), balvps::errors::Cancelled);
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(2));
    client.reset();
    EXPECT_EQ(wanted.use_count(), 1);
}

}  // namespace
}  // namespace balvps_cpp_test
