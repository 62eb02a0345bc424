#include "client/backoff.h"

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

TEST(Wait, LastsAsLongAsItSays) {
    const Clock::time_point start = Clock::now();
    EXPECT_EQ(wait(Milliseconds(30), Deadline(Milliseconds(20'000)), {}), WaitOutcome::done);
    EXPECT_GE(Clock::now() - start, Milliseconds(30));
}

TEST(Wait, DoesNotBeginWhenTheDeadlineWouldPass) {
    const Clock::time_point start = Clock::now();
    EXPECT_EQ(wait(Milliseconds(15'000), Deadline(Milliseconds(10'000)), {}), WaitOutcome::out_of_time);
    EXPECT_LT(Clock::now() - start, Milliseconds(5000));
}

TEST(Wait, EndsWhenTheCallerGivesUp) {
    const auto give_up = [](void * /*context*/) -> std::int32_t { return 1; };
    const Clock::time_point start = Clock::now();
    EXPECT_EQ(wait(Milliseconds(10'000), Deadline(Milliseconds(20'000)), {give_up, nullptr}),
              WaitOutcome::cancelled);
    EXPECT_LT(Clock::now() - start, Milliseconds(1000));
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
