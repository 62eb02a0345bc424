#include "redis_store.h"

#include <algorithm>
#include <charconv>

#include "scripts.h"

namespace balvps::redis {
namespace {

std::string_view view(const balvps_store_text &text) noexcept {
    return {text.start, text.length};
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
    if (word == "blocked") {
        return BALVPS_STORE_BLOCKED;
    }
    return word == "used" ? BALVPS_STORE_USED : BALVPS_STORE_LATE;
}

}  // namespace

RedisStore::RedisStore(const balvps_store_settings &settings)
    : access_{parse_address(view(settings.address)), secret(view(settings.password)),
              std::string(view(settings.password_file)), std::string(view(settings.ca_file))},
      cipher_(view(settings.key)),
      state_key_(account_key(access_.address, settings) + "state"),
      lease_key_(account_key(access_.address, settings) + "lease"),
      events_key_(account_key(access_.address, settings) + "events"),
      turn_(turn_script),
      load_(load_script),
      claim_(claim_script),
      extend_(extend_script),
      save_(save_script),
      release_(release_script),
      link_(access_),
      waiting_link_(access_) {}

int RedisStore::turn(std::int64_t known, const Patience &patience, balvps_store_found &found,
                     const Receive &receive) {
    if (take_latest(known, found, receive)) {
        return BALVPS_STORE_NEWER;
    }
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
    if (outcome == BALVPS_STORE_BLOCKED) {
        found.busy_ms = number(part(reply, 4));
        return outcome;
    }
    if (outcome == BALVPS_STORE_HELD) {
        found.lease.fence = number(part(reply, 4));
        found.lease.owner[owner.copy(found.lease.owner, sizeof found.lease.owner - 1)] = '\0';
    }
    if (std::optional<Secret> text = decrypted(part(reply, 3), part(reply, 1))) {
        receive(view(*text));
        keep({found.version, found.lifetime_s, std::move(*text)});
    }
    return outcome;
}

/// Passes on what another client in this process has read or saved since the caller did, if it is still good.
bool RedisStore::take_latest(std::int64_t known, balvps_store_found &found, const Receive &receive) {
    const std::lock_guard lock(latest_mutex_);
    const std::int64_t left = latest_.left();
    if (latest_.version <= known || left == 0) {
        return false;
    }
    found.version = latest_.version;
    found.lifetime_s = left;
    receive(view(latest_.text));
    return true;
}

void RedisStore::keep(Latest read) {
    const std::lock_guard lock(latest_mutex_);
    if (read.version > latest_.version || latest_.left() == 0) {
        latest_ = std::move(read);
    }
}

/// How many seconds its token is still valid; -1: unknown.
std::int64_t RedisStore::Latest::left() const {
    const auto age = std::chrono::floor<std::chrono::seconds>(Clock::now() - read_at).count();
    return lifetime_s < 0 ? lifetime_s : std::max<std::int64_t>(0, lifetime_s - age);
}

void RedisStore::load(const Patience &patience, balvps_store_found &found, const Receive &receive) {
    const Reply reply = run(load_, {state_key_}, {}, patience);
    found.version = number(part(reply, 1));
    found.lifetime_s = number(part(reply, 2));
    if (const std::optional<Secret> text = decrypted(part(reply, 3), part(reply, 1))) {
        receive(view(*text));
    }
}

/// The stream has every event, so none is missed between a turn and this wait. Without one, for instance
/// after a crash, the wait ends with the lease. The random part spreads those that wait.
void RedisStore::wait(const balvps_store_found &found, const Patience &patience) {
    constexpr std::int64_t longest = 1000;
    const std::int64_t until_lease_ends = std::clamp<std::int64_t>(found.busy_ms, 1, longest);
    const std::string block = std::to_string(until_lease_ends + random_up_to(100));
    const Reply reply = waiting_link_.command(
        {"XREAD", "COUNT", "1", "BLOCK", block, "STREAMS", events_key_, found.event}, patience);
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
    const int outcome = status(part(reply, 0));
    if (outcome == BALVPS_STORE_DONE) {
        keep(text ? Latest{lease.fence, lifetime_s, secret(*text)} : Latest{lease.fence, 0});
    }
    return outcome;
}

int RedisStore::release(const balvps_store_lease &lease, std::string_view given_back, std::int64_t blocked_s,
                        const Patience &patience) {
    const std::string mark = given_back.empty() ? std::string() : cipher_.fingerprint(given_back);
    const std::string fence = std::to_string(lease.fence);
    const std::string blocked = std::to_string(blocked_s);
    const Reply reply =
        run(release_, {state_key_, lease_key_, events_key_}, {lease.owner, fence, mark, blocked}, patience);
    return status(part(reply, 0));
}

/// What encrypted tokens belong to: the key's name and their version. Nobody can put older ones back under a
/// newer version, or those of another account.
std::string RedisStore::context(std::string_view version) const {
    return state_key_ + '\n' + std::string(version);
}

/// None if there are no tokens.
std::optional<Secret> RedisStore::decrypted(std::string_view encrypted, std::string_view version) const {
    if (encrypted.empty()) {
        return std::nullopt;
    }
    std::optional<Secret> plain = cipher_.decrypt(encrypted, context(version));
    if (!plain) {
        fail_configuration(
            "its tokens were encrypted with another token_store_key, or changed; they are neither used nor "
            "replaced");
    }
    return plain;
}

Reply RedisStore::run(const Script &script, const Words &keys, const Words &arguments,
                      const Patience &patience) {
    const std::string count = std::to_string(keys.size());
    Words words{"EVALSHA", script.digest, count};
    words.insert(words.end(), keys.begin(), keys.end());
    words.insert(words.end(), arguments.begin(), arguments.end());
    Reply reply = link_.command(words, patience);
    if (is_error(reply) && text_of(*reply).starts_with("NOSCRIPT")) {
        words[0] = "EVAL";
        words[1] = script.text;
        reply = link_.command(words, patience);
    }
    if (is_error(reply)) {
        fail_by(text_of(*reply));
    }
    return reply;
}

}  // namespace balvps::redis
