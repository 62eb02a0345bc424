#include "auth/session.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <ctime>
#include <future>
#include <stdexcept>
#include <thread>

#include "blocking.h"
#include "printing.h"
#include "tokens.h"

namespace balvps {
namespace {

using test::Blocking;
using test::finish;
using test::token_with;
using test::why;

constexpr std::int64_t century = 3'155'760'000;

Credentials signed_by(AuthMode mode, std::string_view token = "", std::string_view refresh_token = "") {
    return {mode, Secret("user@example.com"), Secret("secret"), Secret(token), Secret(refresh_token), {}};
}

/// Credentials without user name and password.
Credentials handed_in(std::string_view token, std::string_view refresh_token = "") {
    return {AuthMode::token, {}, {}, Secret(token), Secret(refresh_token), {}};
}

std::string token_of_age(std::int64_t issued, std::int64_t expires) {
    return token_with("{\"iat\":" + std::to_string(issued) + ",\"exp\":" + std::to_string(expires) + "}");
}

/// A service that counts its requests. The test sets its answers.
class Service : public TokenSource {
  public:
    std::function<Result<Tokens>()> on_login = [] {
        return Tokens{Secret("login-token"), Secret("refresh-1"), {}};
    };
    std::function<Result<Tokens>(std::string_view)> on_refresh = [](std::string_view) {
        return Tokens{Secret("refreshed-token"), Secret("refresh-2"), {}};
    };
    std::atomic<int> logins = 0;
    std::atomic<int> refreshes = 0;
    std::string refreshed_with;

    Task<Result<Tokens>> login() override {
        ++logins;
        co_return on_login();
    }
    Task<Result<Tokens>> refresh(Secret refresh_token) override {
        ++refreshes;
        refreshed_with = refresh_token.view();
        co_return on_refresh(refreshed_with);
    }
};

class SessionTest : public ::testing::Test {
  protected:
    Result<Authorization> authorize(Session &session, Interrupt interrupt = {}) {
        Blocking blocking(Milliseconds(20'000), interrupt);
        return finish(session.authorize(service, blocking.waiting()));
    }

    /// The header of a request, or the error.
    std::string header(Session &session) {
        const Result<Authorization> authorization = authorize(session);
        return authorization ? std::string(authorization->header.view()) : authorization.error().message;
    }

    Result<Authorization> renew_after(Session &session, const Authorization &refused) {
        return finish(session.renew_after(refused.generation, service, Blocking().waiting()));
    }

    std::string header_after_refusal(Session &session) {
        const Result<Authorization> refused = authorize(session);
        EXPECT_TRUE(refused.has_value()) << why(refused);
        const Result<Authorization> renewed = renew_after(session, *refused);
        return renewed ? std::string(renewed->header.view()) : renewed.error().message;
    }

    /// Does the same as an explicit call of login or refresh_token.
    static void adopt(Session &session, Tokens tokens) {
        const Result<void> adopted = adopted_by(*change(session), std::move(tokens), {});
        EXPECT_TRUE(adopted.has_value()) << why(adopted);
    }

    static std::unique_ptr<Session::Change> change(Session &session) {
        auto begun = finish(session.begin_change(Session::Purpose::bring_tokens, Blocking().waiting()));
        EXPECT_TRUE(begun.has_value()) << why(begun);
        return std::move(*begun);
    }

    static Result<void> adopted_by(Session::Change &change, Tokens tokens, std::string_view username) {
        return finish(change.adopt(std::move(tokens), username, Blocking().waiting()));
    }

    static void forget(Session &session) {
        const auto begun = change(session);
        EXPECT_TRUE(finish(begun->forget(Blocking().waiting())).has_value());
    }

    Service service;
};

TEST_F(SessionTest, WithoutCredentialsNothingIsSent) {
    Session session({AuthMode::none, {}, {}, {}, {}, {}}, nullptr);
    const Result<Authorization> authorization = authorize(session);
    ASSERT_TRUE(authorization.has_value());
    EXPECT_TRUE(authorization->header.empty());
    EXPECT_FALSE(session.renewable());
}

TEST_F(SessionTest, BasicSendsUserNameAndPassword) {
    Session session(signed_by(AuthMode::basic), nullptr);
    EXPECT_EQ(header(session), "Basic dXNlckBleGFtcGxlLmNvbTpzZWNyZXQ=");
    EXPECT_FALSE(session.renewable());
}

TEST_F(SessionTest, BasicKeepsEveryByteOfALongPassword) {
    const std::string password = "\xC3\xA9:" + std::string(300, '\xC3') + "end";
    Session session({AuthMode::basic, Secret("u"), Secret(password), {}, {}, {}}, nullptr);
    const std::string sent = header(session);
    const std::string encoded = sent.substr(sent.find(' ') + 1);
    EXPECT_EQ(encoded.find_first_of("\r\n "), std::string::npos);
    EXPECT_EQ(encoded, jwt::base64_encode(("u:" + password).data(), password.size() + 2));
}

TEST_F(SessionTest, TheFirstCallSignsInAndTheNextOnesDoNot) {
    Session session(signed_by(AuthMode::jwt), nullptr);
    EXPECT_EQ(header(session), "Bearer login-token");
    EXPECT_EQ(header(session), "Bearer login-token");
    EXPECT_EQ(service.logins, 1);
    EXPECT_EQ(service.refreshes, 0);
}

TEST_F(SessionTest, ATokenHandedInIsUsed) {
    Session session(handed_in("theirs"), nullptr);
    EXPECT_EQ(header(session), "Bearer theirs");
    EXPECT_FALSE(session.renewable());
    EXPECT_EQ(service.logins, 0);
}

TEST_F(SessionTest, ARefreshTokenAloneIsEnough) {
    Session session(handed_in("", "refresh-0"), nullptr);
    EXPECT_EQ(header(session), "Bearer refreshed-token");
    EXPECT_EQ(service.refreshed_with, "refresh-0");
    EXPECT_EQ(session.refresh_token().view(), "refresh-2");
}

TEST_F(SessionTest, NothingToSignInWithIsSaid) {
    Session session({AuthMode::jwt, {}, {}, {}, {}, {}}, nullptr);
    const Result<Authorization> authorization = authorize(session);
    ASSERT_FALSE(authorization.has_value());
    EXPECT_EQ(authorization.error().code, ErrorCode::authentication);
    EXPECT_EQ(authorization.error().reason, reason::missing_credentials);
    EXPECT_EQ(service.logins, 0);
}

TEST_F(SessionTest, AnExpiredTokenIsRefreshedBeforeItIsUsed) {
    const std::int64_t now = std::time(nullptr);
    Session session(handed_in(token_of_age(now - 7200, now - 3600), "refresh-0"), nullptr);
    EXPECT_EQ(header(session), "Bearer refreshed-token");
    EXPECT_EQ(header(session), "Bearer refreshed-token");
    EXPECT_EQ(service.refreshes, 1);
}

TEST_F(SessionTest, ATokenIsRenewedWithAMargin) {
    const std::int64_t now = std::time(nullptr);
    Session session(handed_in(token_of_age(now - 3590, now + 10), "refresh-0"), nullptr);
    EXPECT_EQ(header(session), "Bearer refreshed-token");
}

TEST_F(SessionTest, AnExpiredTokenThatCannotBeReplacedIsLeftToTheService) {
    const std::string token = token_of_age(0, 1);
    Session session(handed_in(token), nullptr);
    EXPECT_EQ(header(session), "Bearer " + token);
}

TEST_F(SessionTest, AFreshTokenIsNotRenewedHoweverWrongThisClockIs) {
    const std::int64_t now = std::time(nullptr);
    for (const std::int64_t issued : {now - century, now, now + century}) {
        const std::string token = token_of_age(issued, issued + 3600);
        service.on_login = [&] { return Tokens{Secret(token), Secret("r"), {}}; };
        Session session(signed_by(AuthMode::jwt), nullptr);
        EXPECT_EQ(header(session), "Bearer " + token);
        EXPECT_EQ(header(session), "Bearer " + token);
    }
    EXPECT_EQ(service.logins, 3);
    EXPECT_EQ(service.refreshes, 0);
}

TEST_F(SessionTest, AFreshTokenWithImpossibleTimesIsUsedUntilTheServiceRefusesIt) {
    const std::int64_t now = std::time(nullptr);
    const std::string tokens[] = {token_of_age(now + 10, now),
                                  token_with(R"({"exp":1})"),
                                  token_with(R"({"exp":9e15})"),
                                  token_of_age(0, 8'999'999'999'999'999),
                                  token_of_age(now * 1000, now * 1000 + 3'600'000),
                                  std::string("opaque")};
    for (const std::string &token : tokens) {
        service.on_login = [&] { return Tokens{Secret(token), Secret("r"), {}}; };
        Session session(signed_by(AuthMode::jwt), nullptr);
        EXPECT_EQ(header(session), "Bearer " + token);
        EXPECT_EQ(header(session), "Bearer " + token);
    }
    EXPECT_EQ(service.refreshes, 0);
}

TEST_F(SessionTest, ATokenHandedInThatNeverExpiresIsUsed) {
    const std::string token = token_with(R"({"exp":9e15})");
    Session session(handed_in(token, "refresh-0"), nullptr);
    EXPECT_EQ(header(session), "Bearer " + token);
}

TEST_F(SessionTest, ARefusedTokenIsRefreshed) {
    Session session(signed_by(AuthMode::jwt), nullptr);
    EXPECT_EQ(header_after_refusal(session), "Bearer refreshed-token");
    EXPECT_EQ(service.refreshed_with, "refresh-1");
    EXPECT_EQ(service.logins, 1);
}

TEST_F(SessionTest, ARotatedRefreshTokenReplacesTheOldOne) {
    Session session(signed_by(AuthMode::jwt), nullptr);
    header_after_refusal(session);
    header_after_refusal(session);
    EXPECT_EQ(service.refreshed_with, "refresh-2");
}

TEST_F(SessionTest, ARefusedRefreshFallsBackToOneLogin) {
    service.on_refresh = [](std::string_view) {
        return failure(make_error(ErrorCode::authentication, "spent"));
    };
    Session session(signed_by(AuthMode::jwt, "old", "spent"), nullptr);
    EXPECT_EQ(header_after_refusal(session), "Bearer login-token");
    EXPECT_EQ(service.refreshes, 1);
    EXPECT_EQ(service.logins, 1);
    EXPECT_EQ(session.refresh_token().view(), "refresh-1");
}

TEST_F(SessionTest, ARefusedRefreshIsReportedWhereNobodyCanLogIn) {
    service.on_refresh = [](std::string_view) {
        return failure(make_error(ErrorCode::authentication, "spent"));
    };
    Session session(handed_in("old", "spent"), nullptr);
    EXPECT_EQ(header_after_refusal(session), "the refresh token is not accepted: spent");
    EXPECT_EQ(service.logins, 0);
}

TEST_F(SessionTest, ARefreshThatFailedOnTheWayIsNoReasonToLogIn) {
    service.on_refresh = [](std::string_view) {
        return failure(make_error(ErrorCode::connection, "broken"));
    };
    Session session(signed_by(AuthMode::jwt, "old", "refresh-0"), nullptr);
    EXPECT_EQ(header_after_refusal(session), "broken");
    EXPECT_EQ(service.logins, 0);
    EXPECT_EQ(session.refresh_token().view(), "refresh-0");
}

TEST_F(SessionTest, ARefreshTokenThatWasRefusedIsNotTriedAgain) {
    service.on_refresh = [](std::string_view) {
        return failure(make_error(ErrorCode::authentication, "spent"));
    };
    Session session(handed_in("old", "spent"), nullptr);
    header_after_refusal(session);
    EXPECT_TRUE(session.refresh_token().empty());
    EXPECT_FALSE(session.renewable());
}

TEST_F(SessionTest, ATokenThatIsDueServesWhileItLastsWhereItCannotBeRenewed) {
    const std::int64_t now = std::time(nullptr);
    const std::string token = token_of_age(now - 3580, now + 20);
    service.on_refresh = [](std::string_view) {
        return failure(make_error(ErrorCode::connection, "broken"));
    };
    Session session(handed_in(token, "refresh-0"), nullptr);
    EXPECT_EQ(header(session), "Bearer " + token);
    EXPECT_EQ(header(session), "Bearer " + token);
    EXPECT_EQ(service.refreshes, 1) << "it is not asked for with every call";
    EXPECT_EQ(header_after_refusal(session), "broken") << "unless the service says that it is over";
}

TEST_F(SessionTest, ATokenThatSomebodyElseRenewedIsTaken) {
    Session session(signed_by(AuthMode::jwt), nullptr);
    const Result<Authorization> first = authorize(session);
    const auto renew = [&] { return renew_after(session, *first); };
    EXPECT_EQ(renew()->header.view(), "Bearer refreshed-token");
    EXPECT_EQ(renew()->header.view(), "Bearer refreshed-token");
    EXPECT_EQ(service.refreshes, 1);
}

TEST_F(SessionTest, AFailedLoginIsTriedAgainByTheNextCall) {
    service.on_login = [] { return failure(make_error(ErrorCode::connection, "broken")); };
    Session session(signed_by(AuthMode::jwt), nullptr);
    EXPECT_EQ(header(session), "broken");
    service.on_login = [] { return Tokens{Secret("at-last"), {}, {}}; };
    EXPECT_EQ(header(session), "Bearer at-last");
}

TEST_F(SessionTest, AnExceptionDuringLoginLeavesTheSessionUsable) {
    service.on_login = []() -> Result<Tokens> { throw std::runtime_error("out of something"); };
    Session session(signed_by(AuthMode::jwt), nullptr);
    EXPECT_THROW(authorize(session), std::runtime_error);
    service.on_login = [] { return Tokens{Secret("at-last"), {}, {}}; };
    EXPECT_EQ(header(session), "Bearer at-last");
}

TEST_F(SessionTest, AdoptedTokensAreUsedAndForgottenOnesAreNot) {
    Session session(signed_by(AuthMode::jwt), nullptr);
    adopt(session, {Secret("adopted"), Secret("refresh-9"), {}});
    EXPECT_EQ(header(session), "Bearer adopted");
    EXPECT_EQ(session.refresh_token().view(), "refresh-9");
    forget(session);
    EXPECT_TRUE(session.refresh_token().empty());
    EXPECT_EQ(header(session), "Bearer login-token");
    EXPECT_EQ(service.refreshes, 0);
}

TEST_F(SessionTest, AnAdoptedTokenThatCannotBeReplacedIsUsedToItsEnd) {
    Session session({AuthMode::jwt, {}, {}, {}, {}, {}}, nullptr);
    adopt(session, {Secret("old"), {}, std::time(nullptr) - 1});
    EXPECT_EQ(header(session), "Bearer old");
}

// ---- stores ----

/// A store with visible content. The test can make it fail.
class Store : public HeldTokenStore {
  public:
    struct Shared {
        Tokens tokens;
        bool fails = false;
        bool is_full = false;
        int saves = 0;
    };
    explicit Store(Shared &shared) noexcept : shared_(shared) {}

    Result<std::unique_ptr<Hold>> try_hold() override { return std::make_unique<Hold>(); }
    Result<std::optional<Tokens>> load() override { return std::optional(shared_.tokens); }
    Result<void> try_out() override {
        return shared_.is_full ? failure(make_error(ErrorCode::configuration, "the store is full"))
                               : Result<void>();
    }
    Result<bool> save(const Tokens &tokens) override {
        ++shared_.saves;
        if (shared_.fails) {
            return failure(make_error(ErrorCode::configuration, "the store fails"));
        }
        shared_.tokens = tokens;
        return true;
    }
    Result<void> clear() override {
        shared_.tokens = Tokens();
        return {};
    }

  private:
    Shared &shared_;
};

class StoredSessionTest : public SessionTest {
  protected:
    Store::Shared store;
    Session session{signed_by(AuthMode::jwt), std::make_unique<Store>(store)};
};

TEST_F(StoredSessionTest, ASaveThatFailsFailsTheCallAndLosesNothing) {
    const Result<Authorization> first = authorize(session);
    store.fails = true;
    EXPECT_EQ(renew_after(session, *first).error().message, "the store fails");
    EXPECT_EQ(header(session), "the store fails") << "nothing is sent while others would miss the tokens";
    store.fails = false;
    EXPECT_EQ(header(session), "Bearer refreshed-token");
    EXPECT_EQ(store.tokens.refresh_token.view(), "refresh-2");
    EXPECT_EQ(service.logins, 1);
    EXPECT_EQ(service.refreshes, 1);
}

TEST_F(StoredSessionTest, AStoreThatCannotKeepTokensCostsNoLoginAndNoRefresh) {
    store.is_full = true;
    EXPECT_EQ(header(session), "the store is full");
    EXPECT_EQ(header(session), "the store is full");
    EXPECT_EQ(service.logins, 0);
    store.is_full = false;
    const Result<Authorization> first = authorize(session);
    store.is_full = true;
    EXPECT_EQ(renew_after(session, *first).error().message, "the store is full");
    EXPECT_EQ(service.logins, 1);
    EXPECT_EQ(service.refreshes, 0);
}

TEST_F(StoredSessionTest, TokensThatWereNotSavedRotateFromMemory) {
    const Result<Authorization> first = authorize(session);
    store.fails = true;
    renew_after(session, *first);
    store.fails = false;
    const Result<Authorization> second = authorize(session);
    service.on_refresh = [](std::string_view) { return Tokens{Secret("third"), Secret("refresh-3"), {}}; };
    EXPECT_EQ(renew_after(session, *second)->header.view(), "Bearer third");
    EXPECT_EQ(service.refreshed_with, "refresh-2") << "not the one the store held";
}

TEST_F(StoredSessionTest, WhatAnotherProcessSavedMeanwhileTakesThePlaceOfWhatWasNot) {
    const Result<Authorization> first = authorize(session);
    store.fails = true;
    renew_after(session, *first);
    store.tokens = Tokens{Secret("theirs"), Secret("refresh-9"), {}};
    EXPECT_EQ(header(session), "Bearer theirs");
    EXPECT_TRUE(authorize(session)->from_store);
}

TEST_F(StoredSessionTest, AdoptedTokensAreKeptThoughTheyCannotBeSaved) {
    store.fails = true;
    EXPECT_FALSE(adopted_by(*change(session), {Secret("adopted"), Secret("r"), {}}, {}).has_value());
    store.fails = false;
    EXPECT_EQ(header(session), "Bearer adopted");
    EXPECT_EQ(store.tokens.token.view(), "adopted");
}

TEST_F(StoredSessionTest, AnotherUsersTokensStayOutOfIt) {
    store.tokens = Tokens{Secret("own"), Secret("r"), {}};
    ASSERT_TRUE(adopted_by(*change(session), {Secret("theirs"), Secret("refresh-9"), {}}, "b@example.com"));
    EXPECT_EQ(header(session), "Bearer theirs");
    EXPECT_EQ(header_after_refusal(session), "Bearer refreshed-token");
    EXPECT_EQ(service.refreshed_with, "refresh-9");
    service.on_refresh = [](std::string_view) {
        return failure(make_error(ErrorCode::authentication, "spent"));
    };
    EXPECT_EQ(header_after_refusal(session), "the refresh token is not accepted: spent");
    EXPECT_EQ(service.logins, 0) << "the password is not theirs";
    EXPECT_EQ(store.tokens.token.view(), "own");
    forget(session);
    EXPECT_EQ(header(session), "Bearer own");
}

TEST_F(StoredSessionTest, ASecondFactorThatAnotherProcessAnsweredIsAskedForNoMore) {
    service.on_login = [this] {
        session.second_factor().keep({Secret("c"), "sms", std::time(nullptr) + 300, {}});
        return failure(make_error(ErrorCode::second_factor_needed, "the account asks for a second factor"));
    };
    EXPECT_EQ(authorize(session).error().code, ErrorCode::second_factor_needed);
    EXPECT_EQ(authorize(session).error().code, ErrorCode::second_factor_needed);
    EXPECT_EQ(service.logins, 1);
    store.tokens = Tokens{Secret("theirs"), {}, {}};
    EXPECT_EQ(header(session), "Bearer theirs");
}

// ---- threads ----

/// Threads that request authorization from one session while the first of them signs in. A waiting thread
/// calls its interrupt function, so the test knows that it waits.
class SharedSessionTest : public SessionTest {
  protected:
    static constexpr int thread_count = 8;

    struct Follower {
        std::atomic<bool> waits = false;
        std::atomic<bool> gives_up = false;
    };

    static std::int32_t asked(void *context) {
        auto &follower = *static_cast<Follower *>(context);
        follower.waits = true;
        return follower.gives_up ? 1 : 0;
    }

    /// Runs one leader and the followers. The leader's login ends with `outcome` when all followers wait.
    /// @return the followers' results.
    std::vector<Result<Authorization>> run(const std::function<Result<Tokens>()> &outcome) {
        std::vector<Follower> followers(thread_count);
        std::promise<void> login_begun;
        std::atomic<bool> first = true;
        service.on_login = [&]() -> Result<Tokens> {
            if (!first.exchange(false)) {
                return Tokens{Secret("second-token"), {}, {}};
            }
            login_begun.set_value();
            for (const Follower &follower : followers) {
                while (!follower.waits) {
                    std::this_thread::yield();
                }
            }
            return outcome();
        };
        std::future<Result<Authorization>> led =
            std::async(std::launch::async, [&] { return authorize(session); });
        login_begun.get_future().wait();
        std::vector<std::future<Result<Authorization>>> running;
        for (Follower &follower : followers) {
            running.push_back(std::async(std::launch::async, [&] {
                return authorize(session, Interrupt{&asked, &follower});
            }));
        }
        leader = led.get();
        std::vector<Result<Authorization>> results;
        for (auto &each : running) {
            results.push_back(each.get());
        }
        return results;
    }

    Session session{signed_by(AuthMode::jwt), nullptr};
    Result<Authorization> leader;
};

TEST_F(SharedSessionTest, ThreadsShareOneLogin) {
    const auto results = run([] { return Tokens{Secret("shared-token"), {}, {}}; });
    EXPECT_EQ(leader->header.view(), "Bearer shared-token");
    for (const auto &result : results) {
        ASSERT_TRUE(result.has_value()) << why(result);
        EXPECT_EQ(result->header.view(), "Bearer shared-token");
    }
    EXPECT_EQ(service.logins, 1);
}

TEST_F(SharedSessionTest, ThreadsShareAFailureSoThatAWrongPasswordCostsOneTry) {
    const auto results =
        run([] { return failure(make_error(ErrorCode::authentication, "wronglogin", reason::wrong_login)); });
    EXPECT_EQ(leader.error().reason, reason::wrong_login);
    for (const auto &result : results) {
        ASSERT_FALSE(result.has_value());
        EXPECT_EQ(result.error().reason, reason::wrong_login);
    }
    EXPECT_EQ(service.logins, 1);
}

TEST_F(SharedSessionTest, ALeaderThatGivesUpDoesNotFailTheOthers) {
    for (const ErrorCode code : {ErrorCode::cancelled, ErrorCode::timeout, ErrorCode::rate_limited}) {
        forget(session);
        service.logins = 0;
        const auto results = run([code] { return failure(make_error(code, "gave up")); });
        EXPECT_EQ(leader.error().code, code);
        for (const auto &result : results) {
            ASSERT_TRUE(result.has_value()) << why(result);
            EXPECT_EQ(result->header.view(), "Bearer second-token");
        }
        EXPECT_EQ(service.logins, 2);
    }
}

TEST_F(SharedSessionTest, ALeaderThatThrowsDoesNotLeaveTheOthersWaiting) {
    std::promise<void> begun;
    Follower follower;
    std::atomic<bool> first = true;
    service.on_login = [&]() -> Result<Tokens> {
        if (!first.exchange(false)) {
            return Tokens{Secret("second-token"), {}, {}};
        }
        begun.set_value();
        while (!follower.waits) {
            std::this_thread::yield();
        }
        throw std::bad_alloc();
    };
    auto led = std::async(std::launch::async, [&] { EXPECT_THROW(authorize(session), std::bad_alloc); });
    begun.get_future().wait();
    EXPECT_EQ(authorize(session, Interrupt{&asked, &follower})->header.view(), "Bearer second-token");
    led.get();
}

TEST_F(SharedSessionTest, ThreadsShareOneRefresh) {
    adopt(session, {Secret("old"), Secret("refresh-0"), {}});
    const Result<Authorization> refused = authorize(session);
    std::vector<std::thread> threads;
    for (int i = 0; i < thread_count; ++i) {
        threads.emplace_back([&] {
            const auto renewed = renew_after(session, *refused);
            EXPECT_EQ(renewed->header.view(), "Bearer refreshed-token");
        });
    }
    for (std::thread &thread : threads) {
        thread.join();
    }
    EXPECT_EQ(service.refreshes, 1);
}

TEST_F(SharedSessionTest, ALogoutIsNotUndoneByTheRenewalBeforeIt) {
    std::promise<void> begun;
    std::promise<void> ended;
    service.on_login = [&]() -> Result<Tokens> {
        begun.set_value();
        ended.get_future().wait();
        return Tokens{Secret("late"), {}, {}};
    };
    auto led = std::async(std::launch::async, [&] { return authorize(session); });
    begun.get_future().wait();
    auto logged_out = std::async(std::launch::async, [&] { forget(session); });
    EXPECT_EQ(logged_out.wait_for(Milliseconds(50)), std::future_status::timeout) << "one after the other";
    ended.set_value();
    led.get();
    logged_out.get();
    EXPECT_TRUE(session.held().header.empty());
}

/// A login that runs until the test ends it.
class SlowLoginTest : public SharedSessionTest {
  protected:
    void SetUp() override {
        service.on_login = [this]() -> Result<Tokens> {
            begun_.set_value();
            let_end_.get_future().wait();
            return Tokens{Secret("late-token"), {}, {}};
        };
        leader_ = std::async(std::launch::async, [this] { return authorize(session); });
        begun_.get_future().wait();
    }

    void TearDown() override {
        let_end_.set_value();
        EXPECT_EQ(leader_.get()->header.view(), "Bearer late-token");
    }

  private:
    std::promise<void> begun_;
    std::promise<void> let_end_;
    std::future<Result<Authorization>> leader_;
};

TEST_F(SlowLoginTest, AChildForkedMeanwhileSignsInByItself) {
    const pid_t child = fork();
    if (child == 0) {
        service.on_login = [] { return Tokens{Secret("child-token"), {}, {}}; };
        const Result<Authorization> result = finish(session.authorize(service, Blocking().waiting()));
        _exit(result && result->header.view() == "Bearer child-token" ? 0 : 1);
    }
    int status = -1;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    EXPECT_EQ(status, 0);
}

TEST_F(SlowLoginTest, AThreadThatWaitsCanBeCancelled) {
    Follower follower;
    follower.gives_up = true;
    const Result<Authorization> result = authorize(session, Interrupt{&asked, &follower});
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().code, ErrorCode::cancelled);
}

TEST_F(SlowLoginTest, AThreadThatWaitsHasItsOwnDeadline) {
    Blocking blocking(Milliseconds(30));
    const Result<Authorization> result = finish(session.authorize(service, blocking.waiting()));
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().code, ErrorCode::timeout);
}

}  // namespace
}  // namespace balvps
