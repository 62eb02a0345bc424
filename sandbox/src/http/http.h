// A request and its answer, independent of the server library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace sandbox {

struct Header {
    std::string name;
    std::string value;
};

struct Request {
    std::string scheme;        ///< "https" or "http"
    std::string http_version;  ///< "HTTP/1.1"
    std::string method;
    std::string path;
    std::string query;
    std::vector<Header> headers;  ///< names in lower case, each once
    std::string body;
    int connection = 0;      ///< the peer's port, which identifies the TCP connection
    std::string listens_on;  ///< the address of --host, as it is written in a URL
    int port = 0;            ///< the sandbox's own port

    /// The header's value, "" if there is none.
    std::string header(const std::string &name) const {
        for (const Header &candidate : headers) {
            if (candidate.name == name) {
                return candidate.value;
            }
        }
        return {};
    }
};

class Wire;

/// Writes an answer to the connection, which is closed afterwards.
using Delivery = std::function<void(Wire &)>;

/// The fault that a request met, for the log.
struct PlayedFault {
    std::string name;
    bool carried_out = false;  ///< the service carried out the request
};

struct Answer {
    int status = 200;  ///< 0: there is no answer
    std::vector<Header> headers;
    std::string body;
    std::int64_t delay_ms = 0;  ///< the answer is sent this much later
    /// A wrong Content-Length. If it is larger than the body, the connection is closed within the body.
    std::optional<std::size_t> announced_length;
    Delivery delivery;  ///< sends the answer in place of the server library
    std::optional<PlayedFault> fault;
    bool refuses = false;      ///< the service refused the request and carried out nothing
    bool carried_out = false;  ///< the service carried out the request
};

}  // namespace sandbox
