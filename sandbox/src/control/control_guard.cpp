#include "control/control_guard.h"

#include <algorithm>
#include <array>

#include "common/lower_case.h"

namespace sandbox {

namespace {

/// Whether a Host header names the sandbox itself. Other names are refused, because anybody can point a DNS
/// name at this machine (DNS rebinding).
bool is_own(const std::string &host, const Request &request) {
    const std::array<std::string, 4> names = {"localhost", "127.0.0.1", "[::1]", lower(request.listens_on)};
    const int usual_port = request.scheme == "https" ? 443 : 80;
    return std::ranges::any_of(names, [&](const std::string &name) {
        return host == name + ":" + std::to_string(request.port) ||
               (host == name && request.port == usual_port);
    });
}

/// A web page cannot send this type to another server without a CORS preflight.
bool is_json(const std::string &content_type) {
    const std::string type = content_type.substr(0, content_type.find_first_of("; "));
    return lower(type) == "application/json";
}

}  // namespace

std::string reason_to_refuse(const Request &request) {
    const std::string host = lower(request.header("host"));
    if (!is_own(host, request)) {
        return "the control path needs localhost, 127.0.0.1, [::1] or the address of --host as Host, with "
               "port " +
               std::to_string(request.port);
    }
    const std::string origin = lower(request.header("origin"));
    if (!origin.empty() && origin != request.scheme + "://" + host) {
        return "the control path refuses requests of web pages: there must be no Origin";
    }
    if (request.method == "POST" && !is_json(request.header("content-type"))) {
        return "the control path needs Content-Type: application/json";
    }
    return {};
}

}  // namespace sandbox
