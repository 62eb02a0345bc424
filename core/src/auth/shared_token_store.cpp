#include "auth/shared_token_store.h"

#include <algorithm>
#include <condition_variable>
#include <ctime>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>

#include "common/ascii.h"
#include "common/number.h"
#include "common/printable.h"
#include "json/writer.h"
#include "platform/shared_library.h"
#include "platform/thread.h"

namespace balvps {
namespace {

constexpr unsigned library_version = 1;

/// How long a step may take, with all its attempts.
constexpr Milliseconds step_limit{5000};
/// The same when nobody waits for its result.
constexpr Milliseconds farewell_limit{250};

balvps_store_text text_of(std::string_view text) noexcept {
    return {text.data(), text.size()};
}

/// The functions of the library for that kind of store.
Result<const balvps_store_functions *> load_library() {
    const std::string name = platform::SharedLibrary::file_name("libbalvps-redis", library_version);
    const platform::SharedLibrary library(name);
    if (!library.is_loaded()) {
        return failure(configuration_error("config key 'token_store' needs the library " + name +
                                           ", which cannot be loaded: install it beside libbalvps, as "
                                           "docs/fleet.md tells (" +
                                           printable(library.failure(), 200) + ")"));
    }
    using Functions = const balvps_store_functions *();
    auto *const functions =
        reinterpret_cast<Functions *>(library.function("balvps_store_functions_of_library"));
    if (functions == nullptr || functions()->version != BALVPS_STORE_VERSION) {
        return failure(configuration_error("the library " + name + " belongs to another version of balvps"));
    }
    return functions();
}

}  // namespace

bool is_shared_store(std::string_view name) noexcept {
    return name.starts_with("redis://") || name.starts_with("rediss://");
}

/// Receives a text. No exception may leave it, because the library called it.
class SharedTokenStore::Reader {
  public:
    static void take(void *receiver, const char *text, std::size_t length) {
        auto &reader = *static_cast<Reader *>(receiver);
        try {
            reader.text_ = Secret(std::string_view(text, length));
        } catch (...) {
            reader.exception_ = std::current_exception();
        }
    }

    /// The tokens, with their end by this machine's clock: other machines have other clocks.
    Result<std::optional<Tokens>> tokens(const SharedTokenStore &store,
                                         const balvps_store_found &found) const {
        if (exception_) {
            std::rethrow_exception(exception_);
        }
        Result<std::optional<Tokens>> tokens = read_tokens(text_.view(), store.base_url_, store.username_);
        if (!tokens) {
            return failure(about(store.name_ + ":", std::move(tokens.error())));
        }
        if (*tokens && found.lifetime_s >= 0) {
            (*tokens)->expires_at =
                within_calendar(std::time(nullptr) + std::min(found.lifetime_s, longest_wait));
        }
        return tokens;
    }

  private:
    Secret text_;
    std::exception_ptr exception_;
};

/// A lease. After the claim a thread prolongs it, because nobody knows how long the service takes.
class SharedTokenStore::SharedHold : public TokenStore::Hold {
  public:
    SharedHold(SharedTokenStore &store, const balvps_store_lease &lease) noexcept
        : store_(store), lease_(lease) {
        store_.hold_ = this;
    }
    SharedHold(const SharedHold &) = delete;
    SharedHold &operator=(const SharedHold &) = delete;
    ~SharedHold() override { release(); }

    void claimed(const Secret &refresh_token) {
        claimed_ = refresh_token;
        if (!thread_.joinable()) {
            thread_ = platform::start_thread([this] { prolong(); });
        }
    }
    void give_back() noexcept override { gives_back_ = true; }
    void block(std::chrono::seconds wait) noexcept override { blocked_s_ = wait.count(); }

    void release() noexcept override {
        if (released_) {
            return;
        }
        released_ = true;
        store_.hold_ = nullptr;
        if (thread_.joinable()) {
            {
                const std::lock_guard lock(mutex_);
                over_ = true;
            }
            changed_.notify_all();
            thread_.join();
        }
        balvps_store_failure ignored{};
        const balvps_store_patience patience{static_cast<std::int32_t>(farewell_limit.count()), nullptr,
                                             nullptr};
        store_.functions_.release(store_.store_.get(), &lease_,
                                  text_of(gives_back_ ? claimed_.view() : std::string_view()), blocked_s_,
                                  &patience, &ignored);
    }

  private:
    void prolong() noexcept {
        const Milliseconds interval(store_.functions_.lease_ms / 3);
        const balvps_store_patience patience{store_.functions_.lease_ms / 3, &is_over, this};
        std::unique_lock lock(mutex_);
        while (!changed_.wait_for(lock, interval, [this] { return over_; })) {
            lock.unlock();
            balvps_store_failure ignored{};
            store_.functions_.extend(store_.store_.get(), &lease_, &patience, &ignored);
            lock.lock();
        }
    }

    static std::int32_t is_over(void *context) {
        auto &hold = *static_cast<SharedHold *>(context);
        const std::lock_guard lock(hold.mutex_);
        return hold.over_ ? 1 : 0;
    }

    SharedTokenStore &store_;
    const balvps_store_lease lease_;
    Secret claimed_;
    bool gives_back_ = false;
    std::int64_t blocked_s_ = 0;
    bool released_ = false;

    std::mutex mutex_;
    std::condition_variable changed_;
    bool over_ = false;
    std::thread thread_;
};

SharedTokenStore::SharedTokenStore(Handle store, std::string name, std::string base_url, std::string username,
                                   bool may_be_missing) noexcept
    : store_(std::move(store)),
      functions_(*store_.get_deleter().functions),
      name_(std::move(name)),
      base_url_(std::move(base_url)),
      username_(std::move(username)),
      may_be_missing_(may_be_missing) {}

Result<std::unique_ptr<TokenStore>> SharedTokenStore::open(std::string_view address, std::string base_url,
                                                           std::string username,
                                                           const SharedStoreSettings &settings) {
    if (settings.key.empty()) {
        return failure(configuration_error(
            "config key 'token_store' names a store on another machine, which needs a 'token_store_key'"));
    }
    const Result<const balvps_store_functions *> functions = load_library();
    if (!functions) {
        return failure(functions.error());
    }
    const std::string user_key = in_lower_case(username);
    const balvps_store_settings given{text_of(address),
                                      text_of(base_url),
                                      text_of(user_key),
                                      text_of(settings.key.view()),
                                      text_of(settings.password.view()),
                                      text_of(settings.password_file),
                                      text_of(settings.ca_file)};
    balvps_store *opened = nullptr;
    balvps_store_failure why{};
    const std::int32_t status = (*functions)->open(&given, &opened, &why);
    if (status == BALVPS_STORE_FAILED_MEMORY) {
        return failure(out_of_memory());
    }
    if (status != BALVPS_STORE_DONE) {
        return failure(
            configuration_error("token store in Redis: " + printable(why.message, sizeof why.message)));
    }
    Handle handle(opened, Close{*functions});
    return std::unique_ptr<TokenStore>(new SharedTokenStore(std::move(handle), "token store in Redis",
                                                            std::move(base_url), std::move(username),
                                                            settings.may_be_missing));
}

balvps_store_patience SharedTokenStore::patience(Milliseconds limit) noexcept {
    const auto over = [](void *context) -> std::int32_t {
        return static_cast<SharedTokenStore *>(context)->given_up_ ? 1 : 0;
    };
    return {static_cast<std::int32_t>(limit.count()), over, this};
}

Error SharedTokenStore::error(std::int32_t status, const balvps_store_failure &failure) const {
    const std::string message = name_ + ": " + printable(failure.message, sizeof failure.message);
    if (status == BALVPS_STORE_FAILED_MEMORY) {
        return out_of_memory();
    }
    if (status == BALVPS_STORE_FAILED_CONFIGURATION) {
        return configuration_error(message);
    }
    Error error = make_error(ErrorCode::unavailable, message, reason::token_store);
    error.retryable = true;
    return error;
}

Result<TokenStore::Turn> SharedTokenStore::try_turn() {
    const balvps_store_patience patience = this->patience(step_limit);
    balvps_store_failure why{};
    Reader reader;
    const std::int32_t status =
        functions_.turn(store_.get(), known_, &patience, &found_, &Reader::take, &reader, &why);
    if (status == BALVPS_STORE_BUSY) {
        return Turn{};
    }
    Turn turn;
    if (status == BALVPS_STORE_BLOCKED) {
        turn.blocked = Milliseconds(std::clamp<std::int64_t>(found_.busy_ms, 1, 1000 * longest_wait));
        return turn;
    }
    if (status != BALVPS_STORE_HELD && status != BALVPS_STORE_NEWER) {
        return failure(error(status, why));
    }
    if (status == BALVPS_STORE_HELD) {
        lease_ = found_.lease;
        turn.hold = std::make_unique<SharedHold>(*this, lease_);
    }
    Result<std::optional<Tokens>> tokens = reader.tokens(*this, found_);
    if (!tokens) {
        return failure(std::move(tokens.error()));
    }
    known_ = found_.version;
    turn.read = true;
    turn.tokens = std::move(*tokens);
    return turn;
}

Result<void> SharedTokenStore::await_turn() {
    const balvps_store_patience patience = this->patience(step_limit);
    balvps_store_failure why{};
    const std::int32_t status = functions_.wait(store_.get(), &found_, &patience, &why);
    return status == BALVPS_STORE_DONE ? Result<void>() : failure(error(status, why));
}

Result<std::optional<Tokens>> SharedTokenStore::load() {
    const balvps_store_patience patience{static_cast<std::int32_t>(step_limit.count()), nullptr, nullptr};
    balvps_store_found found{};
    balvps_store_failure why{};
    Reader reader;
    const std::int32_t status =
        functions_.load(store_.get(), &patience, &found, &Reader::take, &reader, &why);
    return status == BALVPS_STORE_DONE ? reader.tokens(*this, found) : failure(error(status, why));
}

Result<TokenStore::Claim> SharedTokenStore::claim(const Secret &refresh_token) {
    const balvps_store_patience patience = this->patience(step_limit);
    balvps_store_failure why{};
    const std::int32_t status =
        functions_.claim(store_.get(), &lease_, text_of(refresh_token.view()), &patience, &why);
    switch (status) {
        case BALVPS_STORE_USED:
        case BALVPS_STORE_DONE:
            if (hold_ != nullptr) {
                hold_->claimed(status == BALVPS_STORE_DONE ? refresh_token : Secret());
            }
            return status == BALVPS_STORE_DONE ? Claim::granted : Claim::used;
        case BALVPS_STORE_LATE:
            return Claim::late;
        default:
            return failure(error(status, why));
    }
}

Result<bool> SharedTokenStore::save_text(std::string_view text, std::int64_t lifetime) {
    const balvps_store_patience patience = this->patience(step_limit);
    balvps_store_failure why{};
    const std::int32_t status =
        functions_.save(store_.get(), &lease_, text_of(text), lifetime, &patience, &why);
    if (status != BALVPS_STORE_DONE && status != BALVPS_STORE_LATE) {
        return failure(error(status, why));
    }
    if (status == BALVPS_STORE_DONE) {
        known_ = lease_.fence;
    }
    return status == BALVPS_STORE_DONE;
}

Result<bool> SharedTokenStore::save(const Tokens &tokens) {
    JsonWriter writer;
    write_tokens(writer, tokens, base_url_, username_);
    constexpr std::int64_t unknown = -1;
    const std::int64_t lifetime =
        tokens.expires_at ? std::clamp<std::int64_t>(*tokens.expires_at - std::time(nullptr), 0, longest_wait)
                          : unknown;
    return save_text(writer.text(), lifetime);
}

Result<void> SharedTokenStore::clear() {
    Result<bool> saved = save_text({}, -1);
    return saved ? Result<void>() : failure(std::move(saved.error()));
}

}  // namespace balvps
