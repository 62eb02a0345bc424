#include "auth/callback_token_store.h"

#include <exception>
#include <utility>

#include "common/text.h"

namespace balvps {
namespace {

constexpr std::int32_t busy = 1;

class CallbackHold : public TokenStore::Hold {
  public:
    /// Holds nothing until lock() succeeds.
    explicit CallbackHold(const TokenStoreFunctions &functions) noexcept : functions_(functions) {}
    CallbackHold(const CallbackHold &) = delete;
    CallbackHold &operator=(const CallbackHold &) = delete;
    ~CallbackHold() override {
        if (locked_) {
            functions_.unlock(functions_.context);
        }
    }

    /// @return what the function returned.
    std::int32_t lock() {
        const std::int32_t status = functions_.lock(functions_.context);
        locked_ = status == 0;
        return status;
    }

  private:
    const TokenStoreFunctions &functions_;
    bool locked_ = false;
};

tl::unexpected<Error> failed(std::string_view function, std::int32_t status) {
    return failure(configuration_error("the token store's function '" + std::string(function) +
                                       "' failed (it returned " + std::to_string(status) + ")"));
}

/// Receives the text from `load`. No exception may leave it, because the host program called it.
struct Receiver {
    Secret kept;
    bool valid = true;
    std::exception_ptr exception;
};

void take(void *receiver, const char *start, std::size_t length) {
    auto &into = *static_cast<Receiver *>(receiver);
    try {
        const auto given = text(start, length);
        into.valid = given.has_value();
        into.kept = Secret(given.value_or(std::string_view()));
    } catch (...) {
        into.exception = std::current_exception();
    }
}

}  // namespace

CallbackTokenStore::CallbackTokenStore(TokenStoreFunctions functions, std::string base_url,
                                       std::string username)
    : functions_(functions), base_url_(std::move(base_url)), username_(std::move(username)) {}

Result<std::unique_ptr<TokenStore::Hold>> CallbackTokenStore::try_hold() {
    auto hold = std::make_unique<CallbackHold>(functions_);  // made first, so that a lock is always released
    if (functions_.lock != nullptr) {
        const std::int32_t status = hold->lock();
        if (status == busy) {
            return nullptr;
        }
        if (status != 0) {
            return failed("lock", status);
        }
    }
    return hold;
}

Result<std::optional<Tokens>> CallbackTokenStore::load() {
    Receiver receiver;
    const std::int32_t status = functions_.load(functions_.context, &take, &receiver);
    if (receiver.exception) {
        std::rethrow_exception(receiver.exception);
    }
    if (status != 0) {
        return failed("load", status);
    }
    if (!receiver.valid) {
        return failure(configuration_error("the token store's function 'load' passed an invalid length"));
    }
    Result<std::optional<Tokens>> tokens = read_tokens(receiver.kept.view(), base_url_, username_);
    if (!tokens) {
        tokens.error().message.insert(0, "the text from the token store's function 'load' cannot be used: ");
    }
    return tokens;
}

Result<void> CallbackTokenStore::try_out() {
    return {};  // only saving can show whether the store works
}

Result<bool> CallbackTokenStore::save(const Tokens &tokens) {
    JsonWriter writer;
    write_tokens(writer, tokens, base_url_, username_);
    const std::string_view text = writer.text();
    if (const std::int32_t status = functions_.save(functions_.context, text.data(), text.size());
        status != 0) {
        return failed("save", status);
    }
    return true;
}

Result<void> CallbackTokenStore::clear() {
    if (const std::int32_t status = functions_.save(functions_.context, nullptr, 0); status != 0) {
        return failed("save", status);
    }
    return {};
}

}  // namespace balvps
