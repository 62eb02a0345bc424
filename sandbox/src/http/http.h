// A request and its answer, apart from any server library.
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
    int connection = 0;      ///< tells TCP connections apart: the peer's port
    std::string listens_on;  ///< the address that the sandbox was told to listen on, in a URL's spelling
    int port = 0;            ///< the sandbox's own

    /// The header's value, "" when there is none.
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

/// Puts an answer on the connection, which ends with it.
using Delivery = std::function<void(Wire &)>;

/// For the log: which fault a request met.
struct PlayedFault {
    std::string name;
    bool carried_out = false;  ///< the service did what was asked for
};

struct Answer {
    int status = 200;  ///< 0: there is no answer
    std::vector<Header> headers;
    std::string body;
    std::int64_t delay_ms = 0;  ///< held back this long
    /// Another Content-Length than the body has. Is it larger, the connection closes in the middle of the
    /// body.
    std::optional<std::size_t> announced_length;
    Delivery delivery;  ///< in place of plain sending
    std::optional<PlayedFault> fault;
    bool refuses = false;      ///< the service's own no: nothing was carried out
    bool carried_out = false;  ///< the service has done what was asked for
};

}  // namespace sandbox
