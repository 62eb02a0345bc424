// The tokens of one account in Redis.
#pragma once

#include <balvps/store.h>

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "address.h"
#include "cipher.h"
#include "connection.h"
#include "patience.h"
#include "secret.h"

namespace balvps::redis {

/// How long a lease lasts. The others wait that long after a crash.
inline constexpr int lease_ms = 1500;

/// Its functions throw Failure. Many threads may use it at once, but commands are sent one after another.
class RedisStore {
  public:
    using Receive = std::function<void(std::string_view text)>;

    explicit RedisStore(const balvps_store_settings &settings);

    int turn(std::int64_t known, const Patience &patience, balvps_store_found &found, const Receive &receive);
    void load(const Patience &patience, balvps_store_found &found, const Receive &receive);
    void wait(const balvps_store_found &found, const Patience &patience);
    int claim(const balvps_store_lease &lease, std::string_view refresh_token, const Patience &patience);
    int extend(const balvps_store_lease &lease, const Patience &patience);
    int save(const balvps_store_lease &lease, std::optional<std::string_view> text, std::int64_t lifetime_s,
             const Patience &patience);
    int release(const balvps_store_lease &lease, std::string_view given_back, const Patience &patience);

  private:
    struct Script {
        std::string_view text;
        std::string digest;
        explicit Script(std::string_view source) : text(source), digest(sha1_hex(source)) {}
    };
    using Words = std::vector<std::string_view>;

    Reply run(const Script &script, const Words &keys, const Words &arguments, const Patience &patience);
    Reply command(const Words &words, const Patience &patience);
    Reply try_command(const Words &words, const Patience &patience);
    void connect(const Patience &patience);
    void must_succeed(const Words &words, const Patience &patience);
    bool follow(std::string_view error);
    Secret password() const;
    std::string context(std::string_view version) const;
    void pass_on(const redisReply &text, std::string_view version, const Receive &receive) const;

    const Address address_;
    const Cipher cipher_;
    const Secret password_;
    const std::string password_file_;
    const std::string ca_file_;
    const std::string state_key_;
    const std::string lease_key_;
    const std::string events_key_;
    const Script turn_, load_, claim_, extend_, save_, release_;

    std::timed_mutex mutex_;
    std::string host_, port_;  // of the server that has the keys
    std::optional<TlsContext> tls_;
    std::unique_ptr<Connection> connection_;
};

}  // namespace balvps::redis
