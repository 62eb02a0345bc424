// Many calls at once, and what one call may be given besides its arguments.
#include <gtest/gtest.h>
#include <poll.h>
#include <balvps/queue.hpp>

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
        submitted[queue.submit("get_invoice", balvps::Params().set("id", id))] = id;
    }
    submitted[queue.submit("get_invoice", balvps::Params().object(R"({"id":308976})"))] = 308976;
    EXPECT_EQ(queue.size(), 4U);
    while (auto answer = queue.next()) {
        const std::uint64_t tag = answer->tag();
        const auto invoice = std::move(*answer).as<balvps::GetInvoiceAnswer>();
        EXPECT_EQ(invoice->invoice().id(), submitted.at(tag));
        submitted.erase(tag);
    }
    EXPECT_TRUE(submitted.empty());
    EXPECT_TRUE(queue.empty());
    EXPECT_FALSE(queue.next());
}

TEST_F(CppQueue, AFailureIsPulledLikeAnAnswer) {
    balvps::Queue queue(client_);
    queue.submit("get_invoice", balvps::Params().set("id", 1));
    const auto finished = queue.next();
    ASSERT_TRUE(finished && !*finished);
    EXPECT_EQ(finished->error().name(), "not_found");
    EXPECT_THROW((*finished)->type(), balvps::errors::NotFound);
}

TEST_F(CppQueue, TheDescriptorTellsWhenToPull) {
    balvps::Queue queue(client_);
    const std::uint64_t tag = queue.submit("get_balance");
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
    sandbox_.configure({{"delay_ms", 4000}});
    balvps::Queue queue(client_);
    const std::uint64_t first = queue.submit("get_balance");
    queue.submit("get_details");
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

TEST_F(CppQueue, ParamsCancelTheirCall) {
    client_.login();
    sandbox_.configure({{"delay_ms", 4000}});
    balvps::Params params;
    const auto start = std::chrono::steady_clock::now();
    const std::jthread cancelling([&] {
        std::this_thread::sleep_for(200ms);
        params.cancel();
    });
    EXPECT_THROW(client_.call("get_balance", params), balvps::errors::Cancelled);
    EXPECT_LT(std::chrono::steady_clock::now() - start, 2s);
}

TEST_F(CppQueue, OptionsAreOfOneCall) {
    client_.login();
    sandbox_.configure({{"delay_ms", 400}});
    EXPECT_THROW(client_.call("get_balance", balvps::Params().option("timeout_ms", "100")),
                 balvps::errors::Timeout);
    EXPECT_NO_THROW(client_.get_balance());
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
    sandbox_.play({{{"path", "/api/mfa/verify"}, {"body", tokens}}});
    other.verify_second_factor("123456");
    EXPECT_NO_THROW(other.get_balance());
}

}  // namespace
}  // namespace balvps_cpp_test
