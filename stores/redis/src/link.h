// The way to the Redis server: one connection, made anew if it breaks, if the server changes, or after a
// fork.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "address.h"
#include "connection.h"
#include "patience.h"
#include "secret.h"

namespace balvps::redis {

using Words = std::vector<std::string_view>;

struct Access {
    Address address = {};
    Secret password = {};
    std::string password_file = {};
    std::string ca_file = {};
};

bool is_error(const Reply &reply) noexcept;
std::string_view text_of(const redisReply &reply) noexcept;

/// Throws what an error of Redis means.
[[noreturn]] void fail_by(std::string_view error);

/// Many threads may use it at once. Their commands are sent one after another.
class Link {
  public:
    /// @param access must outlive the link.
    explicit Link(const Access &access);

    /// Sends a command, again if the connection breaks or Redis starts, until the time is over. So each
    /// command may run twice. Throws Failure.
    Reply command(const Words &words, const Patience &patience);

  private:
    Reply try_command(const Words &words, const Patience &patience);
    void connect(const Patience &patience);
    void must_succeed(const Words &words, const Patience &patience);
    bool follow(std::string_view error);
    void go_home() noexcept;
    Secret password() const;

    const Access &access_;
    std::timed_mutex mutex_;
    std::string host_, port_;  // of the server that has the keys
    std::optional<TlsContext> tls_;
    std::unique_ptr<Connection> connection_;
};

}  // namespace balvps::redis
