// Many calls at once, and the options of a single call.
#include <gtest/gtest.h>
#include <poll.h>
#include <balvps/queue.hpp>

#include <atomic>
#include <map>
#include <thread>

#include "helper.h"

namespace balvps_cpp_test {
namespace {

using namespace std::chrono_literals;

class CppQueue : public testing::Test {
  protected:
    Sandbox sandbox_;
    balvps::Client client_ = client_of(sandbox_);
};

TEST_F(CppQueue, EveryCallIsPulledOnceUnderItsTag) {
    balvps::Queue queue(client_);
    std::map<std::uint64_t, std::int64_t> submitted;
    for (const std::int64_t id : {308976, 308977, 308978}) {
        submitted[queue.submit(balvps::GetInvoice(id))] = id;
    }
    submitted[queue.submit(balvps::Call("get_invoice").set(balvps::Json{R"({"id":308976})"}))] = 308976;
    EXPECT_EQ(queue.size(), 4U);
    while (const auto answer = queue.next<balvps::GetInvoiceAnswer>()) {
        EXPECT_EQ((*answer)->invoice().id(), submitted.at(answer->tag()));
        submitted.erase(answer->tag());
    }
    EXPECT_TRUE(submitted.empty());
    EXPECT_TRUE(queue.empty());
    EXPECT_FALSE(queue.next());
}

TEST_F(CppQueue, ARequestIsACallToo) {
    balvps::Queue queue(client_);
    queue.submit(balvps::Call::request("GET", "/invoice/308976"));
    const auto answer = queue.next();
    EXPECT_EQ((**answer)["invoice"]["id"].text(), "308976");
}

TEST_F(CppQueue, CallsOfSeveralKindsAreReadByTheirTags) {
    balvps::Queue queue(client_);
    const auto details = queue.submit(balvps::GetDetails());
    const auto balance = queue.submit(balvps::GetBalance());
    std::string read;
    while (const auto answer = queue.next()) {
        if (answer->tag() == details) {
            const auto as_details = answer->as<balvps::GetDetailsAnswer>();
            read += as_details->client().firstname();
        } else if (answer->tag() == balance) {
            const auto as_balance = answer->as<balvps::GetBalanceAnswer>();
            read += as_balance->details().currency();
        }
    }
    EXPECT_TRUE(read == "JoeUSD" || read == "USDJoe") << read;
}

TEST_F(CppQueue, AFailureIsPulledLikeAnAnswer) {
    balvps::Queue queue(client_);
    queue.submit(balvps::GetInvoice(1));
    const auto finished = queue.next<balvps::GetInvoiceAnswer>();
    ASSERT_TRUE(finished && !*finished);
    EXPECT_EQ(finished->error().name(), "not_found");
    EXPECT_THROW((*finished)->invoice(), balvps::errors::NotFound);
}

TEST_F(CppQueue, AQueueOutlivesItsClientAndKeepsWhatTheConfigWasGiven) {
    auto asked = std::make_shared<std::atomic<int>>(0);
    sandbox_.configure({{"delay_ms", 300}});
    std::optional<balvps::Queue> queue;
    {
        auto config = config_of(sandbox_);
        config.interrupt([asked] { return ++*asked < 0; });
        balvps::Client client(config);
        queue.emplace(client);
        queue->submit(balvps::GetBalance());
    }
    EXPECT_TRUE(queue->next().value());
    EXPECT_GT(*asked, 0);
    queue.reset();
    EXPECT_EQ(asked.use_count(), 1);
}

TEST_F(CppQueue, TheConfigsFunctionEndsTheWaitingAndLeavesTheCalls) {
    std::atomic<bool> wanted = true;
    auto config = config_of(sandbox_);
    config.interrupt([&] { return wanted.load(); });
    balvps::Client client(config);
    balvps::Queue queue(client);
    sandbox_.configure({{"delay_ms", 300}});
    queue.submit(balvps::GetBalance());
    EXPECT_FALSE(queue.next());
    EXPECT_FALSE(queue.empty());
}

TEST_F(CppQueue, NoTimeIsTooLong) {
    sandbox_.configure({{"delay_ms", 200}});
    balvps::Queue queue(client_);
    queue.submit(balvps::GetBalance());
    EXPECT_TRUE(queue.next(std::chrono::milliseconds(std::int64_t{1} << 32U)));
    queue.submit(balvps::GetBalance());
    EXPECT_TRUE(queue.next(std::chrono::milliseconds::min()));
}

TEST_F(CppQueue, TheDescriptorTellsWhenToPull) {
    balvps::Queue queue(client_);
    const std::uint64_t tag = queue.submit(balvps::GetBalance());
    std::optional<balvps::Answer<>> finished;
    while (!finished) {
        pollfd descriptor{queue.descriptor(), POLLIN, 0};
        ASSERT_EQ(poll(&descriptor, 1, 10000), 1);
        finished = queue.next(0ms);
    }
    EXPECT_EQ(finished->tag(), tag);
}

TEST_F(CppQueue, CancelledCallsFinishAsCancelled) {
    client_.login();
    sandbox_.configure({{"delay_ms", 2000}});
    balvps::Queue queue(client_);
    const std::uint64_t first = queue.submit(balvps::GetBalance());
    queue.submit(balvps::GetDetails());
    EXPECT_FALSE(queue.next(50ms));
    queue.cancel(first);
    const auto cancelled = queue.next();
    ASSERT_TRUE(cancelled && !*cancelled);
    EXPECT_EQ(cancelled->tag(), first);
    EXPECT_EQ(cancelled->error().code(), BALVPS_ERROR_CANCELLED);
    queue.cancel();
    EXPECT_EQ(queue.next().value().error().code(), BALVPS_ERROR_CANCELLED);
    EXPECT_TRUE(queue.empty());
}

TEST_F(CppQueue, ACallIsCancelledFromAnotherThread) {
    client_.login();
    sandbox_.configure({{"delay_ms", 2000}});
    const balvps::GetInvoice call(308976);
    const auto start = std::chrono::steady_clock::now();
    const std::jthread cancelling([&] {
        std::this_thread::sleep_for(200ms);
        call.cancel();
    });
    EXPECT_THROW(client_.get_invoice(call), balvps::errors::Cancelled);
    EXPECT_LT(std::chrono::steady_clock::now() - start, 1s);
}

TEST_F(CppQueue, OptionsAreOfOneCall) {
    client_.login();
    sandbox_.configure({{"delay_ms", 400}});
    EXPECT_THROW(client_.get_invoice(balvps::GetInvoice(308976).timeout(100ms)), balvps::errors::Timeout);
    EXPECT_THROW(client_.run(balvps::Call("get_balance").option("timeout_ms", "100")),
                 balvps::errors::Timeout);
    EXPECT_NO_THROW(client_.list_invoices(balvps::ListInvoices().timeout(10s)));
    EXPECT_THROW(client_.get_balance(balvps::GetBalance().retries(-1)), balvps::errors::Argument);
    EXPECT_THROW(client_.run(balvps::Call::request("GET", "/balance").timeout(100ms)),
                 balvps::errors::Timeout);
}

TEST_F(CppQueue, ACallIsRetriedAsOftenAsItSays) {
    client_.login();
    sandbox_.play({{{"path", "/api/balance"}, {"status", 503}, {"body", "{}"}}});
    EXPECT_NO_THROW(client_.get_balance(balvps::GetBalance().retries(1)));
    EXPECT_EQ(count(sandbox_, "/api/balance"), 2);
}

TEST_F(CppQueue, AnAmbiguousWriteIsReadBackWhereTheCallAsksForIt) {
    client_.login();
    for (const bool confirm : {false, true}) {
        sandbox_.clear_log();
        sandbox_.play({{{"path", "/api/contact"}, {"method", "POST"}, {"status", 502}, {"body", "{}"}}});
        EXPECT_THROW(client_.add_contact(balvps::AddContact().email("mary@example.com").confirm(confirm)),
                     balvps::errors::AmbiguousWrite);
        EXPECT_EQ(count(sandbox_, "/api/contact") > 1, confirm);
    }
}

TEST_F(CppQueue, TheLimitsThatAreKnownAreTold) {
    client_.login();
    const auto limits = client_.rate_limits();
    const auto known = (*limits)["limits"].items();
    ASSERT_EQ(known.size(), 2U);
    EXPECT_EQ(known[0]["scope"].text(), "login");
    EXPECT_EQ(known[1]["scope"].text(), "calls");
}

TEST_F(CppQueue, ASecondFactorCompletesTheLogin) {
    const std::string tokens = client_.login().json();
    balvps::Client other = client_of(sandbox_);
    sandbox_.configure({{"mfa", true}});
    EXPECT_THROW(other.get_balance(), balvps::errors::SecondFactorNeeded);
    EXPECT_THROW(other.verify_second_factor("no code"), balvps::errors::Authentication);
    EXPECT_THROW(other.run(balvps::Call::second_factor("123456").retries(-1)), balvps::errors::Argument);
    sandbox_.play({{{"path", "/api/mfa/verify"}, {"body", tokens}}});
    other.verify_second_factor("123456");
    EXPECT_NO_THROW(other.get_balance());
}

}  // namespace
}  // namespace balvps_cpp_test
