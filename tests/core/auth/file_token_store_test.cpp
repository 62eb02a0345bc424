#include "auth/file_token_store.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <future>
#include <thread>

#include "auth/session.h"
#include "blocking.h"
#include "printing.h"

namespace balvps {
namespace {

using test::why;

constexpr std::string_view service = "https://my.balvps.com/api";
constexpr std::string_view account = "user@example.com";
constexpr Milliseconds plenty{20'000};

class FileTokenStoreTest : public ::testing::Test {
  protected:
    FileTokenStoreTest() {
        std::string name = std::filesystem::temp_directory_path() / "balvps-test-XXXXXX";
        directory_ = mkdtemp(name.data());
    }
    ~FileTokenStoreTest() override { std::filesystem::remove_all(directory_); }

    std::string path() const { return directory_ / "tokens.json"; }

    std::unique_ptr<FileTokenStore> store(std::string_view base_url = service,
                                          std::string_view username = account) const {
        return std::make_unique<FileTokenStore>(path(), std::string(base_url), std::string(username));
    }

    void write(std::string_view text, mode_t mode = 0600) const {
        std::ofstream(path()) << text;
        chmod(path().c_str(), mode);
    }

    std::vector<std::string> files() const {
        std::vector<std::string> names;
        for (const auto &entry : std::filesystem::directory_iterator(directory_)) {
            names.push_back(entry.path().filename());
        }
        return names;
    }

  private:
    std::filesystem::path directory_;
};

TEST_F(FileTokenStoreTest, GivesBackWhatItKept) {
    ASSERT_TRUE(store()->save({Secret("token"), Secret("refresh"), 1'700'000'000}).has_value());
    const auto kept = store()->load();
    ASSERT_TRUE(kept.has_value() && kept->has_value()) << why(kept);
    EXPECT_EQ((*kept)->token.view(), "token");
    EXPECT_EQ((*kept)->refresh_token.view(), "refresh");
    EXPECT_EQ((*kept)->expires_at, 1'700'000'000);
}

TEST_F(FileTokenStoreTest, ReplacesTheFileAsAWholeAndForItsOwnerAlone) {
    ASSERT_TRUE(store()->save({Secret("first"), {}, {}}).has_value());
    ASSERT_TRUE(store()->save({Secret("second"), {}, {}}).has_value());
    EXPECT_EQ((*store()->load())->token.view(), "second");
    EXPECT_EQ((*store()->load())->expires_at, std::nullopt);
    struct stat about {};
    ASSERT_EQ(stat(path().c_str(), &about), 0);
    EXPECT_EQ(about.st_mode & 0777, 0600U);
    EXPECT_EQ(files(), std::vector<std::string>{"tokens.json"}) << "nothing is left beside it";
}

std::string with_tokens(const std::string &token, const std::string &refresh_token) {
    return R"({"base_url":")" + std::string(service) + R"(","username":")" + std::string(account) +
           R"(","token":")" + token + R"(","refresh_token":")" + refresh_token + R"(","expires_at":null})";
}

TEST_F(FileTokenStoreTest, RefusesWhatCannotBeSentAsAToken) {
    for (const std::string &bad :
         {std::string(R"(abc\r\nX-Injected: yes)"), std::string(R"(a\u0000b)"), std::string("a b"),
          std::string("caf\xC3\xA9"), std::string(R"(a\u007Fb)"), std::string(longest_token + 1, 'a')}) {
        for (const std::string &text : {with_tokens(bad, "refresh"), with_tokens("token", bad)}) {
            write(text);
            const auto kept = store()->load();
            ASSERT_FALSE(kept.has_value()) << text;
            EXPECT_EQ(kept.error().code, ErrorCode::configuration);
            EXPECT_TRUE(
                kept.error().message.starts_with("token store '" + path() + "': it holds a token that"))
                << kept.error().message;
            EXPECT_EQ(kept.error().message.find("abc"), std::string::npos);
        }
    }
    write(with_tokens(std::string(longest_token, 'a'), ""));
    EXPECT_TRUE(store()->load().has_value());
}

TEST_F(FileTokenStoreTest, RefusesAFileOfMoreThan64Kibibytes) {
    for (const std::size_t size : {65'535U, 65'536U, 65'537U}) {
        std::string text = with_tokens("token", "refresh");
        text.resize(size, ' ');
        write(text);
        EXPECT_EQ(store()->load().has_value(), size <= 65'536) << size;
    }
}

TEST_F(FileTokenStoreTest, WithoutAFileThereAreNoTokens) {
    const auto kept = store()->load();
    ASSERT_TRUE(kept.has_value()) << why(kept);
    EXPECT_FALSE(kept->has_value());
    EXPECT_TRUE(store()->clear().has_value());
}

TEST_F(FileTokenStoreTest, CanBeCleared) {
    ASSERT_TRUE(store()->save({Secret("token"), {}, {}}).has_value());
    ASSERT_TRUE(store()->clear().has_value());
    EXPECT_FALSE(store()->load()->has_value());
}

TEST_F(FileTokenStoreTest, AnotherAccountsTokensAreRefused) {
    ASSERT_TRUE(store()->save({Secret("token"), {}, {}}).has_value());
    for (const auto &other :
         {store("https://other.example.com/api"), store("https://my.balvps.com:8443/api"),
          store("http://my.balvps.com/api"), store(service, "other@example.com"), store(service, "")}) {
        const auto kept = other->load();
        ASSERT_FALSE(kept.has_value());
        EXPECT_EQ(kept.error().code, ErrorCode::configuration);
        EXPECT_NE(kept.error().message.find("another address or user"), std::string::npos);
    }
}

TEST_F(FileTokenStoreTest, OneAccountIsKnownInEverySpelling) {
    write(R"({"base_url":"https://MY.balvps.com.:443/api/","username":"User@Example.com","token":"t"})");
    const auto kept = store()->load();
    ASSERT_TRUE(kept.has_value() && kept->has_value()) << why(kept);
    EXPECT_EQ((*kept)->token.view(), "t");
}

TEST_F(FileTokenStoreTest, AnEmptyFileHoldsNoTokens) {
    write("");
    const auto kept = store()->load();
    ASSERT_TRUE(kept.has_value()) << why(kept);
    EXPECT_FALSE(kept->has_value());
}

TEST_F(FileTokenStoreTest, AFileOfSomethingElseIsRefused) {
    for (const char *text : {"{", "[]", "null", "not json", "{\"token\":\"t\"}", "\xFF\xFE", " ",
                             R"({"base_url":"https://my.balvps.com/api","username":"user@example.com"})"}) {
        write(text);
        const auto kept = store()->load();
        ASSERT_FALSE(kept.has_value()) << text;
        EXPECT_EQ(kept.error().code, ErrorCode::configuration);
    }
}

TEST_F(FileTokenStoreTest, SaysBeforehandThatNothingCanBeWritten) {
    ASSERT_TRUE(store()->save({Secret("kept"), {}, {}}).has_value());
    EXPECT_TRUE(store()->try_out().has_value());
    rlimit old{};
    ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &old), 0);
    const rlimit full{0, old.rlim_max};
    const auto former = std::signal(SIGXFSZ, SIG_IGN);
    ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &full), 0);
    const auto tried = store()->try_out();
    setrlimit(RLIMIT_FSIZE, &old);
    std::signal(SIGXFSZ, former);
    ASSERT_FALSE(tried.has_value());
    EXPECT_NE(tried.error().message.find("cannot be written"), std::string::npos) << tried.error().message;
    EXPECT_EQ((*store()->load())->token.view(), "kept");
    EXPECT_EQ(files(), std::vector<std::string>{"tokens.json"}) << "nothing is left beside it";
}

TEST_F(FileTokenStoreTest, AFileThatOthersMayReadIsRefused) {
    for (const mode_t mode : {0640U, 0604U, 0660U, 0777U}) {
        write("{}", mode);
        const auto kept = store()->load();
        ASSERT_FALSE(kept.has_value());
        EXPECT_EQ(kept.error().code, ErrorCode::configuration);
        EXPECT_NE(kept.error().message.find("chmod 600"), std::string::npos);
    }
}

TEST_F(FileTokenStoreTest, ALinkOrADirectoryIsRefused) {
    std::filesystem::create_symlink("elsewhere", path());
    EXPECT_FALSE(store()->load().has_value());
    std::filesystem::remove(path());
    std::filesystem::create_directory(path());
    EXPECT_FALSE(store()->load().has_value());
}

TEST_F(FileTokenStoreTest, APipeIsRefusedAndNotWaitedFor) {
    ASSERT_EQ(mkfifo(path().c_str(), 0600), 0);
    EXPECT_FALSE(store()->load().has_value());
    ASSERT_EQ(mkfifo((path() + ".lock").c_str(), 0600), 0);
    EXPECT_FALSE(store()->try_hold().has_value());
}

TEST_F(FileTokenStoreTest, AnotherUsersFileIsRefused) {
    std::string other = "/etc/passwd";  // owned by root
    if (geteuid() == 0) {
        write("{}");
        ASSERT_EQ(chown(path().c_str(), 65534, 65534), 0);
        other = path();
    }
    const auto theirs = std::move(make_token_store({}, "file:" + other, service, account, {}).value());
    EXPECT_EQ(theirs->load().error().message, "token store '" + other + "': belongs to another user");
}

TEST_F(FileTokenStoreTest, WhatAKilledProcessLeftBehindGoesWithTheNextSave) {
    write("live tokens", 0644);
    std::filesystem::rename(path(), path() + ".new");
    ASSERT_TRUE(store()->save({Secret("token"), {}, {}}).has_value());
    EXPECT_EQ(files(), std::vector<std::string>{"tokens.json"});
    EXPECT_EQ((*store()->load())->token.view(), "token");
}

TEST_F(FileTokenStoreTest, AForkedChildHoldsNothing) {
    auto hold = store()->try_hold();
    ASSERT_TRUE(hold.has_value()) << why(hold);
    int pipes[2];
    ASSERT_EQ(pipe(pipes), 0);
    const pid_t child = fork();
    if (child == 0) {
        char end = 0;
        close(pipes[1]);
        _exit(static_cast<int>(read(pipes[0], &end, 1)));  // waits for the parent
    }
    close(pipes[0]);
    hold->reset();
    EXPECT_NE(store()->try_hold().value(), nullptr);
    close(pipes[1]);
    int status = -1;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    EXPECT_EQ(status, 0);
}

TEST_F(FileTokenStoreTest, APlaceThatDoesNotExistIsSaid) {
    const auto missing =
        std::make_unique<FileTokenStore>(path() + "/below/it", std::string(service), std::string(account));
    EXPECT_EQ(missing->try_hold().error().code, ErrorCode::configuration);
    EXPECT_EQ(missing->save({}).error().code, ErrorCode::configuration);
}

TEST_F(FileTokenStoreTest, ANameThatCouldTakeOverATerminalIsEscaped) {
    const auto missing =
        std::move(make_token_store({}, "file:/nowhere/\x1b[2J\u202Eit", service, account, {}).value());
    const std::string message = missing->save({}).error().message;
    EXPECT_TRUE(message.starts_with(R"(token store '/nowhere/\x1b[2J\u202eit')")) << message;
}

TEST_F(FileTokenStoreTest, OnlyOneHoldsItAtATime) {
    auto first = store()->try_hold();
    ASSERT_TRUE(first.has_value()) << why(first);
    EXPECT_EQ(store()->try_hold().value(), nullptr);
    first->reset();
    EXPECT_NE(store()->try_hold().value(), nullptr);
}

/// Returns numbered tokens after a delay.
class SlowService : public TokenSource {
  public:
    explicit SlowService(std::atomic<int> &logins) noexcept : logins_(logins) {}

    Task<Result<Tokens>> login() override {
        std::this_thread::sleep_for(Milliseconds(20));
        co_return Tokens{Secret("token-" + std::to_string(++logins_)), {}, {}};
    }
    Task<Result<Tokens>> refresh(Secret /*refresh_token*/) override { co_return Tokens{}; }

  private:
    std::atomic<int> &logins_;
};

TEST_F(FileTokenStoreTest, SessionsThatKnowNothingOfEachOtherShareOneLogin) {
    std::atomic<int> logins = 0;
    const auto header = [&] {
        Session session({AuthMode::jwt, Secret(account), Secret("secret"), {}, {}, {}}, store());
        SlowService slow(logins);
        test::Blocking blocking(plenty);
        const auto authorization = test::finish(session.authorize(slow, blocking.waiting()));
        return authorization ? std::string(authorization->header.view()) : authorization.error().message;
    };
    std::vector<std::future<std::string>> sessions;
    for (int i = 0; i < 6; ++i) {
        sessions.push_back(std::async(std::launch::async, header));
    }
    for (auto &session : sessions) {
        EXPECT_EQ(session.get(), "Bearer token-1");
    }
    EXPECT_EQ(logins, 1);
}

TEST(MakeTokenStore, KnowsMemoryAndFiles) {
    EXPECT_EQ(make_token_store({}, "memory", service, account, {}).value(), nullptr);
    EXPECT_EQ(make_token_store({}, "", service, account, {}).value(), nullptr);
    for (const char *name : {"file:", "disk", "file", "Memory"}) {
        EXPECT_EQ(make_token_store({}, name, service, account, {}).error().code, ErrorCode::configuration)
            << name;
    }
}

}  // namespace
}  // namespace balvps
