#include "connection.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <openssl/x509v3.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <new>
#include <system_error>

namespace balvps::redis {
namespace {

constexpr std::size_t buffer_size = 16384;
constexpr std::size_t longest_answer = std::size_t{1} << 20;

std::string system_message(int error) {
    return std::generic_category().message(error);
}

/// Waits until a socket is ready. @return false: the time slice is over.
bool is_ready(int socket, short events, const Patience &patience) {
    pollfd entry{socket, events, 0};
    return poll(&entry, 1, patience.slice()) > 0;
}

bool is_address(const std::string &host) noexcept {
    unsigned char bytes[sizeof(in6_addr)];
    return inet_pton(AF_INET, host.c_str(), bytes) == 1 || inet_pton(AF_INET6, host.c_str(), bytes) == 1;
}

struct Addresses {
    addrinfo *list = nullptr;
    Addresses(const std::string &host, const std::string &port) {
        addrinfo hints{};
        hints.ai_socktype = SOCK_STREAM;
        if (const int error = getaddrinfo(host.c_str(), port.c_str(), &hints, &list); error != 0) {
            fail_passing(std::string("its name cannot be resolved: ") + gai_strerror(error));
        }
    }
    Addresses(const Addresses &) = delete;
    Addresses &operator=(const Addresses &) = delete;
    ~Addresses() { freeaddrinfo(list); }
};

/// Connects a socket. @return 0 or the error number.
int connect_to(int socket, const addrinfo &address, const Patience &patience) {
    if (connect(socket, address.ai_addr, address.ai_addrlen) == 0) {
        return 0;
    }
    if (errno != EINPROGRESS) {
        return errno;
    }
    while (!is_ready(socket, POLLOUT, patience)) {
    }
    int error = 0;
    socklen_t size = sizeof error;
    return getsockopt(socket, SOL_SOCKET, SO_ERROR, &error, &size) == 0 ? error : errno;
}

/// A command in the protocol. It may hold the password.
Secret formatted(const std::vector<std::string_view> &words) {
    std::vector<const char *> starts;
    std::vector<std::size_t> sizes;
    for (const std::string_view word : words) {
        starts.push_back(word.data());
        sizes.push_back(word.size());
    }
    char *command = nullptr;
    const auto size =
        redisFormatCommandArgv(&command, static_cast<int>(words.size()), starts.data(), sizes.data());
    if (size < 0) {
        throw std::bad_alloc();
    }
    const auto length = static_cast<std::size_t>(size);
    Secret text;
    try {
        text = secret({command, length});
    } catch (...) {
        OPENSSL_cleanse(command, length);
        redisFreeCommand(command);
        throw;
    }
    OPENSSL_cleanse(command, length);
    redisFreeCommand(command);
    return text;
}

[[noreturn]] void fail_tls(const SSL *tls) {
    const long verified = SSL_get_verify_result(tls);
    ERR_clear_error();
    if (verified != X509_V_OK) {
        fail_configuration(std::string("its certificate is not accepted: ") +
                           X509_verify_cert_error_string(verified));
    }
    fail_passing("the TLS connection failed");
}

}  // namespace

TlsContext::TlsContext(const std::string &ca_file) : context_(SSL_CTX_new(TLS_client_method())) {
    if (!context_) {
        throw std::bad_alloc();
    }
    SSL_CTX_set_min_proto_version(context_.get(), TLS1_2_VERSION);
    SSL_CTX_set_verify(context_.get(), SSL_VERIFY_PEER, nullptr);
    const int loaded = ca_file.empty()
                           ? SSL_CTX_set_default_verify_paths(context_.get())
                           : SSL_CTX_load_verify_locations(context_.get(), ca_file.c_str(), nullptr);
    ERR_clear_error();
    if (loaded != 1) {
        fail_configuration(
            "the file of config key 'token_store_ca_file' holds no certificates that can be read");
    }
}

Connection::Connection(const std::string &host, const std::string &port, const TlsContext *tls,
                       const Patience &patience)
    : process_(getpid()), reader_(redisReaderCreate()), received_(buffer_size) {
    if (!reader_) {
        throw std::bad_alloc();
    }
    try {
        connect(host, port, patience);
        if (tls != nullptr) {
            start_tls(host, tls->get(), patience);
        }
    } catch (...) {
        if (socket_ >= 0) {
            close(socket_);
        }
        throw;
    }
}

Connection::~Connection() {
    close(socket_);  // without a word to the server: a forked child closes the connection of its parent so
}

bool Connection::is_own() const noexcept {
    return process_ == getpid();
}

void Connection::connect(const std::string &host, const std::string &port, const Patience &patience) {
    const Addresses addresses(host, port);
    int error = 0;
    for (const addrinfo *each = addresses.list; each != nullptr; each = each->ai_next) {
        socket_ =
            socket(each->ai_family, each->ai_socktype | SOCK_CLOEXEC | SOCK_NONBLOCK, each->ai_protocol);
        if (socket_ < 0) {
            error = errno;
            continue;
        }
        error = connect_to(socket_, *each, patience);
        if (error == 0) {
            const int yes = 1;
            setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
            return;
        }
        close(socket_);
        socket_ = -1;
    }
    fail_passing("it cannot be reached: " + system_message(error));
}

void Connection::start_tls(const std::string &host, SSL_CTX *context, const Patience &patience) {
    tls_.reset(SSL_new(context));
    BIO *incoming = BIO_new(BIO_s_mem());
    BIO *outgoing = BIO_new(BIO_s_mem());
    if (!tls_ || incoming == nullptr || outgoing == nullptr) {
        BIO_free(incoming);
        BIO_free(outgoing);
        throw std::bad_alloc();
    }
    SSL_set_bio(tls_.get(), incoming, outgoing);
    SSL_set_connect_state(tls_.get());
    if (is_address(host)) {
        X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(tls_.get()), host.c_str());
    } else {
        SSL_set_tlsext_host_name(tls_.get(), host.c_str());
        SSL_set1_host(tls_.get(), host.c_str());
    }
    decrypted_.resize(buffer_size);
    for (int result = 0; result != 1;) {
        result = SSL_do_handshake(tls_.get());
        if (result != 1) {
            receive_encrypted(result, patience);
        }
    }
    send_encrypted(patience);
}

void Connection::send_raw(std::string_view bytes, const Patience &patience) {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent >= 0) {
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        } else if (errno == EAGAIN) {
            is_ready(socket_, POLLOUT, patience);
        } else if (errno != EINTR) {
            fail_passing("the connection broke: " + system_message(errno));
        }
    }
}

std::string_view Connection::receive_raw(const Patience &patience) {
    for (;;) {
        const ssize_t size = recv(socket_, received_.data(), received_.size(), 0);
        if (size > 0) {
            return {received_.data(), static_cast<std::size_t>(size)};
        }
        if (size == 0) {
            fail_passing("it closed the connection");
        }
        if (errno == EAGAIN) {
            is_ready(socket_, POLLIN, patience);
        } else if (errno != EINTR) {
            fail_passing("the connection broke: " + system_message(errno));
        }
    }
}

/// Sends what OpenSSL has encrypted.
void Connection::send_encrypted(const Patience &patience) {
    for (;;) {
        char buffer[4096];
        const int size = BIO_read(SSL_get_wbio(tls_.get()), buffer, sizeof buffer);
        if (size <= 0) {
            return;
        }
        send_raw({buffer, static_cast<std::size_t>(size)}, patience);
    }
}

/// Sends what OpenSSL has to send, and reads what it waits for.
/// @param result what the function of OpenSSL returned, which could not go on.
bool Connection::receive_encrypted(int result, const Patience &patience) {
    const int reason = SSL_get_error(tls_.get(), result);
    send_encrypted(patience);  // also an alert, which tells the server why
    if (reason != SSL_ERROR_WANT_READ) {
        fail_tls(tls_.get());
    }
    const std::string_view bytes = receive_raw(patience);
    return BIO_write(SSL_get_rbio(tls_.get()), bytes.data(), static_cast<int>(bytes.size())) > 0;
}

void Connection::send(std::string_view bytes, const Patience &patience) {
    if (!tls_) {
        send_raw(bytes, patience);
        return;
    }
    for (int result = 0; result <= 0;) {
        result = SSL_write(tls_.get(), bytes.data(), static_cast<int>(bytes.size()));
        if (result <= 0) {
            receive_encrypted(result, patience);
        }
    }
    send_encrypted(patience);
}

std::string_view Connection::receive(const Patience &patience) {
    if (!tls_) {
        return receive_raw(patience);
    }
    for (;;) {
        const int size = SSL_read(tls_.get(), decrypted_.data(), static_cast<int>(decrypted_.size()));
        if (size > 0) {
            return {decrypted_.data(), static_cast<std::size_t>(size)};
        }
        receive_encrypted(size, patience);
    }
}

Reply Connection::command(const std::vector<std::string_view> &words, const Patience &patience) {
    const Secret text = formatted(words);
    send(view(text), patience);
    for (std::size_t total = 0;;) {
        void *reply = nullptr;
        if (redisReaderGetReply(reader_.get(), &reply) != REDIS_OK) {
            fail_passing("it does not speak the protocol of Redis");
        }
        if (reply != nullptr) {
            return Reply(static_cast<redisReply *>(reply));
        }
        const std::string_view bytes = receive(patience);
        total += bytes.size();
        if (total > longest_answer ||
            redisReaderFeed(reader_.get(), bytes.data(), bytes.size()) != REDIS_OK) {
            fail_passing("its answer is too long");
        }
    }
}

}  // namespace balvps::redis
