// The tokens of one account in Redis.
#pragma once

#include <balvps/store.h>

#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cipher.h"
#include "link.h"
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
    int release(const balvps_store_lease &lease, std::string_view given_back, std::int64_t blocked_s,
                const Patience &patience);

  private:
    struct Script {
        std::string_view text;
        std::string digest;
        explicit Script(std::string_view source) : text(source), digest(sha1_hex(source)) {}
    };
    /// What this process has read or saved last. Clients that share this store need not ask Redis for it.
    struct Latest {
        std::int64_t version = 0;
        std::int64_t lifetime_s = 0;
        Secret text = {};
        Clock::time_point read_at = Clock::now();
        std::int64_t left() const;
    };

    Reply run(const Script &script, const Words &keys, const Words &arguments, const Patience &patience);
    std::string context(std::string_view version) const;
    std::optional<Secret> decrypted(std::string_view encrypted, std::string_view version) const;
    bool take_latest(std::int64_t known, balvps_store_found &found, const Receive &receive);
    void keep(Latest read);

    const Access access_;
    const Cipher cipher_;
    const std::string state_key_;
    const std::string lease_key_;
    const std::string events_key_;
    const Script turn_, load_, claim_, extend_, save_, release_;
    Link link_;
    Link waiting_link_;  // a holder in the same process needs the other one meanwhile

    std::mutex latest_mutex_;
    Latest latest_;
};

}  // namespace balvps::redis
