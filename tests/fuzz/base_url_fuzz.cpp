// A base URL. A host that is taken for this machine must really be this machine. Each service has one
// spelling.
#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string>

#include "fuzz.h"
#include "transport/base_url.h"

using namespace balvps;
using namespace balvps::fuzz;

namespace {

/// The host between "//" and the port or the path.
std::string host_of(std::string_view url) {
    std::string_view rest = url.substr(url.find("//") + 2);
    rest = rest.substr(0, rest.find('/'));
    const std::size_t end = rest.starts_with('[') ? rest.find(']') + 1 : rest.find(':');
    return std::string(rest.substr(0, end));
}

/// Whether the C library takes the host for a numeric address of this machine.
bool is_number_of_this_machine(const std::string &host) {
    const bool in_brackets = host.starts_with('[');
    const std::string number = in_brackets ? host.substr(1, host.size() - 2) : host;
    addrinfo hints{};
    hints.ai_flags = AI_NUMERICHOST;
    addrinfo *found = nullptr;
    if (getaddrinfo(number.c_str(), nullptr, &hints, &found) != 0) {
        return false;
    }
    const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> owned(found, &freeaddrinfo);
    if (found->ai_family == AF_INET) {
        const auto *address = reinterpret_cast<const sockaddr_in *>(found->ai_addr);
        std::array<char, INET_ADDRSTRLEN> exact{};
        inet_ntop(AF_INET, &address->sin_addr, exact.data(), exact.size());
        return host == exact.data() && host.starts_with("127.");  // only in this spelling, not "127.1"
    }
    const in6_addr &address = reinterpret_cast<const sockaddr_in6 *>(found->ai_addr)->sin6_addr;
    return IN6_IS_ADDR_LOOPBACK(&address) || (IN6_IS_ADDR_V4MAPPED(&address) && address.s6_addr[12] == 127);
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    const Result<BaseUrl> url = parse_base_url(text(data, size));
    if (!url) {
        require(url.error().code == ErrorCode::configuration &&
                url.error().message.starts_with("config key 'base_url' "));
        return 0;
    }
    const std::string &address = url->text;
    require(address.starts_with(url->encrypted ? "https://" : "http://") && !address.ends_with('/'));
    require(std::none_of(address.begin(), address.end(), [](char letter) {
        return static_cast<unsigned char>(letter) <= ' ' || letter == '\x7F' || letter == '?' ||
               letter == '#';
    }));
    const std::string host = host_of(address);
    require(!host.empty() && host.find_first_of("@\\%") == std::string::npos);

    const bool is_name = host == "localhost" || host.ends_with(".localhost");
    require(url->loopback == (is_name || is_number_of_this_machine(host)));

    const Result<BaseUrl> again = parse_base_url(address);
    require(again && again->text == address && again->encrypted == url->encrypted &&
            again->loopback == url->loopback);
    return 0;
}
