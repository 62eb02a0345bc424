#include "transport/proxy.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>

#include "common/ascii.h"
#include "common/number.h"

namespace balvps {
namespace {

constexpr std::array<std::string_view, 6> schemes = {"http",    "https",  "socks4",
                                                     "socks4a", "socks5", "socks5h"};

bool is_letter_or_digit(char letter) noexcept {
    const char lower = ascii_lower(letter);
    return (lower >= 'a' && lower <= 'z') || (letter >= '0' && letter <= '9');
}

/// The value of a hexadecimal digit. None for other characters.
std::optional<unsigned> hexadecimal(char digit) noexcept {
    constexpr std::string_view digits = "0123456789abcdef";
    const std::size_t value = digits.find(ascii_lower(digit));
    return value == std::string_view::npos ? std::nullopt : std::optional(static_cast<unsigned>(value));
}

/// Decodes a percent-encoded user name or password. None if it holds a character that must be encoded, or one
/// that a header line cannot carry.
std::optional<Secret> decoded(std::string_view text) {
    constexpr std::string_view others = "-._~!$&'()*+,;=:";  // RFC 3986 allows these too
    Secret bytes;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char byte = text[i];
        if (byte == '%') {
            const auto high = i + 2 < text.size() ? hexadecimal(text[i + 1]) : std::nullopt;
            const auto low = high ? hexadecimal(text[i + 2]) : std::nullopt;
            if (!low) {
                return std::nullopt;
            }
            byte = static_cast<char>(*high << 4U | *low);
            i += 2;
            if (static_cast<unsigned char>(byte) < ' ' || byte == '\x7F') {
                return std::nullopt;
            }
        } else if (!is_letter_or_digit(byte) && others.find(byte) == std::string_view::npos) {
            return std::nullopt;
        }
        bytes.append({&byte, 1});
    }
    return bytes;
}

bool is_host(std::string_view host) {
    constexpr std::size_t longest = 253;
    if (host.starts_with('[') && host.ends_with(']')) {
        in6_addr address{};
        return inet_pton(AF_INET6, std::string(host.substr(1, host.size() - 2)).c_str(), &address) == 1;
    }
    return !host.empty() && host.size() <= longest && std::all_of(host.begin(), host.end(), [](char letter) {
        return is_letter_or_digit(letter) || letter == '-' || letter == '.' || letter == '_';
    });
}

/// Removes the scheme and its "://" from the front. @return the scheme, if it is allowed.
std::optional<std::string> take_scheme(std::string_view &text) {
    constexpr std::string_view separator = "://";
    const std::size_t end = text.find(separator);
    if (end == std::string_view::npos) {
        return "http";
    }
    std::string scheme(text.substr(0, end));
    std::transform(scheme.begin(), scheme.end(), scheme.begin(), &ascii_lower);
    text.remove_prefix(end + separator.size());
    const bool known = std::find(schemes.begin(), schemes.end(), scheme) != schemes.end();
    return known ? std::optional(std::move(scheme)) : std::nullopt;
}

/// Removes "USER:PASSWORD@" from the front. @return a proxy with only these, if they are allowed.
std::optional<Proxy> take_credentials(std::string_view &text) {
    const std::size_t end = text.rfind('@');
    if (end == std::string_view::npos) {
        return Proxy();
    }
    const std::string_view both = text.substr(0, end);
    text.remove_prefix(end + 1);
    const std::size_t colon = both.find(':');
    std::optional<Secret> username = decoded(both.substr(0, colon));
    std::optional<Secret> password =
        decoded(colon == std::string_view::npos ? std::string_view() : both.substr(colon + 1));
    if (!username || !password || username->view().find(':') != std::string_view::npos) {
        return std::nullopt;
    }
    return Proxy{.address = {}, .username = std::move(*username), .password = std::move(*password)};
}

/// The host and the port in canonical form, if they are allowed.
std::optional<std::string> host_and_port(std::string_view text) {
    if (text.ends_with('/')) {
        text.remove_suffix(1);
    }
    const std::size_t colon = text.find(':', text.starts_with('[') ? text.find(']') : 0);
    const std::string_view host = text.substr(0, colon);
    if (!is_host(host)) {
        return std::nullopt;
    }
    if (colon == std::string_view::npos) {
        return std::string(host);
    }
    const auto port = read_number<std::uint16_t>(text.substr(colon + 1));
    return port && *port > 0 ? std::optional(std::string(host) + ":" + std::to_string(*port)) : std::nullopt;
}

/// The first variable that is set and not empty.
std::string_view first_set(std::initializer_list<const char *> names) noexcept {
    for (const char *name : names) {
        const char *value = std::getenv(name);
        if (value != nullptr && *value != '\0') {
            return name;
        }
    }
    return {};
}

}  // namespace

Result<Proxy> parse_proxy(std::string_view text, std::string_view source) {
    const auto scheme = take_scheme(text);
    std::optional<Proxy> proxy = scheme ? take_credentials(text) : std::nullopt;
    const auto address = proxy ? host_and_port(text) : std::nullopt;
    if (!address) {
        return failure(configuration_error(
            std::string(source) +
            " must be a proxy such as http://proxy.example:3128 or "
            "https://USER:PASSWORD@proxy.example: one of http, https, socks4, socks4a, socks5 "
            "and socks5h, then a host, then a port from 1 to 65535, and nothing behind it; in "
            "USER and PASSWORD all but letters, digits and -._~!$&'()*+,;= is "
            "percent-encoded"));
    }
    proxy->address = *scheme + "://" + *address;
    return std::move(*proxy);
}

Result<Proxy> environment_proxy(bool encrypted) {
    // HTTP_PROXY is not read, as in libcurl, because a web server sets it from a header of a request.
    const std::string_view name = encrypted
                                      ? first_set({"https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"})
                                      : first_set({"http_proxy", "all_proxy", "ALL_PROXY"});
    if (name.empty()) {
        return Proxy();
    }
    // NOLINTNEXTLINE(bugprone-suspicious-stringview-data-usage): the names are literals, which end with a NUL
    return parse_proxy(std::getenv(name.data()), "environment variable '" + std::string(name) + "'");
}

}  // namespace balvps
