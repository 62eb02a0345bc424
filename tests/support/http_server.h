// A well-behaved HTTP server whose answers a test writes, and which remembers what it was asked.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace httplib {
class Server;
}

namespace balvps::test {

class HttpServer {
  public:
    struct Request {
        std::string method;
        std::string path;  ///< below /api, with its query
        std::string authorization;
        std::string body;
    };

    struct Answer {
        std::string body = "{}";
        int status = 200;
        std::string content_type = "application/json";
        std::map<std::string, std::string> headers = {};
    };

    /// @param answer called for each request, by many threads at once.
    explicit HttpServer(std::function<Answer(const Request &)> answer);
    ~HttpServer();
    HttpServer(const HttpServer &) = delete;
    HttpServer &operator=(const HttpServer &) = delete;

    /// http://127.0.0.1:PORT/api
    std::string base_url() const { return "http://127.0.0.1:" + std::to_string(port_) + "/api"; }

    std::vector<Request> requests() const;
    /// How many requests came for a method and path, such as "GET /details".
    std::size_t count(std::string_view method_and_path) const;

  private:
    const std::function<Answer(const Request &)> answer_;
    mutable std::mutex mutex_;
    std::vector<Request> requests_;
    std::unique_ptr<httplib::Server> server_;
    int port_ = 0;
    std::thread listener_;
};

}  // namespace balvps::test
