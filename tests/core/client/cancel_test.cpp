// A call that another thread cancels ends soon, wherever it waits.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <functional>
#include <future>
#include <ostream>
#include <thread>
#include <vector>

#include "auth/file_token_store.h"
#include "clients.h"
#include "http_server.h"
#include "raw_server.h"

namespace balvps {
namespace {

using test::client_of;
using test::code_of;
using test::Descriptor;
using test::HttpServer;
using test::RawServer;

/// A port that never accepts its connections.
class DeafPort {
  public:
    DeafPort() {
        EXPECT_EQ(bind(listener_.number(), address(), sizeof address_), 0);
        EXPECT_EQ(listen(listener_.number(), 1), 0);
        socklen_t size = sizeof address_;
        EXPECT_EQ(getsockname(listener_.number(), address(), &size), 0);
    }

    /// Fills the queue of waiting connections, so that no further connection is established.
    void fill() {
        for (int i = 0; i < 8; ++i) {
            waiting_.push_back(
                std::make_unique<Descriptor>(socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)));
            static_cast<void>(connect(waiting_.back()->number(), address(), sizeof address_));
        }
    }

    std::string at(const std::string &scheme) const {
        return scheme + "://127.0.0.1:" + std::to_string(ntohs(address_.sin_port)) + "/api";
    }

  private:
    sockaddr *address() noexcept { return reinterpret_cast<sockaddr *>(&address_); }

    sockaddr_in address_{AF_INET, 0, {htonl(INADDR_LOOPBACK)}, {}};
    Descriptor listener_{socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    std::vector<std::unique_ptr<Descriptor>> waiting_;
};

/// A reason why a call waits.
class Surroundings {
  public:
    std::unique_ptr<Client> connecting() {
        port_.fill();
        return client_of(port_.at("http"), {{"auth", "none"}});
    }
    std::unique_ptr<Client> shaking_hands() { return client_of(port_.at("https"), {{"auth", "none"}}); }
    std::unique_ptr<Client> answering() { return client_of(silent_.base_url(), {{"auth", "none"}}); }
    std::unique_ptr<Client> signing_in() { return client_of(silent_.base_url()); }
    std::unique_ptr<Client> between_tries() {
        return client_of(limited_.base_url(), {{"auth", "none"}, {"retries", "1"}});
    }
    std::unique_ptr<Client> limited() {
        auto client = client_of(limited_.base_url(), {{"auth", "none"}});
        client->call("get_details", "");
        return client;
    }
    std::unique_ptr<Client> locked_out() {
        hold_ = std::move(FileTokenStore(store_, "", "").try_hold().value());
        return client_of(silent_.base_url(), {{"token_store", "file:" + store_}});
    }

    Surroundings() {
        std::string name = std::filesystem::temp_directory_path() / "balvps-test-XXXXXX";
        store_ = std::string(mkdtemp(name.data())) + "/tokens.json";
    }
    Surroundings(const Surroundings &) = delete;
    Surroundings &operator=(const Surroundings &) = delete;
    ~Surroundings() { std::filesystem::remove_all(std::filesystem::path(store_).parent_path()); }

  private:
    DeafPort port_;
    const RawServer silent_{{{test::silence()}}};
    const HttpServer limited_{[](const HttpServer::Request &) {
        return HttpServer::Answer{.status = 429, .headers = {{"Retry-After", "10"}}};
    }};
    std::string store_;
    std::unique_ptr<TokenStore::Hold> hold_;
};

struct Wait {
    const char *name;
    std::unique_ptr<Client> (Surroundings::*client)();
};

void PrintTo(const Wait &wait, std::ostream *out) {
    *out << wait.name;
}

class Cancelled : public testing::TestWithParam<Wait> {};

TEST_P(Cancelled, EndsSoon) {
    constexpr int calls = 2;  // the second may wait for the first
    constexpr int tries = 3;  // the machine may be busy
    Surroundings surroundings;
    const std::unique_ptr<Client> client = (surroundings.*GetParam().client)();
    Clock::duration took = Clock::duration::max();
    for (int i = 0; i < tries && took > Milliseconds(100); ++i) {
        std::atomic<bool> cancelled = false;
        std::vector<std::future<Outcome>> running;
        for (int each = 0; each < calls; ++each) {
            running.push_back(std::async(std::launch::async,
                                         [&] { return client->call("get_details", "", {}, &cancelled); }));
        }
        std::this_thread::sleep_for(Milliseconds(50));
        const Clock::time_point start = Clock::now();
        cancelled = true;
        for (std::future<Outcome> &each : running) {
            EXPECT_EQ(code_of(each.get()), ErrorCode::cancelled);
        }
        took = std::min(took, Clock::now() - start);
    }
    EXPECT_LE(took, Milliseconds(100));
}

INSTANTIATE_TEST_SUITE_P(While, Cancelled,
                         testing::Values(Wait{"connecting", &Surroundings::connecting},
                                         Wait{"shaking_hands", &Surroundings::shaking_hands},
                                         Wait{"answering", &Surroundings::answering},
                                         Wait{"signing_in", &Surroundings::signing_in},
                                         Wait{"between_tries", &Surroundings::between_tries},
                                         Wait{"limited", &Surroundings::limited},
                                         Wait{"locked_out", &Surroundings::locked_out}),
                         [](const auto &parameters) { return std::string(parameters.param.name); });

}  // namespace
}  // namespace balvps
