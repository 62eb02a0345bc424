// Many calls at once, against a server on this machine.
#include "client/queue.h"

#include <gtest/gtest.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <future>
#include <set>
#include <thread>

#include "clients.h"
#include "http_server.h"
#include "printing.h"
#include "raw_server.h"
#include "tokens.h"

namespace balvps {
namespace {

using test::client_of;
using test::code_of;
using test::HttpServer;
using test::message_of;
using test::RawServer;
using Answer = HttpServer::Answer;

constexpr std::string_view details = R"({"client":{"id":"26","email":"user@example.com"}})";

/// A service that counts how many requests it has at once.
class Service {
  public:
    HttpServer server{[this](const HttpServer::Request &request) {
        const int now = ++at_once_;
        int most = most_at_once;
        while (now > most && !most_at_once.compare_exchange_weak(most, now)) {
        }
        std::this_thread::sleep_for(delay);
        --at_once_;
        if (request.path == "/login") {
            return Answer{.body = R"({"token":"full.token"})"};
        }
        return Answer{.body = request.authorization == "Bearer full.token" ? std::string(details)
                                                                           : R"({"error":["unauthorized"]})"};
    }};
    std::atomic<int> most_at_once = 0;
    Milliseconds delay{0};

  private:
    std::atomic<int> at_once_ = 0;
};

/// All results of a queue by tag.
std::map<std::uint64_t, Outcome> all_of(Queue &queue) {
    std::map<std::uint64_t, Outcome> outcomes;
    while (auto finished = queue.next(std::nullopt)) {
        outcomes.emplace(finished->tag, std::move(finished->outcome));
    }
    return outcomes;
}

TEST(Queue, EveryCallComesOutOnceWithItsTag) {
    Service service;
    const auto client = client_of(service.server.base_url());
    Queue queue(*client);
    for (std::uint64_t i = 1; i <= 100; ++i) {
        EXPECT_EQ(queue.submit(CallInput::named("get_details")), i);
    }
    EXPECT_EQ(queue.size(), 100U);
    const auto outcomes = all_of(queue);
    EXPECT_EQ(outcomes.size(), 100U);
    for (const auto &[tag, outcome] : outcomes) {
        EXPECT_EQ(code_of(outcome), ErrorCode::none) << message_of(outcome);
    }
    EXPECT_EQ(queue.size(), 0U);
    EXPECT_EQ(service.server.count("POST /login"), 1U);
    EXPECT_EQ(service.server.count("GET /details"), 100U);
}

TEST(Queue, RunsAsManyAtOnceAsTheConfigSays) {
    Service service;
    service.delay = Milliseconds(20);
    const auto client = client_of(service.server.base_url(), {{"max_in_flight", "4"}});
    Queue queue(*client);
    for (int i = 0; i < 20; ++i) {
        queue.submit(CallInput::named("get_details"));
    }
    all_of(queue);
    EXPECT_GE(service.most_at_once, 2);
    EXPECT_LE(service.most_at_once, 4);
}

TEST(Queue, OpensNoMoreConnectionsThanTheConfigSays) {
    const RawServer server(
        {RawServer::Script(50, test::json_reply(details)), RawServer::Script(50, test::json_reply(details))});
    const auto client = client_of(server.base_url(), {{"auth", "none"}, {"max_connections", "2"}});
    Queue queue(*client);
    for (int i = 0; i < 50; ++i) {
        queue.submit(CallInput::named("get_details"));
    }
    for (const auto &[tag, outcome] : all_of(queue)) {
        EXPECT_EQ(code_of(outcome), ErrorCode::none) << message_of(outcome);
    }
    EXPECT_LE(server.connections(), 2U);
}

TEST(Queue, LeavesItsConnectionsToTheNextOfItsClient) {
    const RawServer server({RawServer::Script(50, test::json_reply(details))});
    const auto client = client_of(server.base_url(), {{"auth", "none"}});
    const auto call = [&] {
        Queue queue(*client);
        queue.submit(CallInput::named("get_details"));
        return code_of(queue.next(std::nullopt)->outcome);
    };
    EXPECT_EQ(call(), ErrorCode::none);
    EXPECT_EQ(call(), ErrorCode::none);
    EXPECT_EQ(server.connections(), 1U);
    const pid_t child = fork();
    if (child == 0) {
        _exit(call() == ErrorCode::none ? 0 : 1);
    }
    int status = -1;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    EXPECT_EQ(status, 0);
    EXPECT_EQ(server.connections(), 2U) << "a child has its own";
    EXPECT_EQ(call(), ErrorCode::none);
    EXPECT_EQ(server.connections(), 2U);
}

TEST(Queue, AMistakeComesAsTheCallsResult) {
    const HttpServer server([](const HttpServer::Request &) { return Answer{}; });
    const auto client = client_of(server.base_url(), {{"auth", "none"}});
    Queue queue(*client);
    queue.submit(CallInput::named("get_invoice", read_arguments(R"({"id":"x"})").value()));
    queue.submit(CallInput::named("get_invoic"));
    const auto outcomes = all_of(queue);
    EXPECT_EQ(code_of(outcomes.at(1)), ErrorCode::argument);
    EXPECT_NE(message_of(outcomes.at(2)).find("did you mean 'get_invoice'"), std::string::npos);
    EXPECT_EQ(server.requests().size(), 0U);
}

TEST(Queue, TakesRequestsTheLibraryHasNoOperationFor) {
    const HttpServer server([](const HttpServer::Request &request) {
        return Answer{.body = R"({"got":")" + request.path + "\"}"};
    });
    const auto client = client_of(server.base_url(), {{"auth", "none"}});
    Queue queue(*client);
    queue.submit(CallInput::own_request("POST", "/some/thing?x=1", R"({"a":[1]})"));
    queue.submit(CallInput::own_request("GET", "/other", {}));
    queue.submit(CallInput::own_request("FETCH", "/other", {}));
    const auto outcomes = all_of(queue);
    EXPECT_EQ(code_of(outcomes.at(1)), ErrorCode::none) << message_of(outcomes.at(1));
    EXPECT_EQ(outcomes.at(2).document.root().find("got")->text(), "/other");
    EXPECT_EQ(code_of(outcomes.at(3)), ErrorCode::argument);
    EXPECT_EQ(server.count("POST /some/thing?x=1"), 1U);
    EXPECT_EQ(server.requests().size(), 2U);
}

TEST(Queue, TakesTheAnswerToASecondFactor) {
    const HttpServer server([](const HttpServer::Request &request) {
        if (request.path == "/login") {
            return Answer{.body = R"({"token":null,"mfa":{"token":"mfa.token"}})"};
        }
        return Answer{.body =
                          request.path == "/mfa/verify" ? R"({"token":"full.token"})" : std::string(details)};
    });
    const auto client = client_of(server.base_url());
    Queue queue(*client);
    queue.submit(CallInput::named("get_details"));
    EXPECT_EQ(code_of(queue.next(std::nullopt)->outcome), ErrorCode::second_factor_needed);
    queue.submit(CallInput::second_factor("123456"));
    EXPECT_EQ(code_of(queue.next(std::nullopt)->outcome), ErrorCode::none);
    queue.submit(CallInput::named("get_details"));
    EXPECT_EQ(code_of(queue.next(std::nullopt)->outcome), ErrorCode::none);
    EXPECT_EQ(server.count("POST /login"), 1U);
}

TEST(Queue, KeepsToTheRulesOfSingleCalls) {
    std::atomic<int> asked = 0;
    const HttpServer server([&](const HttpServer::Request &request) {
        const bool down = ++asked <= 2;
        return down ? Answer{.body = "<html>", .status = 503, .content_type = "text/html"}
                    : Answer{.body = request.method == "GET" ? std::string(details) : "{}"};
    });
    const auto client =
        client_of(server.base_url(), {{"auth", "none"}, {"retries", "3"}, {"max_in_flight", "1"}});
    Queue queue(*client);
    queue.submit(CallInput::named("get_details"));
    EXPECT_EQ(code_of(all_of(queue).at(1)), ErrorCode::none);
    EXPECT_EQ(server.count("GET /details"), 3U);
    asked = 0;
    queue.submit(CallInput::named("create_ticket",
                                  read_arguments(R"({"dept_id":1,"subject":"s","body":"b"})").value()));
    EXPECT_EQ(code_of(all_of(queue).at(2)), ErrorCode::ambiguous_write);
    EXPECT_EQ(server.count("POST /tickets"), 1U);
}

TEST(Queue, WaitsNoLongerThanItIsTold) {
    const RawServer server({{test::silence()}});
    const auto client = client_of(server.base_url(), {{"auth", "none"}});
    Queue queue(*client);
    queue.submit(CallInput::named("get_details"));
    const Clock::time_point start = Clock::now();
    EXPECT_FALSE(queue.next(Clock::now()).has_value());
    EXPECT_FALSE(queue.next(Clock::now() + Milliseconds(50)).has_value());
    EXPECT_GE(Clock::now() - start, Milliseconds(50));
    EXPECT_LT(Clock::now() - start, Milliseconds(1000));
    EXPECT_EQ(queue.size(), 1U);
}

TEST(Queue, ACallKeepsItsOwnDeadline) {
    const RawServer server({{test::silence()}});
    const auto client = client_of(server.base_url(), {{"auth", "none"}});
    Queue queue(*client);
    CallOptions options;
    options.timeout = Milliseconds(100);
    queue.submit(CallInput::named("get_details", {}, options));
    EXPECT_EQ(code_of(queue.next(std::nullopt)->outcome), ErrorCode::timeout);
}

TEST(Queue, OneCallCanBeCancelledFromAnotherThread) {
    const RawServer server({{test::silence()}, {test::json_reply(details)}});
    const auto client = client_of(server.base_url(), {{"auth", "none"}, {"max_in_flight", "1"}});
    Queue queue(*client);
    queue.submit(CallInput::named("get_details"));
    queue.submit(CallInput::named("get_details"));
    std::thread other([&] {
        while (server.requests().empty()) {
            std::this_thread::sleep_for(Milliseconds(10));
        }
        queue.cancel(1);
    });
    const auto first = queue.next(std::nullopt);
    other.join();
    EXPECT_EQ(first->tag, 1U);
    EXPECT_EQ(code_of(first->outcome), ErrorCode::cancelled);
    const auto second = queue.next(std::nullopt);
    EXPECT_EQ(code_of(second->outcome), ErrorCode::none) << message_of(second->outcome);
}

TEST(Queue, ACancelledCallThatWaitsNeedsNoRoom) {
    const RawServer server({{test::silence()}});
    const auto client = client_of(server.base_url(), {{"auth", "none"}, {"max_in_flight", "1"}});
    Queue queue(*client);
    for (int i = 0; i < 3; ++i) {
        queue.submit(CallInput::named("get_details"));
    }
    queue.cancel(3);
    const auto finished = queue.next(std::nullopt);
    EXPECT_EQ(finished->tag, 3U);
    EXPECT_EQ(code_of(finished->outcome), ErrorCode::cancelled);
    EXPECT_EQ(finished->outcome.result.error().operation, "get_details");
}

TEST(Queue, ManyCallsAreCancelledOneByOneInLittleTime) {
    constexpr std::uint64_t many = 50'000;
    const HttpServer server([](const HttpServer::Request &) { return Answer{}; });
    const auto client = client_of(server.base_url(), {{"auth", "none"}});
    Queue queue(*client);
    for (std::uint64_t i = 0; i < many; ++i) {
        queue.submit(CallInput::named("get_details"));
    }
    const Clock::time_point start = Clock::now();
    for (std::uint64_t tag = many; tag > 0; --tag) {
        queue.cancel(tag);
    }
    EXPECT_LT(Clock::now() - start, Milliseconds(3000));
    std::uint64_t cancelled = 0;
    while (const auto finished = queue.next(std::nullopt)) {
        cancelled += code_of(finished->outcome) == ErrorCode::cancelled ? 1 : 0;
    }
    EXPECT_EQ(cancelled, many);
    EXPECT_EQ(server.requests().size(), 0U);
}

TEST(Queue, ACallWhoseAnswerIsBeingReadCanBeCancelled) {
    std::string numbers = R"({"client":{"x":[1)";
    for (int i = 0; i < 8'000'000; ++i) {  // seconds of reading
        numbers += ",1";
    }
    const HttpServer server([&](const HttpServer::Request &) { return Answer{.body = numbers + "]}}"}; });
    const auto client = client_of(server.base_url(), {{"auth", "none"}});
    Queue queue(*client);
    queue.submit(CallInput::named("get_details"));
    Clock::time_point cancelled_at;
    std::thread other([&] {
        while (server.requests().empty()) {
            std::this_thread::sleep_for(Milliseconds(10));
        }
        std::this_thread::sleep_for(Milliseconds(300));
        cancelled_at = Clock::now();
        queue.cancel(1);
    });
    const auto finished = queue.next(std::nullopt);
    const Clock::time_point end = Clock::now();
    other.join();
    EXPECT_EQ(code_of(finished->outcome), ErrorCode::cancelled);
    EXPECT_LT(end - cancelled_at, Milliseconds(1000));
}

TEST(Queue, AllCallsCanBeCancelledAndOnesThatWaitSendNothing) {
    const RawServer server({{test::silence()}});
    const auto client = client_of(server.base_url(), {{"auth", "none"}, {"max_in_flight", "1"}});
    Queue queue(*client);
    for (int i = 0; i < 3; ++i) {
        queue.submit(CallInput::named("get_details"));
    }
    for (int i = 0; i < 1000 && server.requests().empty(); ++i) {
        EXPECT_FALSE(queue.next(Clock::now() + Milliseconds(10)).has_value());
    }
    queue.cancel(0);
    for (const auto &[tag, outcome] : all_of(queue)) {
        EXPECT_EQ(code_of(outcome), ErrorCode::cancelled) << tag;
    }
    EXPECT_EQ(server.requests().size(), 1U);
    queue.submit(CallInput::named("get_invoice", read_arguments(R"({"id":"x"})").value()));
    EXPECT_EQ(code_of(queue.next(std::nullopt)->outcome), ErrorCode::argument)
        << "later calls are not cancelled";
}

TEST(Queue, ACallInItsBackoffCanBeCancelled) {
    const HttpServer server([](const HttpServer::Request &) {
        return Answer{.body = "<html>", .status = 503, .content_type = "text/html"};
    });
    const auto client = client_of(server.base_url(), {{"auth", "none"},
                                                      {"retries", "3"},
                                                      {"retry_base_ms", "60000"},
                                                      {"retry_max_ms", "600000"},
                                                      {"timeout_ms", "600000"}});
    Queue queue(*client);
    queue.submit(CallInput::named("get_details"));
    for (int i = 0; i < 100 && server.requests().empty(); ++i) {
        queue.next(Clock::now() + Milliseconds(10));
    }
    queue.next(Clock::now() + Milliseconds(50));
    queue.cancel(1);
    EXPECT_EQ(code_of(queue.next(std::nullopt)->outcome), ErrorCode::cancelled);
}

bool readable(const Queue &queue, int milliseconds) {
    pollfd descriptor{queue.descriptor(), POLLIN, 0};
    return poll(&descriptor, 1, milliseconds) == 1;
}

TEST(Queue, ItsDescriptorTellsWhenThereIsSomethingToDo) {
    Service service;
    const auto client = client_of(service.server.base_url());
    Queue queue(*client);
    EXPECT_FALSE(queue.next(Clock::now()).has_value());
    EXPECT_FALSE(readable(queue, 0));
    queue.submit(CallInput::named("get_details"));
    EXPECT_TRUE(readable(queue, 0)) << "a call was submitted";
    std::optional<Queue::Finished> finished;
    while (!finished && readable(queue, 10'000)) {
        finished = queue.next(Clock::now());
    }
    ASSERT_TRUE(finished.has_value());
    EXPECT_EQ(code_of(finished->outcome), ErrorCode::none);
}

TEST(Queue, ItsDescriptorIsSilentAfterTheLastResult) {
    Service service;
    const auto client = client_of(service.server.base_url());
    Queue queue(*client);
    CallOptions options;
    options.timeout = Milliseconds(500);
    queue.submit(CallInput::named("get_details", {}, options));
    EXPECT_EQ(all_of(queue).size(), 1U);
    EXPECT_FALSE(readable(queue, 0));
    EXPECT_FALSE(readable(queue, 800)) << "its deadline is nobody's any more";
    queue.submit(CallInput::named("get_invoice", read_arguments(R"({"id":"x"})").value()));
    EXPECT_EQ(all_of(queue).size(), 1U);
    EXPECT_FALSE(readable(queue, 0)) << "a mistake is a result like others";
    queue.cancel(2);
    queue.cancel(0);
    EXPECT_EQ(all_of(queue).size(), 0U);
    EXPECT_FALSE(readable(queue, 0)) << "there was nothing to cancel";
}

TEST(Queue, ItsDescriptorIsSilentAfterTheServiceEndedAnIdleConnection) {
    const RawServer server({RawServer::Script(1, test::json_reply(details))});  // one answer per connection
    const auto client = client_of(server.base_url(), {{"auth", "none"}});
    Queue queue(*client);
    for (std::size_t connections = 1; connections <= 3; ++connections) {
        queue.submit(CallInput::named("get_details"));
        EXPECT_EQ(all_of(queue).size(), 1U);
        EXPECT_EQ(server.connections(), connections);
        std::this_thread::sleep_for(Milliseconds(50));
        EXPECT_FALSE(queue.next(Clock::now()).has_value());
        EXPECT_FALSE(readable(queue, 50));
    }
}

// ---- a thread that comes late

/// Sends a request with a timeout. The answer comes in time, but is taken only after the timeout.
Outcome taken_late(std::string_view method) {
    const HttpServer server([](const HttpServer::Request &) {
        return Answer{.body = R"({"text":")" + std::string(200'000, 'x') + "\"}"};
    });
    const auto client = client_of(server.base_url(), {{"auth", "none"}});
    Queue queue(*client);
    CallOptions options;
    options.timeout = Milliseconds(500);
    queue.submit(CallInput::own_request(method, "/anything", {}, options));
    while (server.requests().empty()) {
        EXPECT_FALSE(queue.next(Clock::now()).has_value());
    }
    std::this_thread::sleep_for(Milliseconds(800));
    return std::move(queue.next(std::nullopt)->outcome);
}

TEST(Queue, AnAnswerThatCameInTimeMayBeTakenLate) {
    const Outcome read = taken_late("GET");
    EXPECT_EQ(code_of(read), ErrorCode::none) << message_of(read);
    const Outcome written = taken_late("POST");
    EXPECT_EQ(code_of(written), ErrorCode::none) << message_of(written);
}

/// A call that signs in sends its second request while its queue is driven.
TEST(Queue, ItsDescriptorTellsOfAnAnswerThatComesAtOnce) {
    Service service;
    for (int i = 0; i < 200; ++i) {
        const auto client = client_of(service.server.base_url());
        Queue queue(*client);
        queue.submit(CallInput::named("get_details"));
        std::optional<Queue::Finished> finished;
        while (!finished && readable(queue, 5000)) {
            finished = queue.next(Clock::now());
        }
        ASSERT_TRUE(finished.has_value()) << "nothing for five seconds, in round " << i;
    }
}

TEST(Queue, ItsDescriptorTellsNothingOfTheQueueBefore) {
    Service service;
    const auto client = client_of(service.server.base_url());
    {
        Queue before(*client);
        before.submit(CallInput::named("get_details"));
    }
    const Queue queue(*client);
    EXPECT_FALSE(readable(queue, 0));
}

// ---- all calls of a client share one sign-in

/// A queue that returns one call's error while its other call signs in.
class HalfSignedIn {
  public:
    explicit HalfSignedIn(Client &client) : queue(client) {
        queue.submit(CallInput::named("get_details"));
        queue.submit(CallInput::named("get_invoice", read_arguments(R"({"id":"x"})").value()));
        EXPECT_EQ(code_of(queue.next(Clock::now())->outcome), ErrorCode::argument);
    }

    Queue queue;
};

CallOptions soon() {
    CallOptions options;
    options.timeout = Milliseconds(8000);
    return options;
}

TEST(Queue, ACallOnItsThreadMovesTheSignInItWaitsFor) {
    Service service;
    service.delay = Milliseconds(50);
    const auto client = client_of(service.server.base_url());
    HalfSignedIn half(*client);
    const Outcome outcome = client->call("get_details", "", soon());
    EXPECT_EQ(code_of(outcome), ErrorCode::none) << message_of(outcome);
    EXPECT_TRUE(readable(half.queue, 0)) << "it was moved";
    EXPECT_EQ(code_of(half.queue.next(std::nullopt)->outcome), ErrorCode::none);
    EXPECT_FALSE(half.queue.next(std::nullopt).has_value());
    EXPECT_FALSE(readable(half.queue, 0));
    EXPECT_EQ(service.server.count("POST /login"), 1U);
}

TEST(Queue, CallsOnOtherThreadsMoveTheSignInTheyWaitFor) {
    Service service;
    service.delay = Milliseconds(50);
    const auto client = client_of(service.server.base_url());
    HalfSignedIn half(*client);
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            const Outcome outcome = client->call("get_details", "", soon());
            EXPECT_EQ(code_of(outcome), ErrorCode::none) << message_of(outcome);
        });
    }
    for (std::thread &thread : threads) {
        thread.join();
    }
    EXPECT_EQ(service.server.count("POST /login"), 1U);
}

/// The CPU time of this thread.
Milliseconds busy_time() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::duration_cast<Milliseconds>(std::chrono::seconds(time.tv_sec) +
                                                    std::chrono::nanoseconds(time.tv_nsec));
}

TEST(Queue, WhoeverWaitsForASignInSleepsMeanwhile) {
    Service service;
    service.delay = Milliseconds(400);
    const auto client = client_of(service.server.base_url());
    HalfSignedIn half(*client);
    const auto sleeps = [&] {
        const Milliseconds before = busy_time();
        EXPECT_EQ(code_of(client->call("get_details", "", soon())), ErrorCode::none);
        EXPECT_LT(busy_time() - before, Milliseconds(200));
    };
    std::thread other(sleeps);
    sleeps();
    other.join();
}

TEST(Queue, AnotherQueueMovesTheSignInItWaitsFor) {
    Service service;
    service.delay = Milliseconds(50);
    const auto client = client_of(service.server.base_url());
    HalfSignedIn half(*client);
    Queue other(*client);
    other.submit(CallInput::named("get_details", {}, soon()));
    std::optional<Queue::Finished> finished;
    while (!finished && readable(other, 10'000)) {
        finished = other.next(Clock::now());
    }
    ASSERT_TRUE(finished.has_value());
    EXPECT_EQ(code_of(finished->outcome), ErrorCode::none) << message_of(finished->outcome);
    EXPECT_EQ(service.server.count("POST /login"), 1U);
}

TEST(Queue, WhoeverWaitsForTheTokenStoreMovesTheSignInThatHoldsIt) {
    Service service;
    service.delay = Milliseconds(50);
    const std::string path = testing::TempDir() + "/tokens-" + std::to_string(getpid());
    const auto client = client_of(service.server.base_url(), {{"token_store", "file:" + path}});
    HalfSignedIn half(*client);
    const Outcome outcome = client->call("login", "", soon());
    EXPECT_EQ(code_of(outcome), ErrorCode::none) << message_of(outcome);
    std::remove(path.c_str());
}

TEST(Queue, ASignInThatIsDroppedWithItsQueueIsBegunAnew) {
    Service service;
    service.delay = Milliseconds(100);
    const auto client = client_of(service.server.base_url());
    std::optional<HalfSignedIn> half(*client);
    std::thread other([&] {
        const Outcome outcome = client->call("get_details", "", soon());
        EXPECT_EQ(code_of(outcome), ErrorCode::none) << message_of(outcome);
    });
    std::this_thread::sleep_for(Milliseconds(50));
    half.reset();
    other.join();
}

TEST(Queue, AChildDoesNotWaitForItsParentsSignIn) {
    Service service;
    const auto client = client_of(service.server.base_url());
    HalfSignedIn half(*client);
    const pid_t child = fork();
    if (child == 0) {
        const bool works = code_of(client->call("get_details", "", soon())) == ErrorCode::none;
        _exit(works ? 0 : 1);
    }
    int status = -1;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    EXPECT_EQ(status, 0);
    EXPECT_EQ(code_of(half.queue.next(std::nullopt)->outcome), ErrorCode::none);
}

TEST(Queue, ThreadsMaySubmitWhileAnotherTakesResults) {
    Service service;
    const auto client = client_of(service.server.base_url());
    Queue queue(*client);
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            for (int call = 0; call < 25; ++call) {
                queue.submit(CallInput::named("get_details"));
            }
        });
    }
    std::set<std::uint64_t> tags;
    while (tags.size() < 100) {
        if (auto finished = queue.next(Clock::now() + Milliseconds(100))) {
            EXPECT_EQ(code_of(finished->outcome), ErrorCode::none);
            tags.insert(finished->tag);
        }
    }
    for (std::thread &thread : threads) {
        thread.join();
    }
    EXPECT_EQ(service.server.count("POST /login"), 1U);
}

TEST(Queue, AnotherThreadMayCancelWhileCallsEnd) {
    constexpr std::uint64_t calls = 500;
    const auto client = client_of("http://127.0.0.1:1");
    Queue queue(*client);
    for (std::uint64_t i = 0; i < calls; ++i) {
        queue.submit(CallInput::named("no_such_operation"));
    }
    std::atomic<bool> over = false;
    std::thread canceller([&] {
        while (!over) {
            queue.cancel(calls + 1);  // reads the tags of all running calls
        }
    });
    std::uint64_t tag = 0;
    while (auto finished = queue.next(std::nullopt)) {
        EXPECT_EQ(finished->tag, ++tag);
        EXPECT_EQ(code_of(finished->outcome), ErrorCode::argument);
    }
    over = true;
    canceller.join();
    EXPECT_EQ(tag, calls);
}

TEST(Queue, MayBeDroppedWhileCallsAreUnderWay) {
    const RawServer server({{test::silence()}, {test::silence()}});
    const auto client = client_of(server.base_url());
    for (int i = 0; i < 2; ++i) {
        Queue queue(*client);
        queue.submit(CallInput::named("get_details"));
        queue.submit(CallInput::named("get_details"));
        EXPECT_FALSE(queue.next(Clock::now() + Milliseconds(30)).has_value());
    }
    EXPECT_GE(server.requests().size(), 1U) << "the next queue signs in where the first was dropped";
}

TEST(Queue, MayBeDroppedWhileTheWritesOfAPlanAreUnderWay) {
    std::promise<void> writes_begun;
    std::promise<void> dropped;
    const std::shared_future<void> until_dropped(dropped.get_future());
    std::atomic<int> writes = 0;
    HttpServer server([&](const HttpServer::Request &request) {
        if (request.method == "POST" && request.path != "/login") {
            if (++writes == 2) {  // the first one is answered
                writes_begun.set_value();
                until_dropped.wait();
            }
        }
        return Answer{.body = request.path == "/login"
                                  ? R"({"token":"full.token"})"
                                  : R"({"service_id":10,"name":"example.com","records":[]})"};
    });
    const auto client = client_of(server.base_url());
    CallInput call = CallInput::named("apply_plan");
    call.set_all(R"({"plan":{"zone":{"domain_id":62,"name":"example.com","service_id":10},"serial":null,)"
                 R"("records":0,"changes":[{"action":"add","name":"a.example.com","type":"A","before":null,)"
                 R"("after":{"name":"a.example.com","type":"A","content":"192.0.2.1"}},)"
                 R"({"action":"add","name":"a.example.com","type":"A","before":null,)"
                 R"("after":{"name":"a.example.com","type":"A","content":"192.0.2.2"}}]}})");
    {
        Queue queue(*client);
        queue.submit(std::move(call));
        const std::future<void> begun = writes_begun.get_future();
        while (begun.wait_for(Milliseconds(0)) != std::future_status::ready) {
            ASSERT_FALSE(queue.next(Clock::now() + Milliseconds(1)).has_value());
        }
    }
    dropped.set_value();
    EXPECT_EQ(writes, 2);
}

}  // namespace
}  // namespace balvps
