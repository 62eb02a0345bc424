#include "http/server.h"

#include <httplib.h>
#include <netinet/in.h>
#include <openssl/ssl.h>
#include <sys/socket.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <stdexcept>
#include <utility>

#include "common/lower_case.h"
#include "http/connection_threads.h"
#include "http/wire.h"
#include "service/arguments.h"

namespace sandbox {

namespace {

constexpr std::size_t keep_alive_requests = 1'000'000;
constexpr std::time_t keep_alive_seconds = 60;
constexpr int listen_backlog = 1024;
constexpr std::size_t largest_body = 16 * 1024 * 1024;

/// httplib adds these to what the client sent.
bool is_added_by_httplib(const std::string &name) {
    return name == "REMOTE_ADDR" || name == "REMOTE_PORT" || name == "LOCAL_ADDR" || name == "LOCAL_PORT";
}

std::vector<Header> headers_of(const httplib::Request &request) {
    std::vector<Header> headers;
    for (const auto &[name, value] : request.headers) {
        if (is_added_by_httplib(name)) {
            continue;
        }
        std::string lowered = lower(name);
        if (!headers.empty() && headers.back().name == lowered) {
            headers.back().value += ", " + value;
        } else {
            headers.push_back({std::move(lowered), value});
        }
    }
    return headers;
}

/// An address as it is written in a URL.
std::string in_url(const std::string &host) {
    return host.find(':') == std::string::npos ? host : "[" + host + "]";
}

Request converted(const httplib::Request &request, const std::string &scheme, const std::string &host) {
    const std::size_t question = std::min(request.target.find('?'), request.target.size());
    const std::size_t query = std::min(question + 1, request.target.size());
    return {scheme,
            request.version,
            request.method,
            request.path,
            request.target.substr(query),
            headers_of(request),
            request.body,
            request.remote_port,
            in_url(host),
            request.local_port};
}

int port_of(const sockaddr_storage &address) {
    if (address.ss_family == AF_INET) {
        return ntohs(reinterpret_cast<const sockaddr_in &>(address).sin_port);
    }
    if (address.ss_family == AF_INET6) {
        return ntohs(reinterpret_cast<const sockaddr_in6 &>(address).sin6_port);
    }
    return 0;
}

/// The open connections to the local port, by the peer's port. httplib does not expose its sockets, so they
/// are found among the process's open files.
std::multimap<int, int> sockets_by_peer_port(int local_port) {
    std::multimap<int, int> sockets;
    for (const auto &entry : std::filesystem::directory_iterator("/proc/self/fd")) {
        const auto descriptor =
            static_cast<int>(parse_integer(entry.path().filename().string()).value_or(-1));
        sockaddr_storage local{};
        sockaddr_storage peer{};
        socklen_t local_size = sizeof local;
        socklen_t peer_size = sizeof peer;
        if (getsockname(descriptor, reinterpret_cast<sockaddr *>(&local), &local_size) == 0 &&
            getpeername(descriptor, reinterpret_cast<sockaddr *>(&peer), &peer_size) == 0 &&
            port_of(local) == local_port) {
            sockets.emplace(port_of(peer), descriptor);
        }
    }
    return sockets;
}

int peer_port_of(int socket) {
    sockaddr_storage peer{};
    socklen_t size = sizeof peer;
    return getpeername(socket, reinterpret_cast<sockaddr *>(&peer), &size) == 0 ? port_of(peer) : 0;
}

int socket_of(const httplib::Request &request) {
    if (request.ssl != nullptr) {
        return SSL_get_fd(request.ssl);
    }
    const std::multimap<int, int> sockets = sockets_by_peer_port(request.local_port);
    const auto found = sockets.find(request.remote_port);
    return found == sockets.end() ? -1 : found->second;
}

/// Sends through a content provider, because httplib would compress or extend a plain body, and canned
/// answers must arrive exactly as given.
void send(const Answer &answer, httplib::Response &response) {
    response.status = answer.status;
    std::string content_type;
    for (const Header &header : answer.headers) {
        if (lower(header.name) == "content-type") {
            content_type = header.value;
        } else {
            response.headers.emplace(header.name, header.value);
        }
    }
    const std::size_t length = answer.announced_length.value_or(answer.body.size());
    if (length == 0) {
        response.headers.emplace("Content-Type", content_type);
        return;
    }
    response.set_content_provider(
        length, content_type, [body = answer.body](std::size_t offset, std::size_t, httplib::DataSink &sink) {
            return offset < body.size() && sink.write(body.data() + offset, body.size() - offset);
        });
}

/// Writes to the connection without httplib and closes it, so that httplib's own answer is not sent.
void deliver_directly(const Delivery &delivery, const httplib::Request &request) {
    Wire wire(socket_of(request), const_cast<SSL *>(request.ssl));
    delivery(wire);
    wire.close();
}

void deliver(const Answer &answer, const httplib::Request &request, httplib::Response &response) {
    if (answer.delivery) {
        deliver_directly(answer.delivery, request);
    } else {
        send(answer, response);
    }
}

/// OpenSSL's callback for the first message of a TLS handshake.
int on_client_hello(SSL *tls, int * /*alert*/, void *sandbox) {
    Request connection;
    connection.scheme = "https";
    const int socket = SSL_get_fd(tls);
    connection.connection = peer_port_of(socket);
    const std::optional<Answer> fault =
        static_cast<Sandbox *>(sandbox)->interrupt(Moment::handshake, connection);
    if (!fault) {
        return SSL_CLIENT_HELLO_SUCCESS;
    }
    Wire wire(socket, nullptr);
    fault->delivery(wire);
    wire.close();
    return SSL_CLIENT_HELLO_ERROR;
}

bool set_up(SSL_CTX &context, const Tls &tls, Sandbox &sandbox) {
    const bool outdated = tls.highest_version < TLS1_2_VERSION;
    if (outdated) {
        SSL_CTX_set_security_level(&context, 0);
    }
    SSL_CTX_set_client_hello_cb(&context, on_client_hello, &sandbox);
    return SSL_CTX_set_min_proto_version(&context, outdated ? TLS1_VERSION : TLS1_2_VERSION) == 1 &&
           SSL_CTX_set_max_proto_version(&context, tls.highest_version) == 1 &&
           SSL_CTX_use_certificate(&context, tls.identity.certificate.get()) == 1 &&
           SSL_CTX_use_PrivateKey(&context, tls.identity.key.get()) == 1;
}

bool has_body(const httplib::Request &request) {
    return request.has_header("Content-Length") || request.has_header("Transfer-Encoding");
}

std::unique_ptr<httplib::Server> make_server(const Tls *tls, Sandbox &sandbox) {
    if (tls == nullptr) {
        return std::make_unique<httplib::Server>();
    }
    return std::make_unique<httplib::SSLServer>(
        [tls, &sandbox](SSL_CTX &context) { return set_up(context, *tls, sandbox); });
}

}  // namespace

Listener::Listener(Sandbox &sandbox, const Tls *tls, const std::string &host, int port, std::size_t threads)
    : scheme_(tls != nullptr ? "https" : "http"), host_(host), server_(make_server(tls, sandbox)) {
    using Outcome = httplib::Server::HandlerResponse;

    const auto handle = [this, &sandbox](const httplib::Request &request, httplib::Response &response) {
        deliver(sandbox.answer(converted(request, scheme_, host_)), request, response);
    };
    // A request without Content-Length has no body (RFC 9112, 6.3). For a POST, httplib would wait for one.
    server_->set_pre_routing_handler(
        [this, &sandbox, handle](const httplib::Request &request, httplib::Response &response) {
            if (const auto fault = sandbox.interrupt(Moment::head, converted(request, scheme_, host_))) {
                deliver(*fault, request, response);
                return Outcome::Handled;
            }
            if (has_body(request)) {
                return Outcome::Unhandled;
            }
            handle(request, response);
            return Outcome::Handled;
        });
    static constexpr const char *any_path = ".*";
    server_->Get(any_path, handle);
    server_->Post(any_path, handle);
    server_->Put(any_path, handle);
    server_->Patch(any_path, handle);
    server_->Delete(any_path, handle);
    server_->set_tcp_nodelay(true);
    server_->set_keep_alive_max_count(keep_alive_requests);
    server_->set_keep_alive_timeout(keep_alive_seconds);
    server_->set_read_timeout(keep_alive_seconds);  // on a loaded machine a TLS handshake may take long
    server_->set_write_timeout(keep_alive_seconds);
    server_->set_payload_max_length(largest_body);
    server_->new_task_queue = [threads] { return std::make_unique<ConnectionThreads>(threads).release(); };

    int listening = -1;
    server_->set_socket_options([&listening](int descriptor) {
        const int yes = 1;
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
        listening = descriptor;
    });
    port_ = port == 0 ? server_->bind_to_any_port(host) : (server_->bind_to_port(host, port) ? port : -1);
    if (!server_->is_valid() || port_ <= 0) {
        throw std::runtime_error("cannot listen on " + host + " port " + std::to_string(port));
    }
    // With httplib's own backlog of 5, connections are dropped when many arrive at once.
    ::listen(listening, listen_backlog);

    thread_ = std::thread([this] { server_->listen_after_bind(); });
    while (!server_->is_running()) {
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
}

Listener::~Listener() {
    server_->stop();
    for (const auto &[peer_port, socket] : sockets_by_peer_port(port_)) {
        shutdown(socket, SHUT_RDWR);
    }
    thread_.join();
}

std::string Listener::base_url() const {
    return scheme_ + "://" + in_url(host_) + ":" + std::to_string(port_) + "/api";
}

}  // namespace sandbox
