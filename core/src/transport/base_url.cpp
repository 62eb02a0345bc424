#include "transport/base_url.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>
#include <memory>
#include <new>
#include <optional>

#include "common/ascii.h"
#include "transport/curl_handles.h"

namespace balvps {
namespace {

/// Throws for lack of memory, which is not an error in the address.
CURLUcode checked(CURLUcode code) {
    if (code == CURLUE_OUT_OF_MEMORY) {
        throw std::bad_alloc();
    }
    return code;
}

/// A part of the address; empty if it has none.
std::string part_of(const CurlUrl &url, CURLUPart part) {
    char *text = nullptr;
    if (checked(curl_url_get(url.get(), part, &text, CURLU_NO_DEFAULT_PORT)) != CURLUE_OK) {
        return {};
    }
    const std::unique_ptr<char, decltype(&curl_free)> owned(text, &curl_free);
    return text;
}

tl::unexpected<Error> refuse(const std::string &what) {
    return failure(configuration_error("config key 'base_url' " + what));
}

/// The IPv6 address in brackets, if the host is one.
std::optional<in6_addr> ipv6_address(std::string_view host) {
    in6_addr address{};
    if (!host.starts_with('[') || !host.ends_with(']')) {
        return std::nullopt;
    }
    const std::string number(host.substr(1, host.size() - 2));
    return inet_pton(AF_INET6, number.c_str(), &address) == 1 ? std::optional(address) : std::nullopt;
}

/// The canonical spelling of a host: lower case, no final dot, an IPv6 address in its shortest form.
std::string canonical(std::string host) {
    if (const auto address = ipv6_address(host)) {
        std::array<char, INET6_ADDRSTRLEN> text{};
        inet_ntop(AF_INET6, &*address, text.data(), text.size());
        return "[" + std::string(text.data()) + "]";
    }
    std::transform(host.begin(), host.end(), host.begin(), &ascii_lower);
    if (host.ends_with('.')) {
        host.pop_back();
    }
    return host;
}

/// Whether names may have the character. Bytes beyond ASCII belong to international names.
bool is_name_character(char letter) noexcept {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '-' ||
           letter == '_' || letter == '.' || static_cast<unsigned char>(letter) >= 0x80;
}

/// Whether a canonical host is an IP address, or a name without empty labels. A name whose last label is a
/// number is refused: libcurl turns some of these into IPv4 addresses, and resolvers differ about the others.
bool is_host(const std::string &host) {
    if (host.starts_with('[')) {
        return true;
    }
    const std::string last = host.substr(host.rfind('.') + 1);
    in_addr number{};
    if (last.starts_with("0x") || last.find_first_not_of("0123456789") == std::string::npos) {
        return inet_pton(AF_INET, host.c_str(), &number) == 1;
    }
    return !host.starts_with('.') && host.find("..") == std::string::npos &&
           std::all_of(host.begin(), host.end(), &is_name_character);
}

/// Whether libcurl surely connects to this machine for that host. libcurl resolves localhost and the names
/// below it by itself, and an IP address needs no resolving. Any other name depends on a resolver.
bool is_loopback(const std::string &host) {
    if (const auto address = ipv6_address(host)) {
        constexpr std::size_t first_ipv4_byte = 12;
        return IN6_IS_ADDR_LOOPBACK(&*address) ||
               (IN6_IS_ADDR_V4MAPPED(&*address) && address->s6_addr[first_ipv4_byte] == IN_LOOPBACKNET);
    }
    in_addr number{};
    if (inet_pton(AF_INET, host.c_str(), &number) == 1) {
        return host.starts_with("127.");
    }
    return host == "localhost" || host.ends_with(".localhost");
}

}  // namespace

std::string_view portal_address(std::string_view base_url) noexcept {
    const std::size_t host = base_url.find("://") + 3;
    const std::size_t slash = base_url.rfind('/');
    return slash != std::string_view::npos && slash > host ? base_url.substr(0, slash) : base_url;
}

Result<BaseUrl> parse_base_url(std::string_view text) {
    const CurlUrl url(curl_url());
    if (!url) {
        throw std::bad_alloc();
    }
    const std::string copy(text);
    if (checked(curl_url_set(url.get(), CURLUPART_URL, copy.c_str(), CURLU_DISALLOW_USER)) ==
        CURLUE_USER_NOT_ALLOWED) {
        return refuse("must not contain a user name or password; use 'username' and 'password'");
    }
    const std::string scheme = part_of(url, CURLUPART_SCHEME);
    if (scheme != "https" && scheme != "http") {
        return refuse("must be an address such as https://my.balvps.com/api");
    }
    if (text.find_first_of("?#") != std::string_view::npos) {
        return refuse("must not have a query or a fragment");
    }
    const std::string host = canonical(part_of(url, CURLUPART_HOST));
    if (!is_host(host)) {
        return refuse("must have a host: a name, an IPv4 address of four numbers, or an IPv6 address in []");
    }
    // libcurl has just read this host, so any error means a lack of memory, whatever its code says.
    if (curl_url_set(url.get(), CURLUPART_HOST, host.c_str(), 0) != CURLUE_OK) {
        throw std::bad_alloc();
    }
    BaseUrl base;
    base.text = part_of(url, CURLUPART_URL);
    base.text.erase(base.text.find_last_not_of('/') + 1);
    base.encrypted = scheme == "https";
    base.loopback = is_loopback(host);
    return base;
}

}  // namespace balvps
