#include "policy/retry.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace balvps {
namespace {

constexpr RetrySettings settings{3, Milliseconds(200), Milliseconds(5000)};

std::pair<Milliseconds, Milliseconds> range_of(const RetrySettings &some, int retry) {
    Milliseconds least = Milliseconds::max();
    Milliseconds most = Milliseconds::min();
    for (int i = 0; i < 2000; ++i) {
        const Milliseconds each = backoff(some, retry);
        least = std::min(least, each);
        most = std::max(most, each);
    }
    return {least, most};
}

TEST(Backoff, IsSpreadFromZeroToABoundThatDoubles) {
    Milliseconds bound = settings.base;
    for (int retry = 0; retry < 4; ++retry, bound *= 2) {
        const auto [least, most] = range_of(settings, retry);
        EXPECT_GE(least, Milliseconds(0));
        EXPECT_LE(most, bound);
        EXPECT_LT(least, bound / 4) << "full jitter begins at zero";
        EXPECT_GT(most, bound * 3 / 4);
    }
}

TEST(Backoff, NeverExceedsTheLongestWait) {
    for (const int retry : {5, 20, 63, 64, 1000}) {
        EXPECT_LE(range_of(settings, retry).second, settings.longest) << retry;
    }
}

TEST(Backoff, MayBeSwitchedOff) {
    EXPECT_EQ(range_of({3, Milliseconds(0), Milliseconds(5000)}, 3).second, Milliseconds(0));
    EXPECT_EQ(range_of({3, Milliseconds(200), Milliseconds(0)}, 3).second, Milliseconds(0));
}

Error error_of(ErrorCode code, int status = 0, std::string_view reason = {}) {
    Error error;
    error.code = code;
    error.http_status = status;
    error.reason = reason;
    return error;
}

TEST(Passing, IsWhatAnotherTryMayMend) {
    EXPECT_TRUE(is_passing(error_of(ErrorCode::connection)));
    EXPECT_TRUE(is_passing(error_of(ErrorCode::timeout)));
    EXPECT_TRUE(is_passing(error_of(ErrorCode::rate_limited, 429)));
    EXPECT_TRUE(is_passing(error_of(ErrorCode::tls, 0, reason::handshake)));
    EXPECT_FALSE(is_passing(error_of(ErrorCode::tls, 0, reason::certificate)));
    EXPECT_TRUE(is_passing(error_of(ErrorCode::unavailable, 503)));
    EXPECT_FALSE(is_passing(error_of(ErrorCode::malformed_answer, 500, reason::html)));
    EXPECT_FALSE(is_passing(error_of(ErrorCode::refused, 200)));
    EXPECT_FALSE(is_passing(error_of(ErrorCode::cancelled)));
}

TEST(Repeatable, AWriteIsOnlyWhenItWasNotCarriedOut) {
    const Operation &get = *find_operation("get_details");
    const Operation &put = *find_operation("edit_dns_record");
    const Operation &post = *find_operation("create_ticket");
    Error sent = error_of(ErrorCode::connection);
    sent.may_have_arrived = true;
    EXPECT_TRUE(is_repeatable(get, sent));
    EXPECT_TRUE(is_repeatable(put, sent));
    EXPECT_FALSE(is_repeatable(post, sent));
    EXPECT_TRUE(is_repeatable(post, error_of(ErrorCode::connection)));
    Error limited = error_of(ErrorCode::rate_limited, 429);
    limited.may_have_arrived = true;
    EXPECT_TRUE(is_repeatable(post, limited)) << "the service says that it did not carry it out";
}

TEST(RetryBudget, IsSpentByRetriesAndFilledBySuccesses) {
    RetryBudget budget(2);
    EXPECT_TRUE(budget.take());
    EXPECT_TRUE(budget.take());
    EXPECT_FALSE(budget.take());
    for (int i = 0; i < 9; ++i) {
        budget.put_back();
    }
    EXPECT_FALSE(budget.take());
    budget.put_back();
    EXPECT_TRUE(budget.take());
    EXPECT_FALSE(budget.take());
}

TEST(Deadline, CountsDownToZero) {
    EXPECT_TRUE(Deadline(Milliseconds(0)).passed());
    EXPECT_EQ(Deadline(Milliseconds(-5)).remaining(), Milliseconds(0));
    const Deadline later(Milliseconds(60'000));
    EXPECT_FALSE(later.passed());
    EXPECT_GT(later.remaining(), Milliseconds(50'000));
    EXPECT_LE(later.remaining(), Milliseconds(60'000));
}

}  // namespace
}  // namespace balvps
