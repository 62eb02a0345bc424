#include "transport/loop_pool.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <thread>
#include <vector>

#include "exchanging.h"
#include "http_server.h"
#include "printing.h"
#include "raw_server.h"

namespace balvps {
namespace {

using test::HttpServer;
using test::json_reply;
using test::RawServer;

TransportSettings settings_for(const std::string &url, std::size_t max_idle_connections = 16) {
    TransportSettings settings;
    settings.base_url = parse_base_url(url).value();
    settings.user_agent = "balvps/test";
    settings.connect_timeout = Milliseconds(20'000);
    settings.max_body_bytes = 65536;
    settings.max_idle_connections = max_idle_connections;
    return settings;
}

/// @return the status, or 0 if it failed.
int get(LoopPool &loops) {
    HttpRequest request{Method::get, "/details", {}, false, {}};
    HttpResponse response;
    const Result<void> result = test::send(loops, request, response);
    EXPECT_TRUE(result) << result.error().message;
    return response.status;
}

std::vector<RawServer::Script> patient_server() {
    return {RawServer::Script(100, json_reply("{}"))};
}

TEST(LoopPool, OneConnectionServesOneRequestAfterTheOther) {
    const RawServer server(patient_server());
    LoopPool loops(settings_for(server.base_url()));
    for (int i = 0; i < 5; ++i) {
        ASSERT_EQ(get(loops), 200);
    }
    EXPECT_EQ(server.connections(), 1U);
}

TEST(LoopPool, NoMoreConnectionsAreKeptThanAllowed) {
    const RawServer server(patient_server());
    LoopPool loops(settings_for(server.base_url(), 0));
    for (int i = 0; i < 3; ++i) {
        ASSERT_EQ(get(loops), 200);
    }
    EXPECT_EQ(server.connections(), 3U);
}

/// The number of this process's sockets that are connected to a port.
int sockets_to(const std::string &port, bool inherited_only) {
    int count = 0;
    for (const auto &file : std::filesystem::directory_iterator("/proc/self/fd")) {
        const int descriptor = std::stoi(file.path().filename());
        sockaddr_in peer{};
        socklen_t size = sizeof peer;
        if (getpeername(descriptor, reinterpret_cast<sockaddr *>(&peer), &size) == 0 &&
            peer.sin_family == AF_INET && std::to_string(ntohs(peer.sin_port)) == port &&
            (!inherited_only || (fcntl(descriptor, F_GETFD) & FD_CLOEXEC) == 0)) {
            ++count;
        }
    }
    return count;
}

TEST(LoopPool, ItsSocketsAreNotInheritedByPrograms) {
    const RawServer server(patient_server());
    LoopPool loops(settings_for(server.base_url()));
    ASSERT_EQ(get(loops), 200);
    const std::string origin = server.base_url().substr(0, server.base_url().rfind('/'));
    const std::string port = origin.substr(origin.rfind(':') + 1);
    EXPECT_EQ(sockets_to(port, false), 1);
    EXPECT_EQ(sockets_to(port, true), 0);
}

TEST(LoopPool, ManyThreadsMayUseItAtOnce) {
    const HttpServer server([](const HttpServer::Request &) { return HttpServer::Answer{}; });
    LoopPool loops(settings_for(server.base_url(), 3));
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back([&] {
            for (int request = 0; request < 20; ++request) {
                EXPECT_EQ(get(loops), 200);
            }
        });
    }
    for (std::thread &thread : threads) {
        thread.join();
    }
    EXPECT_EQ(server.count("GET /details"), 160U);
}

/// Runs an action in a child process. @return whether the action returned true.
template <typename Action>
bool in_a_child(Action action) {
    const pid_t child = fork();
    if (child == 0) {
        _exit(action() ? 0 : 1);
    }
    int status = -1;
    waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

TEST(LoopPoolAfterFork, TheChildHasConnectionsOfItsOwn) {
    const RawServer server(patient_server());
    LoopPool loops(settings_for(server.base_url()));
    ASSERT_EQ(get(loops), 200);
    EXPECT_TRUE(in_a_child([&] { return get(loops) == 200 && get(loops) == 200; }));
    ASSERT_EQ(get(loops), 200);
    std::vector<std::size_t> used;
    for (const RawServer::Request &request : server.requests()) {
        used.push_back(request.connection);
    }
    EXPECT_EQ(used, (std::vector<std::size_t>{0, 1, 1, 0}));
}

TEST(LoopPoolAfterFork, AChildThatDestroysItLeavesTheParentsConnectionOpen) {
    const RawServer server(patient_server());
    auto loops = std::make_unique<LoopPool>(settings_for(server.base_url()));
    ASSERT_EQ(get(*loops), 200);
    EXPECT_TRUE(in_a_child([&] {
        loops.reset();
        return true;
    }));
    EXPECT_EQ(get(*loops), 200);
    EXPECT_EQ(server.connections(), 1U);
}

}  // namespace
}  // namespace balvps
