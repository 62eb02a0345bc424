#include "redis_store.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <fstream>
#include <thread>

#include "scripts.h"

namespace balvps::redis {
namespace {

std::string_view view(const balvps_store_text &text) noexcept {
    return {text.start, text.length};
}

std::string_view text_of(const redisReply &reply) noexcept {
    return reply.str != nullptr ? std::string_view(reply.str, reply.len) : std::string_view();
}

/// A part of an answer that is a list of texts.
std::string_view part(const Reply &reply, std::size_t index) {
    if (reply->type != REDIS_REPLY_ARRAY || index >= reply->elements ||
        reply->element[index]->type != REDIS_REPLY_STRING) {
        fail_passing("its answer is not what the script returns");
    }
    return text_of(*reply->element[index]);
}

std::int64_t number(std::string_view text) noexcept {
    std::int64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

/// Begins the names of an account's keys. The braces keep them on one server of a cluster.
std::string account_key(const Address &address, const balvps_store_settings &settings) {
    std::string account(view(settings.base_url));
    account += '\n';
    account += view(settings.username);
    constexpr std::size_t enough = 32;
    return address.prefix + '{' + sha256_hex(account).substr(0, enough) + "}:";
}

bool has_any(std::string_view text, std::initializer_list<std::string_view> words) noexcept {
    return std::any_of(words.begin(), words.end(),
                       [text](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

/// Throws what an error of Redis means. Its text may quote arguments, so only its beginning is shown.
[[noreturn]] void fail_by(std::string_view error) {
    std::string message = "it answered ";
    for (const char letter : error.substr(0, std::min<std::size_t>(error.find_first_of("'\"`,@"), 80))) {
        message += letter >= ' ' && letter < 0x7F ? letter : '?';
    }
    if (has_any(error, {"NOAUTH", "WRONGPASS", "NOPERM", "invalid password", "DB index", "unknown command",
                        "without any password"})) {
        throw Failure(Failure::Kind::configuration, std::move(message));
    }
    if (has_any(error, {"OOM", "MISCONF", "NOREPLICAS"})) {
        throw Failure(Failure::Kind::refused, std::move(message));
    }
    fail_passing(std::move(message));
}

bool is_error(const Reply &reply) noexcept {
    return reply->type == REDIS_REPLY_ERROR;
}

int status(std::string_view word) {
    if (word == "done") {
        return BALVPS_STORE_DONE;
    }
    if (word == "held") {
        return BALVPS_STORE_HELD;
    }
    if (word == "newer") {
        return BALVPS_STORE_NEWER;
    }
    if (word == "busy") {
        return BALVPS_STORE_BUSY;
    }
    return word == "used" ? BALVPS_STORE_USED : BALVPS_STORE_LATE;
}

}  // namespace

RedisStore::RedisStore(const balvps_store_settings &settings)
    : address_(parse_address(view(settings.address))),
      cipher_(view(settings.key)),
      password_(secret(view(settings.password))),
      password_file_(view(settings.password_file)),
      ca_file_(view(settings.ca_file)),
      state_key_(account_key(address_, settings) + "state"),
      lease_key_(account_key(address_, settings) + "lease"),
      events_key_(account_key(address_, settings) + "events"),
      turn_(turn_script),
      load_(load_script),
      claim_(claim_script),
      extend_(extend_script),
      save_(save_script),
      release_(release_script),
      host_(address_.host),
      port_(address_.port) {
    if (address_.encrypted) {
        tls_.emplace(ca_file_);
    }
}

int RedisStore::turn(std::int64_t known, const Patience &patience, balvps_store_found &found,
                     const Receive &receive) {
    const std::string owner = random_hex();
    const std::string lease = std::to_string(lease_ms);
    const std::string version = std::to_string(known);
    const Reply reply = run(turn_, {state_key_, lease_key_, events_key_}, {owner, lease, version}, patience);
    const int outcome = status(part(reply, 0));
    found.version = number(part(reply, 1));
    found.lifetime_s = number(part(reply, 2));
    if (outcome == BALVPS_STORE_BUSY) {
        found.busy_ms = number(part(reply, 4));
        const std::string_view event = part(reply, 5);
        found.event[event.copy(found.event, sizeof found.event - 1)] = '\0';
        return outcome;
    }
    if (outcome == BALVPS_STORE_HELD) {
        found.lease.fence = number(part(reply, 4));
        found.lease.owner[owner.copy(found.lease.owner, sizeof found.lease.owner - 1)] = '\0';
    }
    pass_on(*reply->element[3], part(reply, 1), receive);
    return outcome;
}

void RedisStore::load(const Patience &patience, balvps_store_found &found, const Receive &receive) {
    const Reply reply = run(load_, {state_key_}, {}, patience);
    found.version = number(part(reply, 1));
    found.lifetime_s = number(part(reply, 2));
    pass_on(*reply->element[3], part(reply, 1), receive);
}

/// The stream has every event, so none is missed between a turn and this wait. Without one, for instance
/// after a crash, the wait ends with the lease. The random part spreads those that wait.
void RedisStore::wait(const balvps_store_found &found, const Patience &patience) {
    constexpr std::int64_t longest = 1000;
    const std::int64_t until_lease_ends = std::clamp<std::int64_t>(found.busy_ms, 1, longest);
    const std::string block = std::to_string(until_lease_ends + random_up_to(100));
    const Reply reply =
        command({"XREAD", "COUNT", "1", "BLOCK", block, "STREAMS", events_key_, found.event}, patience);
    if (is_error(reply)) {
        fail_by(text_of(*reply));
    }
}

int RedisStore::claim(const balvps_store_lease &lease, std::string_view refresh_token,
                      const Patience &patience) {
    const std::string mark = refresh_token.empty() ? std::string() : cipher_.fingerprint(refresh_token);
    const std::string length = std::to_string(lease_ms);
    const std::string fence = std::to_string(lease.fence);
    const Reply reply = run(claim_, {state_key_, lease_key_}, {lease.owner, length, fence, mark}, patience);
    return status(part(reply, 0));
}

int RedisStore::extend(const balvps_store_lease &lease, const Patience &patience) {
    const std::string length = std::to_string(lease_ms);
    const Reply reply = run(extend_, {lease_key_}, {lease.owner, length}, patience);
    return status(part(reply, 0));
}

int RedisStore::save(const balvps_store_lease &lease, std::optional<std::string_view> text,
                     std::int64_t lifetime_s, const Patience &patience) {
    const std::string fence = std::to_string(lease.fence);
    const std::string encrypted = text ? cipher_.encrypt(*text, context(fence)) : std::string();
    const std::string lifetime = std::to_string(lifetime_s);
    const Reply reply = run(save_, {state_key_, events_key_}, {fence, encrypted, lifetime}, patience);
    return status(part(reply, 0));
}

int RedisStore::release(const balvps_store_lease &lease, std::string_view given_back,
                        const Patience &patience) {
    const std::string mark = given_back.empty() ? std::string() : cipher_.fingerprint(given_back);
    const std::string fence = std::to_string(lease.fence);
    const Reply reply =
        run(release_, {state_key_, lease_key_, events_key_}, {lease.owner, fence, mark}, patience);
    return status(part(reply, 0));
}

/// What encrypted tokens belong to: the key's name and their version. Nobody can put older ones back under a
/// newer version, or those of another account.
std::string RedisStore::context(std::string_view version) const {
    return state_key_ + '\n' + std::string(version);
}

void RedisStore::pass_on(const redisReply &text, std::string_view version, const Receive &receive) const {
    const std::string_view encrypted = text_of(text);
    if (encrypted.empty()) {
        return;
    }
    const std::optional<Secret> plain = cipher_.decrypt(encrypted, context(version));
    if (!plain) {
        fail_configuration(
            "its tokens were encrypted with another token_store_key, or changed; they are neither used nor "
            "replaced");
    }
    receive(view(*plain));
}

Reply RedisStore::run(const Script &script, const Words &keys, const Words &arguments,
                      const Patience &patience) {
    const std::string count = std::to_string(keys.size());
    Words words{"EVALSHA", script.digest, count};
    words.insert(words.end(), keys.begin(), keys.end());
    words.insert(words.end(), arguments.begin(), arguments.end());
    Reply reply = command(words, patience);
    if (is_error(reply) && text_of(*reply).starts_with("NOSCRIPT")) {
        words[0] = "EVAL";
        words[1] = script.text;
        reply = command(words, patience);
    }
    if (is_error(reply)) {
        fail_by(text_of(*reply));
    }
    return reply;
}

/// Sends a command, again if the connection breaks or Redis starts, until the time is over. Every command may
/// run twice.
Reply RedisStore::command(const Words &words, const Patience &patience) {
    constexpr Milliseconds first_pause{20};
    constexpr Milliseconds longest_pause{500};
    for (Milliseconds pause = first_pause;; pause = std::min(2 * pause, longest_pause)) {
        try {
            return try_command(words, patience);
        } catch (const Failure &failure) {
            if (failure.kind() != Failure::Kind::passing) {
                throw;
            }
            const Clock::time_point until =
                Clock::now() + pause / 2 + Milliseconds(random_up_to(static_cast<unsigned>(pause.count())));
            while (Clock::now() < until) {
                if (patience.over()) {
                    throw;
                }
                std::this_thread::sleep_for(Milliseconds(5));
            }
        }
    }
}

Reply RedisStore::try_command(const Words &words, const Patience &patience) {
    constexpr Milliseconds longest_try{2000};
    constexpr int most_redirections = 3;
    std::unique_lock<std::timed_mutex> own(mutex_, std::defer_lock);
    while (!own.try_lock_for(Milliseconds(patience.slice()))) {
    }
    const Patience once = patience.part(longest_try);
    try {
        for (int redirection = 0;; ++redirection) {
            if (connection_ == nullptr || !connection_->is_own()) {
                connect(once);
            }
            Reply reply = connection_->command(words, once);
            if (!is_error(reply)) {
                return reply;
            }
            const std::string_view error = text_of(*reply);
            if (redirection < most_redirections && follow(error)) {
                continue;
            }
            if (has_any(error,
                        {"LOADING", "READONLY", "MASTERDOWN", "CLUSTERDOWN", "TRYAGAIN", "UNBLOCKED"})) {
                fail_by(error);
            }
            return reply;
        }
    } catch (...) {
        connection_.reset();
        host_ = address_.host;
        port_ = address_.port;
        throw;
    }
}

/// Goes to the server of a cluster that has the keys. @param error such as "MOVED 3999 10.0.0.1:6381".
bool RedisStore::follow(std::string_view error) {
    const std::size_t colon = error.rfind(':');
    const std::size_t space = error.rfind(' ');
    if (!error.starts_with("MOVED ") || colon == std::string_view::npos || colon < space) {
        return false;
    }
    if (colon > space + 1) {
        host_ = error.substr(space + 1, colon - space - 1);
    }
    port_ = error.substr(colon + 1);
    connection_.reset();
    return true;
}

void RedisStore::connect(const Patience &patience) {
    connection_.reset();
    connection_ = std::make_unique<Connection>(host_, port_, tls_ ? &*tls_ : nullptr, patience);
    const Secret given = password();
    if (!given.empty() && address_.user.empty()) {
        must_succeed({"AUTH", view(given)}, patience);
    } else if (!given.empty()) {
        must_succeed({"AUTH", address_.user, view(given)}, patience);
    }
    if (address_.database != "0") {
        must_succeed({"SELECT", address_.database}, patience);
    }
}

void RedisStore::must_succeed(const Words &words, const Patience &patience) {
    const Reply reply = connection_->command(words, patience);
    if (is_error(reply)) {
        fail_by(text_of(*reply));
    }
}

Secret RedisStore::password() const {
    if (!password_.empty() || password_file_.empty()) {
        return password_;
    }
    std::ifstream file(password_file_);
    Secret line;
    for (char letter = 0; file.get(letter) && letter != '\n' && letter != '\r' && line.size() < 4096;) {
        line.push_back(letter);
    }
    if (line.empty()) {
        fail_configuration("the file of config key 'token_store_password_file' cannot be read or is empty");
    }
    return line;
}

}  // namespace balvps::redis
