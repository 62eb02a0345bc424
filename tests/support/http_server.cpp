#include "http_server.h"

#include <httplib.h>

#include <algorithm>
#include <chrono>
#include <stdexcept>

namespace balvps::test {
namespace {

constexpr std::string_view prefix = "/api";
constexpr std::size_t most_connections = 32;  // each kept connection occupies a thread

}  // namespace

HttpServer::HttpServer(std::function<Answer(const Request &)> answer)
    : answer_(std::move(answer)), server_(std::make_unique<httplib::Server>()) {
    const httplib::Server::Handler handle = [this](const httplib::Request &in, httplib::Response &out) {
        Request request{in.method, in.target.substr(prefix.size()), in.get_header_value("Authorization"),
                        in.body};
        {
            const std::lock_guard lock(mutex_);
            requests_.push_back(request);
        }
        const Answer reply = answer_(request);
        out.status = reply.status;
        for (const auto &[name, value] : reply.headers) {
            out.set_header(name, value);
        }
        out.set_content(reply.body, reply.content_type);
    };
    const std::string all = std::string(prefix) + "/.*";
    server_->Get(all, handle).Post(all, handle).Put(all, handle).Delete(all, handle);
    server_->new_task_queue = [] {
        return std::make_unique<httplib::ThreadPool>(most_connections).release();
    };
    server_->set_keep_alive_max_count(1'000'000);
    server_->set_keep_alive_timeout(1);
    server_->set_tcp_nodelay(true);
    port_ = server_->bind_to_any_port("127.0.0.1");
    if (port_ < 0) {
        throw std::runtime_error("no free port on 127.0.0.1");
    }
    listener_ = std::thread([this] { server_->listen_after_bind(); });
    while (!server_->is_running()) {  // stop() would do nothing before
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
}

HttpServer::~HttpServer() {
    server_->stop();
    listener_.join();
}

std::vector<HttpServer::Request> HttpServer::requests() const {
    const std::lock_guard lock(mutex_);
    return requests_;
}

std::size_t HttpServer::count(std::string_view method_and_path) const {
    const std::lock_guard lock(mutex_);
    return static_cast<std::size_t>(
        std::count_if(requests_.begin(), requests_.end(),
                      [&](const Request &each) { return each.method + " " + each.path == method_and_path; }));
}

}  // namespace balvps::test
