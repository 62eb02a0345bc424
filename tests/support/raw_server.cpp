#include "raw_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

namespace balvps::test {
namespace {

constexpr std::string_view end_of_head = "\r\n\r\n";

void check(bool worked, const char *what) {
    if (!worked) {
        throw std::system_error(errno, std::generic_category(), what);
    }
}

std::size_t content_length(const RawServer::Request &request) {
    const auto headers = request.headers();
    const auto found = headers.find("Content-Length");
    return found == headers.end() ? 0 : std::stoul(found->second);
}

bool send_all(int socket, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) {
            return false;
        }
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

/// Reads what there is. @return false: the client has hung up.
bool receive(int socket, std::string &text) {
    std::array<char, 65536> buffer{};
    const ssize_t received = recv(socket, buffer.data(), buffer.size(), 0);
    text.append(buffer.data(), static_cast<std::size_t>(std::max<ssize_t>(received, 0)));
    return received > 0;
}

}  // namespace

Descriptor::~Descriptor() {
    if (number_ >= 0) {
        close(number_);
    }
}

std::map<std::string, std::string> RawServer::Request::headers() const {
    std::map<std::string, std::string> found;
    for (std::size_t at = head.find("\r\n"); at < head.size();) {
        const std::size_t start = at + 2;
        const std::size_t end = std::min(head.find("\r\n", start), head.size());
        const std::string text = head.substr(start, end - start);
        if (const std::size_t colon = text.find(": "); colon != std::string::npos) {
            found.emplace(text.substr(0, colon), text.substr(colon + 2));
        }
        at = end;
    }
    return found;
}

RawServer::RawServer(std::vector<Script> scripts)
    : scripts_(std::move(scripts)), listener_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto *const generic = reinterpret_cast<sockaddr *>(&address);
    check(bind(listener_.number(), generic, size) == 0, "bind");
    check(listen(listener_.number(), SOMAXCONN) == 0, "listen");
    check(getsockname(listener_.number(), generic, &size) == 0, "getsockname");
    port_ = ntohs(address.sin_port);
    acceptor_ = std::thread([this] { accept_all(); });
}

RawServer::~RawServer() {
    stopping_ = true;
    shutdown(listener_.number(), SHUT_RDWR);
    acceptor_.join();
    {
        const std::lock_guard lock(mutex_);
        for (const int socket : open_) {
            shutdown(socket, SHUT_RDWR);
        }
    }
    for (std::thread &connection : connections_) {
        connection.join();
    }
}

std::vector<RawServer::Request> RawServer::requests() const {
    const std::lock_guard lock(mutex_);
    return requests_;
}

std::size_t RawServer::connections() const {
    const std::lock_guard lock(mutex_);
    return open_.size();
}

void RawServer::accept_all() {
    for (;;) {
        const int socket = accept4(listener_.number(), nullptr, nullptr, SOCK_CLOEXEC);
        if (socket < 0) {
            return;  // the listener was shut down
        }
        const std::lock_guard lock(mutex_);
        const std::size_t index = open_.size();
        open_.push_back(socket);
        connections_.emplace_back([this, index, socket] { serve(index, socket); });
    }
}

bool RawServer::read_request(std::size_t index, int socket, std::string &unread) {
    while (unread.find(end_of_head) == std::string::npos) {
        if (!receive(socket, unread)) {
            return false;
        }
    }
    const std::size_t end = unread.find(end_of_head);
    Request request{index, unread.substr(0, end), {}};
    unread.erase(0, end + end_of_head.size());
    const std::size_t size = content_length(request);
    while (unread.size() < size) {
        if (!receive(socket, unread)) {
            return false;
        }
    }
    request.body = unread.substr(0, size);
    unread.erase(0, size);
    const std::lock_guard lock(mutex_);
    requests_.push_back(std::move(request));
    return true;
}

void RawServer::serve(std::size_t index, int socket) {
    const Descriptor owner(socket);
    std::string unread;
    for (const Reply &reply : scripts_.at(std::min(index, scripts_.size() - 1))) {
        if (!reply.unasked && !read_request(index, socket, unread)) {
            break;
        }
        const std::size_t piece = reply.pause.count() > 0 ? 1 : std::max<std::size_t>(reply.bytes.size(), 1);
        for (std::size_t at = 0; at < reply.bytes.size() && !stopping_; at += piece) {
            if (!send_all(socket, std::string_view(reply.bytes).substr(at, piece))) {
                break;
            }
            std::this_thread::sleep_for(reply.pause);
        }
        while (reply.then_hold && receive(socket, unread)) {
        }
    }
    const std::lock_guard lock(mutex_);
    open_[index] = -1;
}

RawServer::Reply json_reply(std::string_view body, std::string_view status) {
    RawServer::Reply reply;
    reply.bytes.append("HTTP/1.1 ").append(status).append("\r\nContent-Type: application/json\r\n");
    reply.bytes.append("Content-Length: ")
        .append(std::to_string(body.size()))
        .append(end_of_head)
        .append(body);
    return reply;
}

RawServer::Reply silence() {
    return {.then_hold = true};
}

RawServer::Reply hang_up() {
    return {};
}

}  // namespace balvps::test
