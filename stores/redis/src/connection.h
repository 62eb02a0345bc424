// A connection to a Redis server. hiredis reads the protocol, OpenSSL encrypts; both work on memory, so that
// every wait has its limit and no signal is raised.
#pragma once

#include <hiredis/hiredis.h>
#include <openssl/ssl.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "patience.h"
#include "secret.h"

namespace balvps::redis {

struct FreeReply {
    void operator()(redisReply *reply) const noexcept { freeReplyObject(reply); }
};
using Reply = std::unique_ptr<redisReply, FreeReply>;

/// The certificate authorities and rules of encrypted connections.
class TlsContext {
  public:
    /// @param ca_file empty: the authorities of the system.
    explicit TlsContext(const std::string &ca_file);
    SSL_CTX *get() const noexcept { return context_.get(); }

  private:
    struct Free {
        void operator()(SSL_CTX *context) const noexcept { SSL_CTX_free(context); }
    };
    std::unique_ptr<SSL_CTX, Free> context_;
};

class Connection {
  public:
    /// @param tls nullptr: not encrypted.
    Connection(const std::string &host, const std::string &port, const TlsContext *tls,
               const Patience &patience);
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;
    ~Connection();

    /// Sends a command and returns its answer, which may be an error of Redis. Throws Failure.
    Reply command(const std::vector<std::string_view> &words, const Patience &patience);

    /// Whether it was made by this process, and not by one that it was forked from.
    bool is_own() const noexcept;

  private:
    struct FreeReader {
        void operator()(redisReader *reader) const noexcept { redisReaderFree(reader); }
    };
    struct FreeTls {
        void operator()(SSL *tls) const noexcept { SSL_free(tls); }
    };

    void connect(const std::string &host, const std::string &port, const Patience &patience);
    void start_tls(const std::string &host, SSL_CTX *context, const Patience &patience);
    void send(std::string_view bytes, const Patience &patience);
    std::string_view receive(const Patience &patience);
    void send_raw(std::string_view bytes, const Patience &patience);
    std::string_view receive_raw(const Patience &patience);
    void send_encrypted(const Patience &patience);
    bool receive_encrypted(int result, const Patience &patience);

    int socket_ = -1;
    int process_;
    std::unique_ptr<redisReader, FreeReader> reader_;
    std::unique_ptr<SSL, FreeTls> tls_;
    std::vector<char> received_;
    Secret decrypted_;
};

}  // namespace balvps::redis
